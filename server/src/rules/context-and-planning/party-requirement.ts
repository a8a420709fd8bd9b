import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('party-requirement', {
  none: 'The interested party has no requirement. Write under `requirements` what it needs or expects.',
});

const party = `id: IP-001
type: interested-party
title: Calibration customers
status: effective
group: customer
`;

export const rule: RecordRule = {
  id: 'party-requirement',
  scope: 'record',
  types: ['interested-party'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Interested party without a requirement',
  clauses: ['iso-9001:2015/4.2'],
  explanation:
    'An interested party is listed, but not what it needs or expects. The party matters to the management system only through its requirements, so the list is of use once each party has at least one. Write what the party requires under `requirements`, or make the record obsolete if it requires nothing that concerns quality.',
  examples: {
    bad: { 'party.yaml': party },
    good: { 'party.yaml': `${party}requirements:\n  - text: Certificates within five working days\n` },
  },
  check(record, _queries, report) {
    if (!isBlank(record.data['requirements'])) return;
    report({
      message: say.none(),
      place: { file: record.file, record: record.key, path: ['requirements'] },
    });
  },
};
