import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, textOf } from '../../records/values.ts';
import { action } from './examples.ts';

/** Text meant as a date, right or mistyped; what is wrong with it is the schema's business. */
const looksLikeDate = (text: string): boolean => /^[\d\s./:TZ+-]+$/.test(text);

export const rule: RecordRule = {
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
