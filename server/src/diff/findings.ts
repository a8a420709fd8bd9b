import type { Finding } from '../model/finding.ts';
import type { DraftChange, Snapshot } from './kind.ts';

/** A finding that one of two states has, with what every change about it says. */
export interface OwnFinding {
  readonly finding: Finding;
  readonly draft: Omit<DraftChange, 'message'>;
}

const nameOf = ({ rule, fingerprint }: Finding): string => `${rule} ${fingerprint}`;

/**
 * The findings of one state that the other does not have, known by rule, record and path: where they stand in the text
 * does not matter. Of several that are known alike, as many as are more.
 */
export function* findingsOnlyIn(state: Snapshot, other: Snapshot): Generator<OwnFinding> {
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
