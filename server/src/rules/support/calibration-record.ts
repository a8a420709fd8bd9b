import { type Calibration, calibrationsOf, isInUse } from '../../domain/calibrations.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { oneMonth } from '../../domain/next-review.ts';
import { itemsOf } from '../../domain/register.ts';
import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { isBlank } from '../../records/values.ts';
import { gauge } from './examples.ts';

const say = defineMessages('calibration-record', {
  none: 'No calibration of this equipment is on record, though it must be traceable. Record the last one under `calibrations` with its certificate, or take the equipment out of use until it is calibrated.',
  noneOfMany:
    'No calibration of {count, plural, one {# piece} other {# pieces}} of equipment is on record. Record the last one of each under `calibrations` with its certificate, or name the system that holds them for clause 7.1.5 under `elsewhere` in qms.yaml. Such are in {files}.',
  uncertified:
    'The calibration of {date} is a date alone. Name its certificate under `calibrations`, or under `standard` what it was compared with.',
  uncertifiedOfMany:
    'For {count, plural, one {# piece} other {# pieces}} of equipment the calibration is a date alone. Name the certificates under `calibrations`, or the system that holds them for clause 7.1.5 under `elsewhere` in qms.yaml. Such are {equipment}.',
  uncertifiedInFiles:
    'For {count, plural, one {# piece} other {# pieces}} of equipment the calibration is a date alone. Name the certificates under `calibrations`, or the system that holds them for clause 7.1.5 under `elsewhere` in qms.yaml. Such are in {files}.',
  unlisted:
    'A calibration of {last} is claimed that `calibrations` does not list. Add it with its certificate, or correct the date. The newest one listed is of {newest}.',
  outrun:
    'The last calibration is of {newest}, not of {last}. Correct `lastCalibration`, and `nextCalibration` with it.',
  stretched:
    'The next calibration is set to {next}, later than the interval allows. Set it to {due} or earlier, or change `interval` and have that approved. The last calibration was on {last}.',
});

const clauses = ['iso-9001:2015/7.1.5.2'];

/** True for equipment that is in use, has to be traceable and has begun to be. */
function mustBeTraceable(record: QmsRecord, queries: Queries): boolean {
  const { data } = record;
  if (data['traceability'] !== 'required' || !isInUse(record)) return false;
  const from = dateOf(data['effectiveFrom']);
  return from === null || from <= queries.today();
}

/** What shows a calibration: its certificate, or, where it was done in the house, what was compared with. */
const isShown = ({ value }: Calibration): boolean =>
  !isBlank(value['certificate']) || !isBlank(value['standard']);

/** The day of the newest calibration, where nothing but that day is on record; null where more is, or none at all. */
function bareDate(record: QmsRecord): IsoDate | null {
  const newest = calibrationsOf(record).at(-1);
  if (newest === undefined) return dateOf(record.data['lastCalibration']);
  return isShown(newest) ? null : newest.date;
}

/** The day of the newest calibration listed that did not fail. */
const passedOn = (record: QmsRecord): IsoDate | undefined =>
  calibrationsOf(record).findLast(({ value }) => value['result'] !== 'fail')?.date;

/** What `lastCalibration` says against the calibrations that are listed. */
function checkLast(record: QmsRecord, report: Report): void {
  const last = dateOf(record.data['lastCalibration']);
  const newest = calibrationsOf(record).at(-1)?.date;
  if (last === null || newest === undefined) return;
  const place = { file: record.file, record: record.key, path: ['lastCalibration'] };
  // One that failed is no calibration to count from, so that either day may stand there.
  const passed = passedOn(record);
  if (last > newest) {
    report({
      message: say.unlisted({ last, newest }),
      place,
      severity: 'warning',
      fixes: [settingOf(record, 'lastCalibration', newest)],
    });
  } else if (passed !== undefined && last < passed) {
    report({
      message: say.outrun({ last, newest: passed }),
      place,
      severity: 'warning',
      fixes: [settingOf(record, 'lastCalibration', passed)],
    });
  }
}

/** A next calibration later than the interval after the last one allows; a month is left for planning. */
function checkNext(record: QmsRecord, report: Report): void {
  const { data } = record;
  // After one that failed the next day says nothing yet (`calibration-failed`).
  if (calibrationsOf(record).at(-1)?.value['result'] === 'fail') return;
  const [next, interval] = [dateOf(data['nextCalibration']), durationOf(data['interval'])];
  const last = passedOn(record) ?? dateOf(data['lastCalibration']);
  if (next === null || interval === null || last === null) return;
  const due = addDuration(last, interval);
  if (next <= addDuration(due, oneMonth)) return;
  report({
    message: say.stretched({ next, due, last }),
    place: { file: record.file, record: record.key, path: ['nextCalibration'] },
    severity: 'warning',
    basis: 'own',
    fixes: [settingOf(record, 'nextCalibration', due)],
  });
}

function checkRegister(register: QmsRecord, queries: Queries, report: Report): void {
  if (register.data['of'] !== 'equipment') return;
  const bare = itemsOf(register, queries).filter(
    (item) =>
      item.type === 'equipment' &&
      item.phase === 'active' &&
      mustBeTraceable(item, queries) &&
      bareDate(item) !== null,
  );
  if (bare.length === 0) return;
  report({
    message: say.uncertifiedOfMany({ count: bare.length, equipment: listed(bare.map(({ id }) => id)) }),
    place: { file: register.file, record: register.key, path: ['items'], token: 'key' },
    severity: 'warning',
  });
}

function checkEquipment(record: QmsRecord, queries: Queries, report: Report): void {
  if (!mustBeTraceable(record, queries)) return;
  const { data, file, key } = record;
  if (isBlank(data['calibrations']) && isBlank(data['lastCalibration'])) {
    report({
      message: say.none(),
      place: { file, record: key, path: ['calibrations'], token: 'key' },
      fixes: [settingOf(record, 'status', 'out-of-service')],
      cause: { key: 'none', many: ({ count, files }) => say.noneOfMany({ count, files }) },
    });
    return;
  }
  checkLast(record, report);
  checkNext(record, report);
  const date = bareDate(record);
  if (date === null || record.register !== null) return;
  report({
    message: say.uncertified({ date }),
    place: {
      file,
      record: key,
      path: isBlank(data['calibrations']) ? ['lastCalibration'] : ['calibrations'],
    },
    severity: 'warning',
    cause: { key: 'date alone', many: ({ count, files }) => say.uncertifiedInFiles({ count, files }) },
  });
}

export const rule: RecordRule = {
  id: 'calibration-record',
  scope: 'record',
  types: ['equipment', 'register'],
  needs: ['data.traceability', 'data.of'],
  concern: 'today',
  level: 'error',
  basis: 'documented',
  title: 'No record of a calibration',
  clauses,
  explanation:
    'For measuring equipment that must be traceable the standard asks for evidence that it was calibrated. This one is in use, and no calibration of it is on record: enter the last one under `calibrations` with its certificate, or take the equipment out of use. Where there is nothing but a day, without a certificate and without the `standard` it was compared with, that is a warning, one for a whole register; so is a `lastCalibration` that disagrees with the calibrations listed, and a `nextCalibration` that is more than a month later than `interval` allows. If the certificates are kept in another system, name that system for clause 7.1.5 under elsewhere in qms.yaml. Equipment whose `effectiveFrom` is still to come is left alone.',
  examples: {
    bad: { 'gauge.yaml': gauge('nextCalibration: 2026-06-15\n') },
    good: {
      'gauge.yaml': gauge(
        'nextCalibration: 2026-06-15\ncalibrations:\n  - { date: 2025-06-15, result: pass, certificate: { external: Certificate 4711 } }\n',
      ),
    },
  },
  check(record, queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    if (record.type === 'register') checkRegister(record, queries, report);
    else checkEquipment(record, queries, report);
  },
};
