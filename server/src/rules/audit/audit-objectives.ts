import { auditDate, isInternal } from '../../domain/audit/audits.ts';
import { isAskedForOn } from '../../domain/editions.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { isHeld } from '../../domain/phases.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { calibrationAudit } from './examples.ts';

const say = defineMessages('audit-objectives', {
  missing:
    'The audit does not say what it was to find out. Write its `objectives`, next to its criteria and scope.',
});

const asked = 'iso-9001/audit-objectives';
const edition = 'organization: Test\nstandards: [iso-9001:2026]\n';

export const rule: RecordRule = {
  id: 'audit-objectives',
  scope: 'record',
  types: ['audit'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Audit without objectives',
  clauses: [asked],
  explanation:
    'By ISO 9001:2026 each internal audit has objectives, next to its criteria and its scope: what it is to find out, such as whether a process works as described since it moved. An audit without them looks at everything and at nothing in particular. Only internal audits held on a day on which that edition is in force for you are looked at; those before stay as they were. As certification bodies report it; check it against your copy of the standard.',
  examples: {
    bad: { 'qms.yaml': edition, 'audit.yaml': calibrationAudit('scope: Calibration laboratory\n') },
    good: {
      'qms.yaml': edition,
      'audit.yaml': calibrationAudit(
        'objectives: [See whether calibration works as described since the laboratory moved]\n',
      ),
    },
  },
  check(record, queries, report) {
    if (!isInternal(record) || !isHeld(record) || !isBlank(record.data['objectives'])) return;
    const day = auditDate(record);
    if (day === null || !isAskedForOn(asked, day, queries) || coveredElsewhere(queries, [asked])) return;
    report({
      message: say.missing(),
      place: { file: record.file, record: record.key, path: ['objectives'] },
    });
  },
};
