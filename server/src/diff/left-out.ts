import type { QmsRecord } from '../model/record.ts';
import { selectFiles } from '../records/file-selection.ts';
import type { StatePair } from './kind.ts';

/** Worked out once: several kinds ask. */
const known = new WeakMap<StatePair, ReadonlySet<QmsRecord>>();

/** Records of the base whose files the head still has, and reads no more, or as nothing: qms.yaml leaves them out. */
export function recordsLeftOut(states: StatePair): ReadonlySet<QmsRecord> {
  let found = known.get(states);
  if (found === undefined) {
    const [then, now] = [selectFiles(states.base.configuration), selectFiles(states.head.configuration)];
    const isRead = (file: string): boolean =>
      now.selects(file) && (then.mappedType(file) === null || now.mappedType(file) !== null);
    found = new Set(
      states.pairs.flatMap(({ before, after }) =>
        before !== null &&
        after === null &&
        !isRead(before.file) &&
        states.head.queries.file(before.file).exists
          ? [before]
          : [],
      ),
    );
    known.set(states, found);
  }
  return found;
}
