import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import type { Demand } from '../../records/sign-off-demands.ts';

const nouns: Readonly<Record<string, string>> = {
  authored: "author's signature",
  reviewed: 'review',
  approved: 'approval',
  affirmed: 'affirmation',
  authorized: 'authorization',
  verified: 'verification',
  acknowledged: 'acknowledgement',
};

/** A sign-off of this meaning as a noun: `approved` → `approval`. */
export const signatureWords = (meaning: string | null): string =>
  (meaning !== null && Object.hasOwn(nouns, meaning) ? nouns[meaning] : undefined) ?? 'sign-off';

/** What a record is, as far as it explains why it must be signed: `is in force`, `was held on 2026-01-20`. */
export function stateWords(record: QmsRecord, today: IsoDate): string {
  const date = dateOf(record.data['date']);
  if (record.type === 'management-review' && date !== null) return `was held on ${date}`;
  if (record.kind === 'maintained' && (record.status === null || record.status === 'effective')) {
    const from = dateOf(record.data['effectiveFrom']);
    return from !== null && from > today ? `takes effect on ${from}` : 'is in force';
  }
  return record.status === null ? 'is not marked as a draft' : `has the status ${record.status}`;
}

/** Clauses a finding about a demand names: none where the standard asks for no signature. */
export const demandClauses = (demand: Demand): readonly string[] =>
  demand.basis === 'practice' ? [] : demand.clauses;

/** Why this system asks although the standard may not, for demands that are not the standard's own. */
export function basisWords(demand: Demand): string {
  if (demand.basis === 'practice')
    return ' (practice: ISO 9001 does not ask for this signature, this system does)';
  return demand.basis === 'own' ? ' (a rule of this system)' : '';
}
