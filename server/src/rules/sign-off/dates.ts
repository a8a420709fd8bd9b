import { roleStart } from '../../domain/people/roles.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { decidingReview, demandOn } from '../../domain/sign-off/demands.ts';
import { gapOf } from '../../domain/sign-off/gaps.ts';
import { howToSign } from '../../domain/sign-off/how-to-sign.ts';
import { personWords, recordWords } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { eventDate } from '../../records/history.ts';
import { type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, policyText } from './examples.ts';

/** What is impossible about the day of a block, or null. */
function dateFault(record: QmsRecord, each: SignOffBlock, queries: Queries): string | null {
  const { date, by, role } = each;
  if (date === null) return null;
  const start = `${recordWords(record)} is signed on ${date}`;
  const today = queries.today();
  if (date > today)
    return `${start}, which is in the future (today is ${today}): have it signed again on the day.`;
  const own = eventDate(record);
  if (own !== null && date < own && each.meaning !== 'authored')
    return `${start}, before it took place on ${own}: have it signed again, or correct the date of the event if that is wrong.`;
  const person = by === null ? undefined : queries.record(by);
  if (by !== null && person?.type === 'person') {
    const [from, to] = [dateOf(person.data['from']), dateOf(person.data['to'])];
    if (from !== null && date < from)
      return `${start} by ${personWords(queries, by)}, who joined on ${from}: have it signed again, or correct the day of joining.`;
    if (to !== null && date > to)
      return `${start} by ${personWords(queries, by)}, who left on ${to}: have it signed again by someone who is there, or correct the day of leaving.`;
  }
  const existed = role === null ? null : roleStart(role, queries);
  if (existed !== null && date < existed)
    return `${start} as ${role}, a role that exists since ${existed}: have it signed again, or correct the holders of the role.`;
  return null;
}

export const signoffDate: RecordRule = {
  id: 'signoff-date',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'A sign-off on an impossible day',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'The date of a sign-off cannot be right: it lies in the future, before the event that is signed took place (only its author may sign earlier), or at a time when the person or the role was not there. A wrong date spoils the evidence of who knew what when. Correct the date of the person or the role if that is wrong; otherwise sign again, since the date is part of what is signed.',
  examples: {
    bad: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-04-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  concern: 'content',
  check: (record, queries, report) => {
    for (const each of currentBlocks(record, queries)) {
      const message = dateFault(record, each, queries);
      if (message !== null)
        report({
          message,
          place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'date'] },
        });
    }
  },
};

/**
 * First approval of the version in force: of the blocks for this version where there are any, so that
 * a later second approval of the same version makes nothing late.
 */
function approvedOn(record: QmsRecord, queries: Queries): string | null {
  const approvals = signOffBlocks(record.data).filter(
    ({ meaning, date }) => meaning === 'approved' && date !== null,
  );
  const ofVersion = approvals.filter(({ version }) => version === null || version === record.version);
  const dates = ofVersion.length > 0 ? ofVersion : approvals.slice(-1);
  const [first] = dates.flatMap(({ date }) => date ?? []).sort();
  if (first !== undefined) return first;
  const review = decidingReview(record, queries);
  return review === undefined ? null : dateOf(review.data['date']);
}

export const signoffLate: RecordRule = {
  id: 'signoff-late',
  level: 'warning',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'In force before it was approved',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'The record says it has been in force since a day before it was approved, so people worked by a text nobody had released. If the day is wrong, set `effectiveFrom` to the day of approval or later; since that day is part of what is signed, raise the version and have it signed again. Where the text really was used before, leave the dates as they are and record an exception: the gap is then known and decided.',
  examples: {
    bad: {
      'policy.md': policyText(
        `effectiveFrom: 2026-01-01\n${block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')}`,
      ),
    },
    good: {
      'policy.md': policyText(
        `effectiveFrom: 2026-03-15\n${block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')}`,
      ),
    },
    today: '2026-04-01',
  },
  scope: 'record',
  types: [],
  concern: 'content',
  check: (record, queries, report) => {
    const from = record.kind === 'maintained' ? dateOf(record.data['effectiveFrom']) : null;
    const approved = from === null ? null : approvedOn(record, queries);
    if (from === null || approved === null || approved <= from) return;
    const again =
      record.version === null ? 'have it signed again' : 'raise the version and have it signed again';
    const remedy = signOffBlocks(record.data).length === 0 ? '' : `, ${again}, since that day is signed`;
    report({
      message: `${recordWords(record)} is in force from ${from} but was approved only on ${approved}: set effectiveFrom to that day or later${remedy}, or, if people worked by it before, record an exception.`,
      place: { file: record.file, record: record.key, path: ['effectiveFrom'] },
    });
  },
};

const daysToApprove = 60;

export const reviewUnapproved: RecordRule = {
  id: 'review-unapproved',
  level: 'warning',
  basis: 'practice',
  title: 'A review held long ago and not approved',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'The management review took place more than 60 days ago and its record is still not approved. Decisions that nobody has confirmed are easily disputed or forgotten, and participants no longer remember what was said. Complete the record, have top management sign it, and set its status to approved. ISO 9001 sets no period; 60 days is good practice.',
  examples: {
    bad: {
      'review.yaml': 'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2025-11-01\n',
    },
    good: {
      'review.yaml': 'id: MR-1\ntype: management-review\ntitle: Review\nstatus: held\ndate: 2026-01-20\n',
    },
  },
  scope: 'record',
  types: ['management-review'],
  concern: 'today',
  check: (record, queries, report) => {
    const date = dateOf(record.data['date']);
    if (record.status === 'planned' || date === null) return;
    const days = daysBetween(date, queries.today());
    if (days <= daysToApprove) return;
    const demand = demandOn(record, queries);
    const signed = demand === null || gapOf(record, demand, queries) === null;
    const way = signed ? null : howToSign(record, demand, queries);
    const how = way === null ? '' : ` ${way.words}, and`;
    report({
      message: `${recordWords(record)} was held ${days} days ago, on ${date}, and is not approved yet (practice: within ${daysToApprove} days): complete its record,${how} set \`status: approved\`.`,
      ...(way === null ? {} : { signOff: way.signOff }),
      place: { file: record.file, record: record.key, path: ['status'] },
    });
  },
};
