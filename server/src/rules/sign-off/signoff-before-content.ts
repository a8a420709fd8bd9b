import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { factsAfter } from '../../domain/sign-off/facts-after.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { displayPath } from '../../records/display-path.ts';
import { jane } from './examples.ts';

const say = defineMessages('signoff-before-content', {
  after:
    'Signed on {date}, but `{field}` says something that happened on {day}. Correct that day, or have it signed again. Nobody can have signed what had not happened.',
  signature: 'The day of the sign-off',
});

const change = (authorized: string): string =>
  `id: CHG-1\ntype: change\ntitle: New laboratory\nstatus: approved\nauthorizedBy: PER-jane-doe\nreview: { date: 2026-02-10, by: PER-jane-doe, result: Fine }\nsignOffs:\n  - { by: PER-jane-doe, meaning: authorized, date: ${authorized} }\n`;

export const rule: RecordRule = {
  id: 'signoff-before-content',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'Signed before what it covers happened',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3'],
  explanation:
    'A sign-off covers a day on which something happened, and that day is later than the sign-off: what was signed cannot have been there yet. Either the day is wrong, or the text was changed and the old date of signing was kept. Plans may of course lie ahead of a signature, and so may what a sign-off does not cover, such as the day an approved action was completed, or what a change brought (`effectiveness`; its `review` is what was looked at before it was authorized). The same day is no fault, and an author may write what comes.',
  examples: {
    bad: { 'change.yaml': change('2026-02-01'), 'jane.yaml': jane },
    good: { 'change.yaml': change('2026-02-10'), 'jane.yaml': jane },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    if (record.pastDates.length === 0) return;
    for (const block of currentBlocks(record, queries)) {
      const [first] = factsAfter(record, block);
      if (first === undefined || block.date === null) continue;
      report({
        message: say.after({
          date: block.date,
          field: displayPath(record.data, first.path),
          day: first.value,
        }),
        place: { file: record.file, record: record.key, path: first.path },
        related: [
          {
            place: { file: record.file, record: record.key, path: ['signOffs', block.index, 'date'] },
            message: say.signature(),
          },
        ],
      });
    }
  },
};
