import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { isBlank } from '../../records/values.ts';
import { output } from './examples.ts';

const say = defineMessages('output-disposition', {
  silent:
    'The output is {status} without saying {missing, select, disposition {what was done} authority {who had the authority to decide} other {what was done and who had the authority}}. Write it under {keys}.',
  open: 'Nobody has decided for {days, plural, one {# day} other {# days}} what happens with the output. Decide under `disposition` and `authority`. It was detected on {date}, and {most} days are time enough.',
});

const clauses = ['iso-9001:2015/8.7.1', 'iso-9001:2015/8.7.2'];

/** Days after which a decision on a faulty product is slow; the standard sets none. */
const daysToDecide = 30;

export const rule: RecordRule = {
  id: 'output-disposition',
  scope: 'record',
  types: ['nonconforming-output'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'Faulty output without decision or authority',
  clauses,
  explanation:
    'For a product or service that does not meet its requirements, the record has to show what was done with it and who had the authority to decide. This one is decided or closed and says one or both of these not. Write the decision under disposition, and the person or role under authority; a sign-off with the meaning authorized names the authority too. One that is still open is a warning after 30 days, which is practice: faulty parts that wait for a decision get used.',
  examples: {
    bad: { 'output.yaml': output('status: closed\ndisposition: scrap\n') },
    good: { 'output.yaml': output('status: closed\ndisposition: scrap\nauthority: ROLE-TD\n') },
  },
  check(record, queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const { data } = record;
    const place = { file: record.file, record: record.key };
    if (record.phase === 'final') {
      const authorized = signOffBlocks(data).some(({ meaning }) => meaning === 'authorized');
      const missing = [
        ...(isBlank(data['disposition']) ? (['disposition'] as const) : []),
        ...(isBlank(data['authority']) && !authorized ? (['authority'] as const) : []),
      ];
      const [first] = missing;
      if (first === undefined) return;
      report({
        message: say.silent({
          status: record.status ?? 'closed',
          missing: missing.join('-'),
          keys: keysListed(missing),
        }),
        place: { ...place, path: [first], token: 'key' },
      });
      return;
    }
    const detected = dateOf(data['detectedOn']);
    const days = detected === null ? 0 : daysBetween(detected, queries.today());
    if (days <= daysToDecide || !isBlank(data['disposition'])) return;
    report({
      message: asPractice(say.open({ days, date: detected ?? '', most: daysToDecide })),
      place: { ...place, path: ['disposition'], token: 'key' },
      severity: 'warning',
      basis: 'practice',
    });
  },
};
