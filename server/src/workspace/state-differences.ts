import { foldersOf } from '../records/paths.ts';
import { changedEvidence } from './evidence.ts';
import { ForeseenReads } from './foreseen-reads.ts';
import type { RestRead } from './intake.ts';
import { type Around, invalidate } from './invalidate.ts';
import type { Facts } from './tracked-queries.ts';

/** What makes one state of a root another one. */
export interface StateDifferences extends Pick<RestRead, 'paths' | 'changes'> {
  /** Learns, while the one is judged, which units read what the other has otherwise. */
  readonly reads: ForeseenReads;
}

/**
 * Tells two states of a root apart that are read by the same configuration and types.
 * @param read what was read of the other one alone
 * @param sections what of qms.yaml differs
 */
export function differencesBetween(
  one: Facts,
  other: Facts,
  { paths, changes, searched }: RestRead,
  sections: readonly string[],
): StateDifferences {
  const reads = new ForeseenReads(changes);
  const around: Around = {
    hasSeveral: (id) => [one, other].some(({ store }) => store.versions(id).length > 1),
    isMentionedByOthers: (id) => one.store.isMentioned(id) && other.store.isMentioned(id),
  };
  for (const change of changes) invalidate(reads, around, change);
  if (paths.some((path) => isFile(one, path) !== isFile(other, path))) reads.invalidate('file names', '');
  for (const path of [...paths, ...searched]) {
    reads.invalidate('file', path);
    for (const folder of foldersOf(path)) reads.invalidate('file', folder);
  }
  for (const section of sections) reads.invalidate('config', section);
  for (const [kind, name] of changedEvidence(one.evidence, other.evidence)) reads.invalidate(kind, name);
  return { paths, changes, reads };
}

const isFile = ({ standing }: Facts, path: string): boolean => standing(path) === 'file';
