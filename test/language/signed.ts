import { openProject } from '../rules/harness.ts';

/**
 * The files with right digests: every sign-off block whose `digest` is a placeholder (`DIGEST-1`, `DIGEST-2`…,
 * each used once) gets the digest it must carry.
 */
export async function signed(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const plain = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace(/(?<!\\)\|/, '').replaceAll('\\|', '|')]),
  );
  const { project } = await openProject(plain);
  const result: Record<string, string> = { ...files };
  for (const record of project.store.records.values()) {
    const blocks = record.data['signOffs'];
    if (!Array.isArray(blocks)) continue;
    for (const [index, block] of blocks.entries()) {
      const placeholder = (block as { digest?: unknown }).digest;
      if (typeof placeholder !== 'string' || !/^DIGEST-\d+$/.test(placeholder)) continue;
      const digest = project.queries.expectedDigest(record, index);
      if (digest === null) throw new Error(`${record.key} has no digest`);
      result[record.file] = result[record.file]!.replace(placeholder, digest);
    }
  }
  return result;
}
