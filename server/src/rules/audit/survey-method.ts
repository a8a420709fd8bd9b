import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { keyWords, listWords } from '../../domain/words/lists.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

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
    const words = { method: 'its method', period: 'its period', sample: 'how many were asked' };
    report({
      message: `${recordWords(record)} was evaluated without saying ${listWords(missing.map((key) => words[key]))}${noMethod ? '' : ' (practice)'}; write it under ${keyWords(missing)}.`,
      place: { file: record.file, record: record.key, path: [first], token: 'key' },
      ...(noMethod ? {} : { basis: 'practice' as const }),
    });
  },
};
