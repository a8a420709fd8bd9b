import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';

/** A question that was asked, and its answer. */
export interface Noted {
  readonly ask: () => unknown;
  readonly answer: unknown;
  readonly isSame: (before: unknown, after: unknown) => boolean;
}

type Member = { readonly [key: string]: unknown };

/** Whether two answers are the same records, or the same places in them: the store keeps objects that do not change. */
const areSame = (before: unknown, after: unknown): boolean =>
  Array.isArray(before) && Array.isArray(after)
    ? before.length === after.length && before.every((each, index) => isSameMember(each, after[index]))
    : Object.is(before, after);

const isSameMember = (before: Member, after: Member): boolean =>
  Object.is(before, after) ||
  ('reference' in before
    ? before['source'] === after['source'] && before['reference'] === after['reference']
    : // What a grouping holds of a record comes from that alone.
      'record' in before && before['record'] === after['record'] && before['entry'] === after['entry']);

/** Questions that records answer; what others answer is the same by its content. */
const answeredByRecords: ReadonlySet<string> = new Set<keyof Queries>([
  'record',
  'versions',
  'ofType',
  'referrers',
  'aggregate',
  'entries',
]);

const nameOf = (argument: unknown): string => {
  if (typeof argument !== 'object' || argument === null) return String(argument ?? '');
  const { key, name } = argument as Member;
  return String(key ?? name ?? JSON.stringify(argument));
};

/** Queries that note each question with its answer, by a name that says all of it. */
export function notedQueries(queries: Queries, note: (name: string, noted: Noted) => void): Queries {
  const all = queries as unknown as Record<string, (...given: readonly unknown[]) => unknown>;
  const noted = Object.fromEntries(
    Object.keys(all).map((method) => {
      const isSame = answeredByRecords.has(method) ? areSame : deepEqual;
      return [
        method,
        (...given: readonly unknown[]) => {
          const ask = (): unknown => all[method]!(...given);
          const answer = ask();
          // Lists are the store's own, which goes on adding to them.
          const noted = Array.isArray(answer) ? answer.slice() : answer;
          note(JSON.stringify([method, ...given.map(nameOf)]), { ask, answer: noted, isSame });
          return answer;
        },
      ];
    }),
  ) as unknown as Queries;
  /** Digests come from a record, which is known to be the same, and from what stands outside of it. */
  const outside = (record: QmsRecord): void => {
    const { fileUses, digests } = record;
    if (fileUses.length === 0) return;
    for (const { target } of fileUses) if (target !== null) noted.file(target);
    for (const block of digests.keys()) noted.evidence(record, block);
  };
  const known = new WeakMap<QmsRecord, string | null>();
  return {
    ...noted,
    expectedDigest(record, block, formerId) {
      outside(record);
      return queries.expectedDigest(record, block, formerId);
    },
    contentDigest(record, formerId) {
      outside(record);
      if (formerId !== undefined || record.fileUses.length > 0)
        return queries.contentDigest(record, formerId);
      const digest = known.has(record) ? known.get(record)! : queries.contentDigest(record);
      known.set(record, digest);
      return digest;
    },
  };
}
