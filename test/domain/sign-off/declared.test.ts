import { expect, test } from 'vitest';
import { isMetInWords } from '../../../server/src/domain/sign-off/declared.ts';
import type { EvidenceLevel, SignOffDemand } from '../../../server/src/model/configuration.ts';
import type { Queries } from '../../../server/src/model/queries.ts';
import type { QmsRecord } from '../../../server/src/model/record.ts';
import type { Demand } from '../../../server/src/records/sign-off-demands.ts';

const adopted = (approvals: readonly unknown[] | null): QmsRecord =>
  ({ adoption: approvals === null ? null : { approvals } }) as unknown as QmsRecord;
const demand = (more: Partial<SignOffDemand>): Demand => ({
  ...{ meaning: 'approved', by: 'anyone', roles: [], needed: 1, approvedIn: false },
  ...{ basis: 'own', clauses: [], named: [], ...more },
});
const asking = (evidence: EvidenceLevel): Queries => ({ config: () => ({ evidence }) }) as unknown as Queries;
const inWords = adopted([{ name: 'Jane Doe' }]);

/** An approval in words counts where a declaration is enough, for what anybody may approve, once. */
test.each<[string, QmsRecord, Partial<SignOffDemand>, EvidenceLevel, boolean]>([
  ['as asked', inWords, {}, 'declared', true],
  ['where the content is to be bound', inWords, {}, 'content-bound', false],
  ['of another meaning', inWords, { meaning: 'reviewed' }, 'declared', false],
  ['by top management', inWords, { by: 'top-management' }, 'declared', false],
  ['by two', inWords, { needed: 2 }, 'declared', false],
  ['by nobody', adopted([]), {}, 'declared', false],
  ['in a record that was not adopted', adopted(null), {}, 'declared', false],
])('%s', (_, record, more, level, expected) => {
  expect(isMetInWords(record, demand(more), asking(level))).toBe(expected);
});
