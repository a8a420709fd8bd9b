import type { BlockEvidence } from '../../model/evidence.ts';
import { blockForm, idsEver } from '../../records/block-identity.ts';
import { textOf } from '../../records/values.ts';
import type { EvidenceRequest, SignedBlock } from '../../workspace/ports.ts';
import { nameNow } from '../node/named-files.ts';
import { commitFiles } from './commit-files.ts';
import { GitFault } from './git-fault.ts';
import type { Position, Sought } from './introductions.ts';
import type { Repository } from './repository.ts';
import type { Texts } from './texts.ts';
import { isFile } from './tree.ts';
import type { FileVersion } from './versions.ts';

/** Where sign-offs stand in the last commit, and what is to be said of those that do not stand there. */
export interface HeadPositions {
  readonly positions: readonly Position[];
  readonly settled: ReadonlyMap<string, BlockEvidence>;
}

function soughtOf({ record, index, key }: SignedBlock): Sought | null {
  const blocks = record.data['signOffs'];
  const block = Array.isArray(blocks) ? blocks[index] : undefined;
  const form = blockForm(block);
  if (form === null || typeof block !== 'object' || block === null || Array.isArray(block)) return null;
  return { key, ids: idsEver(record), form, digest: textOf(block['digest']) };
}

/**
 * Finds sign-offs in the last commit: in the file of that name or, for a file that was moved since, in one that is not
 * there any more.
 * @param isSameReading true when the last commit reads files as the root does now
 */
export async function headPositions(
  repository: Repository,
  head: string,
  texts: Texts,
  request: Omit<EvidenceRequest, 'signed'> & { readonly signed: readonly SignedBlock[] },
  isSameReading: boolean,
): Promise<HeadPositions> {
  const { trees, prefix } = repository;
  const positions: Position[] = [];
  const settled = new Map<string, BlockEvidence>();
  const raw = await repository.commit(head);
  if (raw === null) throw new GitFault(`commit ${head} is missing`);

  const holds = async (version: FileVersion, sought: Sought): Promise<boolean> =>
    (await texts.holding(sought, version)) !== null;

  let moved: Promise<ReadonlyMap<string, readonly FileVersion[]>> | null = null;
  /** Files of the last commit that are gone, by the digests that stand in them. */
  const goneByDigest = async (): Promise<ReadonlyMap<string, readonly FileVersion[]>> => {
    const found = new Map<string, FileVersion[]>();
    for (const path of await commitFiles(repository, head).list()) {
      if (request.listed.has(path) || !texts.versions.selects(path)) continue;
      const entry = await trees.find(raw.tree, prefix + path);
      if (entry === null || entry === 'missing') continue;
      for (const digest of await texts.versions.digestsIn(entry.hash))
        found.set(digest, [...(found.get(digest) ?? []), { path, blob: entry.hash }]);
    }
    return found;
  };

  const submoduleOf = async (path: string): Promise<string | null> => {
    const parts = (prefix + path).split('/');
    for (let count = 1; count < parts.length; count += 1) {
      const folder = parts.slice(0, count).join('/');
      const entry = await trees.find(raw.tree, folder);
      if (entry !== null && entry !== 'missing' && entry.mode === '160000')
        return folder.slice(prefix.length);
    }
    return null;
  };

  const find = async (path: string, blocks: readonly SignedBlock[]): Promise<void> => {
    const entry = await trees.find(raw.tree, prefix + path);
    if (entry === 'missing') {
      for (const { key } of blocks) settled.set(key, { kind: 'unknown', reason: 'missing', at: head });
      return;
    }
    const version = entry !== null && isFile(entry) ? { path, blob: entry.hash } : null;
    const isUnchanged =
      version !== null &&
      isSameReading &&
      (await nameNow(request.files, path, version.blob.length)) === version.blob;
    const submodule = version === null ? await submoduleOf(path) : null;
    for (const block of blocks) {
      const sought = soughtOf(block);
      if (sought === null) continue;
      if (submodule !== null) {
        settled.set(sought.key, { kind: 'unknown', reason: 'submodule', at: submodule });
        continue;
      }
      if (version !== null && (isUnchanged || (await holds(version, sought)))) {
        positions.push({ sought, version, steps: null });
        if (isUnchanged) texts.note(version, block);
        continue;
      }
      let found: FileVersion | null = null;
      if (sought.digest !== null) {
        moved ??= goneByDigest();
        for (const other of (await moved).get(sought.digest) ?? [])
          if (found === null && (await holds(other, sought))) found = other;
      }
      if (found === null) settled.set(sought.key, { kind: 'uncommitted' });
      else positions.push({ sought, version: found, steps: null });
    }
  };

  const byFile = new Map<string, SignedBlock[]>();
  for (const block of request.signed) {
    const others = byFile.get(block.record.file);
    if (others === undefined) byFile.set(block.record.file, [block]);
    else others.push(block);
  }
  for (const [path, blocks] of byFile) {
    await find(path, blocks);
    await request.breathe?.();
  }
  return { positions, settled };
}
