import { referrersOf } from '../../domain/referrers.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('process-incomplete', {
  incomplete:
    'The process lacks {missing}. Add {count, plural, one {it} other {them}}, so that the process can be run and judged.',
  measure: '`criteria` or `indicators`',
});

const whole = `id: PRO-01
type: process
title: Calibration
status: effective
purpose: Return every gauge with a certificate that can be relied on.
owner: ROLE-LAB
inputs:
  - what: Gauges received
outputs:
  - what: Calibrated gauges with certificates
criteria: Nine of ten gauges leave within five working days.
`;

const asked = ['purpose', 'inputs', 'outputs', 'owner'];

export const rule: RecordRule = {
  id: 'process-incomplete',
  scope: 'record',
  types: ['process'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Process not fully described',
  clauses: ['iso-9001:2015/4.4.1'],
  explanation:
    'For every process the standard asks to know what goes in, what comes out, who answers for it, and by which criteria or indicators anyone can see that it works; the purpose says what it is for. The message names what this process does not say. An indicator that names the process counts as well.',
  examples: {
    bad: { 'process.yaml': whole.replace(/purpose: .*\n/, '').replace(/criteria: .*\n/, '') },
    good: { 'process.yaml': whole },
  },
  check(record, queries, report) {
    const keys = asked.filter((key) => isBlank(record.data[key]));
    const missing: (string | Message)[] = keys.map((key) => `\`${key}\``);
    const measured =
      !isBlank(record.data['criteria']) ||
      !isBlank(record.data['indicators']) ||
      referrersOf(record, queries, 'process').some(({ source }) => source.type === 'indicator');
    if (!measured) missing.push(say.measure());
    if (missing.length === 0) return;
    report({
      message: say.incomplete({ count: missing.length, missing: listed(missing) }),
      place: { file: record.file, record: record.key, path: [] },
      steps: [...keys, ...(measured ? [] : ['criteria'])].map((key) => ({ kind: 'write', key })),
    });
  },
};
