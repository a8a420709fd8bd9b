import { rolldown } from 'rolldown';

/** The modules that are loaded with some entries, before anything is imported later, by their paths. */
export async function loadedAtOnce(entries: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const bundle = await rolldown({ input: { ...entries }, platform: 'node', treeshake: true });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const chunks = new Map(
    output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])),
  );
  const modules = new Set<string>();
  const waiting = [...chunks.values()].filter(({ name, isEntry }) => isEntry && name in entries);
  const seen = new Set(waiting);
  for (const { moduleIds, imports } of seen) {
    for (const id of moduleIds) modules.add(id);
    for (const name of imports) {
      const chunk = chunks.get(name);
      if (chunk !== undefined) seen.add(chunk);
    }
  }
  return modules;
}
