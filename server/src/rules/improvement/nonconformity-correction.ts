import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { actionsTaken, isClosed } from '../../domain/nonconformity.ts';
import { referrersOf } from '../../domain/referrers.ts';
import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { cause, effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-correction', {
  missing:
    'Closed without saying what was done about the fault itself. Write under `correction` how it was put right, or under `containment` how it was kept from spreading. Until that is known, the status is `implemented`.',
  missingOfMany:
    '{count, plural, one {# nonconformity was} other {# nonconformities were}} closed without saying what was done about the fault. Write it under `correction` or `containment`, or name the system that holds it for clause 10.2 under `elsewhere` in qms.yaml. They are in {files}.',
});

const clauses = ['iso-9001:2015/10.2.1'];

/** True where another record shows what was done at once: an action, or the decision on the faulty output. */
const isCorrectedElsewhere = (record: QmsRecord, queries: Queries): boolean =>
  actionsTaken(record, queries).some(
    ({ action }) => action.data['kind'] === 'correction' && action.status !== 'cancelled',
  ) ||
  referrersOf(record, queries, 'nonconformity').some(
    ({ source }) => !isBlank(source.data['disposition']) || !isBlank(source.data['correction']),
  );

export const rule: RecordRule = {
  id: 'nonconformity-correction',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Closed without a correction',
  clauses,
  explanation:
    'Before anybody asks for the cause, something has to be done about the fault itself: it is put right, or kept from spreading. This nonconformity is closed, and its record says neither. Write it under `correction` or `containment`. An action of the kind correction counts, and so does the decision on a nonconforming output or the correction of a complaint that names this nonconformity. Where nothing could be put right any more, say so there.',
  examples: {
    bad: { 'nc.yaml': nonconformity(`${cause}${effect}`) },
    good: {
      'nc.yaml': nonconformity(
        `${cause}${effect}correction: The old drawings were taken away, the current ones handed out.\n`,
      ),
    },
  },
  check(record, queries, report) {
    const { correction, containment } = record.data;
    if (!isClosed(record) || !isBlank(correction) || !isBlank(containment)) return;
    // Of a list that says nothing of the treatment at all one finding is enough (`nonconformity-cause`).
    if (record.adoption !== null && isBlank(record.data['cause'])) return;
    if (coveredElsewhere(queries, clauses) || isCorrectedElsewhere(record, queries)) return;
    report({
      message: say.missing(),
      place: { file: record.file, record: record.key, path: ['correction'], token: 'key' },
      fixes: [settingOf(record, 'status', 'implemented')],
      cause: { key: 'correction', many: ({ count, files }) => say.missingOfMany({ count, files }) },
    });
  },
};
