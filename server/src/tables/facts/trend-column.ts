import { indicatorAt } from '../../domain/measures/readings.ts';
import { movementOf } from '../../domain/measures/trend.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDays, addDuration } from '../../records/dates.ts';
import { idsOf, textOf } from '../../records/values.ts';
import { hasValue, until } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import type { Trend } from '../../statistics/trend.ts';
import type { Project } from '../../workspace/project.ts';
import type { CellLevel, TableCell } from '../model.ts';
import type { Column } from './column.ts';
import { computed } from './computed.ts';

const say = defineMessages('table.trend', {
  title: 'Trend',
  description: 'The latest readings, and whether the last twelve months are better than the twelve before.',
  trend: '{trend, select, improving {improving} declining {declining} stable {stable} other {not known yet}}',
  latest: '{value, number} {unit} in {period}',
});

/** Readings that a sparkline has room for. */
const mostPoints = 24;

const year = { months: 12, days: 0 };

const levels: Readonly<Record<Trend, CellLevel>> = {
  improving: 'good',
  stable: 'information',
  declining: 'warning',
};

/** How indicators move; of objectives, those they are measured by. */
export function trendColumn(project: Project): Column {
  const { queries, today, language } = project;
  const start = addDays(addDuration(today, year, -1), 1);
  const period = { from: start, to: today };
  const previous = { from: addDuration(start, year, -1), to: addDays(start, -1) };
  const measureOf = (record: QmsRecord): QmsRecord | undefined => {
    if (record.type === 'indicator') return record;
    const id = idsOf(record.data['indicator'])[0];
    return id === undefined ? undefined : indicatorAt(id, queries);
  };
  const cellOf = (record: QmsRecord): TableCell => {
    const indicator = measureOf(record);
    if (indicator === undefined) return '';
    const readings = until(indicatorSeries(indicator, queries).readings, today);
    const latest = readings.findLast(hasValue);
    if (latest === undefined) return '';
    const { trend } = movementOf(indicator, period, previous, queries);
    const unit = textOf(indicator.data['unit']) ?? '';
    return {
      text: language.text(say.trend({ trend: trend ?? 'unknown' })),
      value: null,
      ...(trend !== null && { level: levels[trend] }),
      detail: language.text(say.latest({ value: latest.value, unit, period: latest.period })),
      points: readings.slice(-mostPoints).map(({ value }) => value),
    };
  };
  return computed('$trend', 'trend', { title: say.title(), description: say.description() }, cellOf, project);
}
