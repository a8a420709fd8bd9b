import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('survey-method', {
  unsaid:
    'The survey was evaluated without saying {matters}. Write {count, plural, one {it} other {them}} under {keys}.',
  method: 'its method',
  period: 'its period',
  sample: 'how many were asked',
});

const survey = (more: string): string => `id: SUR-2026-01
type: survey
title: Interviews with customers
kind: customer
status: evaluated
${more}`;

export const rule: RecordRule = {
  id: 'survey-method',
  scope: 'record',
  types: ['survey'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Customer survey without its method',
  clauses: ['iso-9001:2015/9.1.2'],
  explanation:
    'How the view of customers is obtained has to be determined, and a result means little to a reader who does not know how it came about. Write the method of this evaluated survey; practice is to give its period and how many were asked and answered, too.',
  examples: {
    bad: { 'survey.yaml': survey('period: { from: 2026-01-05, to: 2026-01-16 }\nsample: 24\n') },
    good: {
      'survey.yaml': survey('method: interview\nperiod: { from: 2026-01-05, to: 2026-01-16 }\nsample: 24\n'),
    },
  },
  check(record, queries, report) {
    const { data } = record;
    if (record.phase !== 'final' || data['kind'] !== 'customer') return;
    if (coveredElsewhere(queries, ['iso-9001:2015/9.1.2'])) return;
    const noMethod = isBlank(data['method']);
    const noNumbers = ['sample', 'responses', 'population'].every((key) => isBlank(data[key]));
    const missing = [
      ...(noMethod ? (['method'] as const) : []),
      ...(isBlank(data['period']) ? (['period'] as const) : []),
      ...(noNumbers ? (['sample'] as const) : []),
    ];
    const [first] = missing;
    if (first === undefined) return;
    const message = say.unsaid({
      matters: listed(missing.map((key) => say[key]())),
      count: missing.length,
      keys: keysListed(missing),
    });
    report({
      message: noMethod ? message : asPractice(message),
      place: { file: record.file, record: record.key, path: [first], token: 'key' },
      ...(noMethod ? {} : { basis: 'practice' as const }),
    });
  },
};
