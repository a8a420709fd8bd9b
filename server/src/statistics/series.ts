import { defineMessages } from '../messages/define-messages.ts';
import type { Queries } from '../model/queries.ts';
import type { FileUse, QmsRecord } from '../model/record.ts';
import { periodOf } from '../records/dates.ts';
import { mappingsOf, numberOf, textOf } from '../records/values.ts';
import { readingsInFile } from './data-file.ts';
import { byTime, type Reading, type ReadingFault, type Series } from './reading.ts';

const say = defineMessages('readings', {
  second: 'a second reading for {period}',
  unreadable: 'its form (only files that end in .csv, .tsv or .txt and are not too large are read)',
});

/** Inline readings beyond these belong into a data file. */
const mostInline = 20_000;

/** The data file of an indicator, when it names one below the root. */
export const dataFileOf = (indicator: QmsRecord): (FileUse & { readonly target: string }) | null => {
  const use = indicator.fileUses.find(({ use, target }) => use === 'data' && target !== null);
  return use === undefined || use.target === null ? null : { ...use, target: use.target };
};

function inlineReadings(indicator: QmsRecord): readonly Reading[] {
  return mappingsOf(indicator.data['readings'])
    .slice(0, mostInline)
    .flatMap(({ index, value }): Reading[] => {
      const written = value['period'];
      const period = periodOf(written);
      const figure = value['value'];
      // Other shapes are schema findings.
      if (period === null || !(figure === null || figure === undefined || Number.isFinite(figure))) return [];
      return [
        {
          period: String(written),
          ...period,
          value: numberOf(figure),
          n: numberOf(value['n']),
          note: textOf(value['note']),
          index,
        },
      ];
    });
}

/** The first reading of each period, oldest first. What happens now and then may happen twice in a period. */
function inOrder(
  readings: readonly Reading[],
  perEvent: boolean,
  faults: ReadingFault[],
): readonly Reading[] {
  const sorted = [...readings].sort(byTime);
  if (perEvent) return sorted;
  const seen = new Set<string>();
  return sorted.filter(({ from, to, period, index }) => {
    const key = `${from} ${to}`;
    if (!seen.has(key)) {
      seen.add(key);
      return true;
    }
    faults.push({ what: say.second({ period }), index, line: null });
    return false;
  });
}

const known = new WeakMap<QmsRecord, { readonly text: string | null; readonly series: Series }>();

/**
 * The readings of an indicator, inline ones and those of its data file, oldest first and one per period.
 *
 * @param indicator the record
 * @param fileText text of its data file (see `dataFileOf`), or null when there is none or it cannot be read
 */
function seriesOf(indicator: QmsRecord, fileText: string | null): Series {
  const before = known.get(indicator);
  if (before !== undefined && before.text === fileText) return before.series;
  const file = fileText === null ? { readings: [], faults: [] } : readingsInFile(fileText);
  const faults = [...file.faults];
  const all = [...inlineReadings(indicator), ...file.readings];
  const readings = inOrder(all, indicator.data['frequency'] === 'per-event', faults);
  const series = { readings, faults };
  known.set(indicator, { text: fileText, series });
  return series;
}

/** The same, with the data file looked up. A file that is there but whose text cannot be had is a fault. */
export function indicatorSeries(indicator: QmsRecord, queries: Queries): Series {
  const use = dataFileOf(indicator);
  if (use === null) return seriesOf(indicator, null);
  const { exists, text } = queries.file(use.target);
  const series = seriesOf(indicator, text);
  // That no file is there at all is said by the rule on broken links.
  if (text !== null || !exists) return series;
  return { ...series, faults: [...series.faults, { what: say.unreadable(), index: null, line: null }] };
}
