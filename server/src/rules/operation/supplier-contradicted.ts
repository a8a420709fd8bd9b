import { calibrationsOf, isInUse } from '../../domain/calibrations.ts';
import { settingOf } from '../../domain/setting.ts';
import { decisionOn } from '../../domain/suppliers.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { supplier } from './examples.ts';

const say = defineMessages('supplier-contradicted', {
  stillUsed:
    'The evaluation of {date} says to block this supplier, but its status is `{status}`. Set `status: blocked`, or record the evaluation that lifted the block.',
  calibratedBy:
    'Calibrated on {date} by a supplier that was blocked. Take it out of use and have it calibrated by another one, or record why that one could be used. {supplier} has been blocked since {since}.',
  calibratedByUndated:
    'Calibrated on {date} by a supplier that is blocked, and nothing says since when. Record the evaluation that blocked {supplier} with its day, or have it calibrated by another one.',
  decision: 'The decision to block it',
});

const clauses = ['iso-9001:2015/8.4.1'];

const approved = (...evaluations: readonly string[]): string =>
  supplier(
    `criteria: [Delivery on time]\nevaluations:\n${evaluations.map((each) => `  - { ${each} }\n`).join('')}`,
  );

function checkSupplier(record: QmsRecord, report: Report): void {
  // What does not affect conformity is not judged.
  if (record.data['critical'] === false) return;
  const newest = decisionOn(record);
  if (newest?.decision !== 'block') return;
  report({
    message: say.stillUsed({ date: newest.date, status: record.status ?? 'approved' }),
    place: { file: record.file, record: record.key, path: ['evaluations', newest.index, 'decision'] },
    fixes: [settingOf(record, 'status', 'blocked')],
  });
}

/** Since when a supplier was blocked on a day: `unknown` where nothing says; null where it was not. */
function blockedSince(supplier: QmsRecord, day: IsoDate): IsoDate | 'unknown' | null {
  const decided = decisionOn(supplier, day);
  if (decided?.decision === 'block') return decided.date;
  if (supplier.status !== 'blocked') return null;
  const withdrawn = dateOf(supplier.data['withdrawnOn']);
  if (withdrawn !== null) return withdrawn <= day ? withdrawn : null;
  // Any decision on record shows that it was not blocked from the beginning.
  return decisionOn(supplier) === undefined ? 'unknown' : null;
}

function checkEquipment(record: QmsRecord, queries: Queries, report: Report): void {
  const newest = isInUse(record) ? calibrationsOf(record).at(-1) : undefined;
  const [by] = idsOf(newest?.value['by']);
  if (newest === undefined || by === undefined || queries.target(by)?.type !== 'supplier') return;
  const supplier = queries.record(by);
  const since = supplier === undefined ? null : blockedSince(supplier, newest.date);
  if (supplier === undefined || since === null) return;
  const named = { date: newest.date, supplier: idAndTitle(supplier) };
  const decided = decisionOn(supplier, newest.date);
  report({
    message: since === 'unknown' ? say.calibratedByUndated(named) : say.calibratedBy({ ...named, since }),
    place: { file: record.file, record: record.key, path: ['calibrations', newest.index, 'by'] },
    fixes: [settingOf(record, 'status', 'out-of-service')],
    related:
      decided?.decision === 'block'
        ? [
            {
              place: {
                file: supplier.file,
                record: supplier.key,
                path: ['evaluations', decided.index, 'decision'],
              },
              message: say.decision(),
            },
          ]
        : [],
  });
}

export const rule: RecordRule = {
  id: 'supplier-contradicted',
  scope: 'record',
  types: ['supplier', 'equipment'],
  needs: ['data.evaluations', 'data.calibrations'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'A blocked supplier that is still used',
  clauses,
  explanation:
    'The newest evaluation of this supplier came to the decision to block it, and its status still lets people buy from it: set the status to blocked, or record the evaluation by which the block was lifted. The same goes for equipment in use whose newest calibration was done by a supplier that was blocked on that day, since its certificate shows little. Suppliers that are not critical are left alone, and a block that came later says nothing of a calibration before it.',
  examples: {
    bad: {
      'supplier.yaml': approved('date: 2025-03-01, decision: approve', 'date: 2025-12-10, decision: block'),
    },
    good: {
      'supplier.yaml': approved('date: 2025-03-01, decision: block', 'date: 2025-12-10, decision: approve'),
    },
  },
  check(record, queries, report) {
    if (record.type === 'supplier') checkSupplier(record, report);
    else checkEquipment(record, queries, report);
  },
};
