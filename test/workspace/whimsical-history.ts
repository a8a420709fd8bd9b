import type { BlockEvidence, Evidence } from '../../server/src/model/evidence.ts';
import type { ReadEvidence } from '../../server/src/workspace/ports.ts';

const jane = { name: 'Jane', email: 'jane@acme.example', date: '2026-01-21' as const };
const mark = { ...jane, email: 'mark@acme.example' };

/** What a history may say of a sign-off; undefined for one that it does not know. */
const sayings: readonly (BlockEvidence | undefined)[] = [
  ...[jane, mark].map(
    (author): BlockEvidence => ({
      kind: 'introduced',
      commit: { hash: '1'.repeat(40), author, committer: author },
      file: 'policy.md',
      matched: true,
      imported: author === mark,
      edited: [],
      since: null,
    }),
  ),
  { kind: 'uncommitted' },
  { kind: 'unknown', reason: 'cut-off', at: '2'.repeat(40) },
  undefined,
];

/** A history that says of sign-offs whatever a number picks; afterwards it says what it said last. */
export class WhimsicalHistory {
  #last: Evidence = { kind: 'none', reason: 'pending' };
  whim = 0;

  readonly read: ReadEvidence = async ({ signed }) => {
    const keys = (await signed()).map(({ key }) => key).sort();
    const picked = keys.flatMap((key, at) => {
      const saying = sayings[(this.whim >> (at % 8)) % sayings.length];
      return saying === undefined ? [] : [[key, saying] as const];
    });
    this.#last = {
      kind: 'read',
      head: String(this.whim),
      withSignatures: false,
      approvals: new Map(),
      blocks: new Map(picked),
    };
    return this.#last;
  };

  readonly readLast: ReadEvidence = async () => this.#last;
}
