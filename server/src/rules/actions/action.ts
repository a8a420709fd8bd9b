import { countWords } from '../../domain/words/lists.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { isBlank, textOf } from '../../records/values.ts';

const action = `id: ACT-2026-004
type: action
title: Hire two support engineers
status: open
owner: ROLE-MD
due: 2026-03-01
`;

export const actionOverdue: RecordRule = {
  id: 'action-overdue',
  scope: 'record',
  types: ['action'],
  concern: 'today',
  level: 'warning',
  basis: 'own',
  title: 'Action past its due date',
  clauses: ['iso-9001:2015/10.2.1', 'iso-9001:2015/6.1.2'],
  explanation:
    'The action is past the date you set and still open. If it is done, set `completedOn` and the status. If it needs longer, move due and keep the old date under `dueHistory` with the reason and who agreed, so that the delay can be seen. If it is no longer wanted, cancel it with a reason.',
  examples: {
    bad: { 'action.yaml': action.replace('2026-03-01', '2026-01-15') },
    good: { 'action.yaml': action },
  },
  check(record, queries, report) {
    const due = dateOf(record.data['due']);
    const today = queries.today();
    if (due === null || due >= today) return;
    report({
      message: `${recordWords(record)} was due on ${due}, ${countWords(daysBetween(due, today), 'day')} ago, and is still open; record its completion, move the date with a reason under \`dueHistory\`, or cancel it.`,
      place: { file: record.file, record: record.key, path: ['due'] },
    });
  },
};

/** Text meant as a date, right or mistyped; what is wrong with it is the schema's business. */
const looksLikeDate = (text: string): boolean => /^[\d\s./:TZ+-]+$/.test(text);

export const actionOwner: RecordRule = {
  id: 'action-owner',
  scope: 'record',
  types: ['action'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  title: 'Action without owner or due date',
  clauses: ['iso-9001:2015/10.2.1', 'iso-9001:2015/6.1.2'],
  explanation:
    'An action that nobody owns, or that has no day on which it should be done, rarely gets done. Name a role (better than a person: people change) under `owner` and a day under `due`. An event such as "when the hall is built" is not a day; choose one on which to look at it again.',
  examples: {
    bad: { 'action.yaml': action.replace('owner: ROLE-MD\n', '') },
    good: { 'action.yaml': action },
  },
  check(record, _queries, report) {
    const place = { file: record.file, record: record.key };
    if (isBlank(record.data['owner'])) {
      report({
        message: `${recordWords(record)} has no owner; practice is to name under \`owner\` the role that sees it through.`,
        place: { ...place, path: ['owner'] },
      });
    }
    const due = textOf(record.data['due']);
    if (isBlank(record.data['due'])) {
      report({
        message: `${recordWords(record)} has no due date; practice is to name under \`due\` the day by which it is done.`,
        place: { ...place, path: ['due'] },
      });
    } else if (due !== null && !looksLikeDate(due)) {
      report({
        message: `${recordWords(record)} is due "${due.length > 40 ? `${due.slice(0, 39)}…` : due}", which is not a date; practice is to name a day, if only the day to look at it again.`,
        place: { ...place, path: ['due'] },
      });
    }
  },
};
