import type { ValueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Queries } from '../../../model/queries.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { hasValue } from '../../../statistics/reading.ts';
import { indicatorSeries } from '../../../statistics/series.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('readings-rewritten', {
  changed:
    '{count, plural, one {A reading that was on record is} other {# readings that were on record are}} another now, or gone.',
  added: '{count, plural, one {A reading is} other {# readings are}} new.',
});

/** What was measured, by period; periods with several readings by their order. */
function readingsOf(indicator: QmsRecord, queries: Queries): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const reading of indicatorSeries(indicator, queries).readings.filter(hasValue)) {
    const period = reading.from === reading.to ? reading.from : `${reading.from}/${reading.to}`;
    let name = period;
    for (let at = 2; found.has(name); at += 1) name = `${period} (${at})`;
    found.set(name, reading.value);
  }
  return found;
}

export const kind: ChangeKind = {
  id: 'readings-rewritten',
  group: 'content',
  severity: 'warning',
  title: 'Readings of an indicator are changed',
  explanation:
    'A reading that was on record is another or gone, or one is new. New ones are for information; a result that is rewritten needs a reason.',
  *compare(states) {
    for (const { before, after } of keptRecords(states)) {
      if (after.type !== 'indicator') continue;
      const [then, now] = [readingsOf(before, states.base.queries), readingsOf(after, states.head.queries)];
      const place = { file: after.file, record: after.key, path: ['readings'] };
      const rewritten = [...then].flatMap(([period, value]): ValueChange[] => {
        const is = now.get(period);
        if (is === value) return [];
        return [{ path: period, before: value, ...(is === undefined ? {} : { after: is }) }];
      });
      if (rewritten.length > 0)
        yield { message: say.changed({ count: rewritten.length }), place, values: rewritten };
      const added = [...now].filter(([period]) => !then.has(period));
      if (added.length > 0)
        yield {
          message: say.added({ count: added.length }),
          place,
          values: added.map(([path, value]) => ({ path, after: value })),
          severity: 'information',
        };
    }
  },
};
