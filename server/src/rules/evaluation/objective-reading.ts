import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { indicatorAt, leavesOpen } from '../../domain/measures/readings.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { frequencyOf, lagOf, latestDue } from '../../statistics/gaps.ts';
import { hasValue, mayBeUnread } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { indicator, objective, quarters } from './examples.ts';

const say = defineMessages('objective-reading', {
  unread: 'Indicator {indicator} has no reading. Enter one.',
  never:
    'Indicator {indicator} has no reading. Enter the one for {period}, or an empty value with a note where there is none for a reason.',
  stale:
    'Indicator {indicator} has no reading for {period}. Enter it, or an empty value with a note where there is none for a reason. The last one is for {last}.',
  here: 'The readings stand here.',
});

export const rule: RecordRule = {
  id: 'objective-reading',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Objective without a current reading',
  clauses: ['iso-9001:2015/6.2.1', 'iso-9001:2015/9.1.1'],
  explanation:
    'An objective has to be followed up, and its indicator has no current reading: the latest period that has ended, and whose reporting lag has passed, is missing. Nobody can say today whether the objective is on its way. Enter the reading with the indicator; where there is none for a reason, an empty value with a note.',
  examples: {
    bad: {
      'objective.yaml': objective(),
      'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 93, 92, 94)),
    },
    good: {
      'objective.yaml': objective(),
      'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 93, 92, 94, 93)),
    },
  },
  check(record, queries, report) {
    if (coveredElsewhere(queries, ['9.1.1'])) return;
    for (const id of idsOf(record.data['indicator']).slice(0, 1)) {
      const measure = indicatorAt(id, queries);
      if (measure === undefined) continue;
      const series = indicatorSeries(measure, queries);
      const { readings } = series;
      const frequency = frequencyOf(measure.data['frequency']);
      const latest = readings.findLast(hasValue);
      const place = { file: record.file, record: record.key, path: ['indicator'] };
      const related = [
        {
          place: { file: measure.file, record: measure.key, path: ['id'] },
          message: say.here(),
        },
      ];
      if (frequency === null) {
        if (latest === undefined && !mayBeUnread(series, null))
          report({
            message: say.unread({ indicator: measure.id }),
            place,
            related,
          });
        continue;
      }
      const due = latestDue(queries.today(), frequency, lagOf(measure.data['reportingLag']));
      const open = leavesOpen(measure);
      if (readings.some((reading) => reading.to >= due.from && !open(reading))) continue;
      if (mayBeUnread(series, { ...due, to: queries.today() })) continue;
      const begun = [measure, record].flatMap(({ data }) => dateOf(data['effectiveFrom']) ?? []);
      // Before its first period is over, nobody can have read a new indicator.
      if (readings.length === 0 && begun.some((day) => day > due.from)) continue;
      const values = { indicator: measure.id, period: due.name };
      report({
        message: latest === undefined ? say.never(values) : say.stale({ ...values, last: latest.period }),
        place,
        related,
      });
    }
  },
};
