import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { referrersOf } from '../../domain/referrers.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { minimalPolicy } from './examples.ts';

const say = defineMessages('policy-communication', {
  none: 'No communication on record makes this policy known. Record when and how people heard of it, with `about: {id}`.',
});

export const rule: RecordRule = {
  id: 'policy-communication',
  level: 'warning',
  basis: 'required',
  begins: 'communication',
  title: 'No communication about the policy',
  clauses: ['iso-9001:2015/5.2.2', 'iso-9001:2015/7.3'],
  explanation:
    'People can only follow a quality policy they know and understand. No communication record is about this policy, so there is no evidence in this repository that it was made known. Record the announcement, meeting or training (type communication, with the policy under `about`). One about another version (`POL-001@1.0`) does not count, and a version that takes effect later has time. If this is kept in another system, name clause 5.2.2 or 7.3 under `elsewhere` in qms.yaml.',
  examples: {
    bad: { 'policy.yaml': minimalPolicy },
    good: {
      'policy.yaml': minimalPolicy,
      'meeting.yaml':
        'id: COM-1\ntype: communication\ntitle: Policy explained at the works meeting\nstatus: done\ndate: 2026-01-15\nabout: [POL-001]\n',
    },
  },
  scope: 'record',
  types: ['quality-policy'],
  concern: 'today',
  check: (record, queries, report) => {
    // A version that is to come can still be made known.
    if ((dateOf(record.data['effectiveFrom']) ?? '') > queries.today()) return;
    const isMadeKnown = referrersOf(record, queries, 'about').some(
      ({ source, reference: { version } }) =>
        source.type === 'communication' &&
        (source.phase === 'active' || source.phase === 'final') &&
        // What was said of another version did not make this one known.
        (version === null || record.version === null || version === record.version),
    );
    if (isMadeKnown || coveredElsewhere(queries, ['5.2.2', '7.3'])) return;
    report({
      message: say.none({ id: record.id }),
      place: { file: record.file, record: record.key, path: ['id'] },
    });
  },
};
