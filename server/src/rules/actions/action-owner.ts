import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, textOf } from '../../records/values.ts';
import { action } from './examples.ts';

const say = defineMessages('action-owner', {
  noOwner: 'The action has no owner. Name under `owner` the role that sees it through.',
  noDate: 'The action has no due date. Name under `due` the day by which it is done.',
  notDate: 'The action is due "{due}", which is not a date. Name a day, if only the day to look at it again.',
});

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
        message: asPractice(say.noOwner()),
        place: { ...place, path: ['owner'] },
      });
    }
    const due = textOf(record.data['due']);
    if (isBlank(record.data['due'])) {
      report({
        message: asPractice(say.noDate()),
        place: { ...place, path: ['due'] },
      });
    } else if (due !== null && !looksLikeDate(due)) {
      report({
        message: asPractice(say.notDate({ due: due.length > 40 ? `${due.slice(0, 39)}…` : due })),
        place: { ...place, path: ['due'] },
      });
    }
  },
};
