import type { Finding } from '../model/finding.ts';
import type { DraftChange, Snapshot } from './kind.ts';

/** A finding that one of two states has, with what every change about it says. */
export interface OwnFinding {
  readonly finding: Finding;
  readonly draft: Omit<DraftChange, 'message'>;
}

/** What a finding is known by in two states: rule, record and path. */
type NameOf = (finding: Finding) => string;

/** Names findings of two states, those of a record that has another id in the head by that one. */
export function findingNames({ queries }: Snapshot): NameOf {
  const ids = new Map<string, string>();
  const idNow = (id: string): string => {
    const known = ids.get(id) ?? queries.versions(id)[0]?.id ?? id;
    ids.set(id, known);
    return known;
  };
  return ({ rule, record, file, path }) =>
    JSON.stringify([rule, record === undefined ? [file] : idNow(record), path]);
}

/**
 * The findings of one state that the other does not have: where they stand in the text does not matter. Of several that
 * are known alike, as many as are more.
 */
export function* findingsOnlyIn(state: Snapshot, other: Snapshot, nameOf: NameOf): Generator<OwnFinding> {
  const left = new Map<string, number>();
  for (const finding of other.findings) {
    const name = nameOf(finding);
    left.set(name, (left.get(name) ?? 0) + 1);
  }
  for (const finding of state.findings) {
    const count = left.get(nameOf(finding)) ?? 0;
    left.set(nameOf(finding), count - 1);
    if (count > 0) continue;
    const { rule, severity, fingerprint, file, range, path } = finding;
    const record = finding.record === undefined ? undefined : recordAt(finding.record, file, state);
    yield {
      finding,
      draft: {
        place: { file, path: [], ...(record === undefined ? {} : { record }) },
        at: { range, path },
        finding: { rule, severity, fingerprint },
      },
    };
  }
}

/** The key of the record of an id in a file. */
const recordAt = (id: string, file: string, { queries }: Snapshot): string | undefined =>
  queries.versions(id).find((record) => record.file === file)?.key;
