import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, isObject, mappingsOf } from '../../records/values.ts';
import { gauge } from './examples.ts';

const say = defineMessages('calibration-impact', {
  since:
    'The equipment was out of tolerance on {date}, and nobody has assessed the effect. Write under `impact` whether results measured since {good} are affected.',
  first:
    'The equipment was out of tolerance on {date}, and nobody has assessed the effect. Write under `impact` whether results measured earlier are affected.',
  undated:
    'The equipment was out of tolerance, and nobody has assessed the effect. Write under `impact` whether results measured earlier are affected.',
});

const clauses = ['iso-9001:2015/7.1.5.2'];

const found = (more: string): string =>
  gauge(
    `nextCalibration: 2026-06-15\ncalibrations:\n  - { date: 2024-06-10, asFound: pass, result: pass }\n  - { date: 2025-06-15, asFound: fail, result: pass${more} }\n`,
  );

export const rule: RecordRule = {
  id: 'calibration-impact',
  scope: 'record',
  types: ['equipment'],
  concern: 'must-have',
  level: 'error',
  basis: 'required',
  title: 'Out of tolerance, and the effect not assessed',
  clauses,
  explanation:
    'At a calibration the equipment was found out of tolerance, so results measured with it since the last good calibration may be wrong. The standard asks for a decision whether they are, and for action where needed. Write under `impact` of that calibration what was looked at and what came out; "none affected, because …" is an answer.',
  examples: {
    bad: { 'gauge.yaml': found('') },
    good: {
      'gauge.yaml': found(
        ', impact: { assessment: Deviation far below the limits of all products measured. }',
      ),
    },
  },
  check(record, _queries, report) {
    const calibrations = mappingsOf(record.data['calibrations']);
    for (const { index, value } of calibrations) {
      const isOut = value['asFound'] === 'fail' || (isBlank(value['asFound']) && value['result'] === 'fail');
      if (!isOut) continue;
      const impact = value['impact'];
      if (isObject(impact) ? !isBlank(impact['assessment']) : !isBlank(impact)) continue;
      const date = dateOf(value['date']);
      const good = calibrations
        .flatMap((other) => dateOf(other.value['date']) ?? [])
        .filter((other) => date !== null && other < date)
        .sort()
        .at(-1);
      report({
        message:
          date === null
            ? say.undated()
            : good === undefined
              ? say.first({ date })
              : say.since({ date, good }),
        place: {
          file: record.file,
          record: record.key,
          path: ['calibrations', index, 'impact', ...(isObject(impact) ? ['assessment'] : [])],
          token: 'key',
        },
      });
    }
  },
};
