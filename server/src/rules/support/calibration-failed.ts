import { calibrationsOf, isInUse } from '../../domain/calibrations.ts';
import { settingOf } from '../../domain/setting.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { gauge } from './examples.ts';

const say = defineMessages('calibration-failed', {
  failed:
    'The calibration of {date} failed, and the equipment is still in use. Take it out of use until it passes a calibration, and record that one under `calibrations`.',
  notPutRight:
    'Found out of tolerance on {date}, and nothing says that it was put right. Record under `result` how it left the calibration, or take it out of use.',
  limited:
    'The calibration of {date} passed with limits, but the status knows of none. Set `status: conditional`, and say where people see it what it may be used for.',
});

const calibrated = (...calibrations: readonly string[]): string =>
  gauge(
    `nextCalibration: 2026-06-15\ncalibrations:\n${calibrations.map((each) => `  - { ${each} }\n`).join('')}`,
  );

const impact = 'impact: { assessment: No product was measured with it since the last calibration. }';

const outOfUse = (record: QmsRecord): readonly FixPlan[] => [settingOf(record, 'status', 'out-of-service')];

export const rule: RecordRule = {
  id: 'calibration-failed',
  scope: 'record',
  types: ['equipment'],
  needs: ['data.calibrations'],
  concern: 'today',
  level: 'error',
  basis: 'required',
  title: 'In use after a calibration that failed',
  clauses: ['iso-9001:2015/7.1.5.1', 'iso-9001:2015/7.1.5.2'],
  explanation:
    'The newest calibration of this equipment failed, and its status says that people measure with it. Take it out of use (`out-of-service`, `in-calibration` or `indication-only`), or have it put right and record the calibration that it passes; what was found wrong at first and left the calibration in order is none of this. A calibration with the result `limited` is a warning while the status is `in-service`, since nobody can see then that limits apply, and so is one that found the equipment out of tolerance and has no result.',
  examples: {
    bad: { 'gauge.yaml': calibrated(`date: 2025-06-15, asFound: fail, result: fail, ${impact}`) },
    good: {
      'gauge.yaml': calibrated(
        `date: 2025-06-15, asFound: fail, result: fail, ${impact}`,
        'date: 2025-07-02, asFound: pass, result: pass',
      ),
    },
  },
  check(record, _queries, report) {
    const newest = isInUse(record) ? calibrationsOf(record).at(-1) : undefined;
    if (newest === undefined) return;
    const { index, date, value } = newest;
    const place = { file: record.file, record: record.key, path: ['calibrations', index, 'result'] };
    if (value['result'] === 'fail') {
      report({ message: say.failed({ date }), place, fixes: outOfUse(record) });
    } else if (value['asFound'] === 'fail' && isBlank(value['result'])) {
      report({
        message: say.notPutRight({ date }),
        place: { ...place, path: ['calibrations', index, 'asFound'] },
        severity: 'warning',
        fixes: outOfUse(record),
      });
    } else if (value['result'] === 'limited' && record.status !== 'conditional') {
      report({
        message: say.limited({ date }),
        place,
        severity: 'warning',
        fixes: [settingOf(record, 'status', 'conditional')],
      });
    }
  },
};
