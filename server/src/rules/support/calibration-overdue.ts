import { calibrationDue, isInUse } from '../../domain/calibrations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { daysBetween } from '../../records/dates.ts';
import { isBlank } from '../../records/values.ts';
import { gauge } from './examples.ts';

const say = defineMessages('calibration-overdue', {
  unplanned:
    'Nothing says when this equipment, which must be traceable, is calibrated next. State the interval, or the day under `nextCalibration`.',
  overdue:
    'Calibration was due on {due}, {days, plural, one {# day} other {# days}} ago, and the equipment is still in use. Calibrate it and record that, or take it out of use.',
});

const clauses = ['iso-9001:2015/7.1.5.2'];

export const rule: RecordRule = {
  id: 'calibration-overdue',
  scope: 'record',
  types: ['equipment'],
  concern: 'today',
  level: 'error',
  basis: 'required',
  title: 'Calibration overdue',
  clauses,
  explanation:
    'Measuring equipment whose traceability is required has to be calibrated or verified at the intervals you set, before use. This one is in service and past its day, or nothing says when its day is. Calibrate it and record the calibration, or take it out of use: in-calibration, out-of-service or indication-only are never overdue.',
  examples: {
    bad: { 'gauge.yaml': gauge('nextCalibration: 2026-01-15\n') },
    good: { 'gauge.yaml': gauge('nextCalibration: 2026-06-15\n') },
  },
  check(record, queries, report) {
    const { data } = record;
    if (data['traceability'] !== 'required' || !isInUse(record)) return;
    const place = { file: record.file, record: record.key, path: ['nextCalibration'] };
    const due = calibrationDue(record);
    const today = queries.today();
    if (due === null) {
      // Where no calibration is on record at all, that comes first (`calibration-record`).
      const isKnown = !isBlank(data['calibrations']) || !isBlank(data['lastCalibration']);
      if (isKnown && isBlank(data['nextCalibration']))
        report({
          message: say.unplanned(),
          place,
        });
      return;
    }
    if (due >= today) return;
    report({
      message: say.overdue({ due, days: daysBetween(due, today) }),
      place,
    });
  },
};
