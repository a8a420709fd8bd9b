import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isObject, textOf, textsOf } from '../../records/values.ts';
import { defineAggregate } from '../define-aggregate.ts';
import type { InputItem } from './inputs.ts';

/** Objectives beyond draft by what could tie an input to them: `id:…`, `indicator:…`, `theme:…`. */
const objectivesByTie = defineAggregate<null>({
  name: 'objectives-by-tie',
  types: ['quality-objective'],
  *map(record) {
    if (record.phase !== 'active' && record.phase !== 'final') return;
    yield [`id:${record.id}`, null];
    for (const indicator of idsOf(record.data['indicator'])) yield [`indicator:${indicator}`, null];
    for (const theme of textsOf(record.data['themes'])) yield [`theme:${theme}`, null];
  },
});

/** Whether an objective was pursued on a day, by its dated fields alone. */
function wasPursued(objective: QmsRecord, day: IsoDate): boolean {
  const { data } = objective;
  const from = dateOf(data['effectiveFrom']);
  const ended =
    dateOf(data['withdrawnOn']) ?? dateOf(isObject(data['result']) ? data['result']['date'] : undefined);
  return (from === null || from <= day) && (ended === null || ended >= day);
}

const most = 3;

/**
 * Up to three objectives, pursued on the review's day, that the input could be linked to: cited in its
 * evidence, measured by an indicator it cites, or of its theme, in this order.
 */
export function candidateObjectives(item: InputItem, day: IsoDate, queries: Queries): readonly QmsRecord[] {
  const cited = [...idsOf(item.value['evidence']), ...idsOf(item.value['indicators'])];
  const theme = textOf(item.value['theme']);
  const ties = [
    ...cited.map((id) => `id:${id}`),
    ...cited.map((id) => `indicator:${id}`),
    ...(theme === null ? [] : [`theme:${theme}`]),
  ];
  const found = new Map<string, QmsRecord>();
  for (const tie of new Set(ties)) {
    for (const { record } of queries.aggregate(objectivesByTie, tie)) {
      if (found.size < most && wasPursued(record, day)) found.set(record.id, found.get(record.id) ?? record);
    }
  }
  return [...found.values()];
}
