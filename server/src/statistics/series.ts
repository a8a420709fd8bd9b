import type { Queries } from '../model/queries.ts';
import type { FileUse, QmsRecord } from '../model/record.ts';
import { periodOf } from '../records/dates.ts';
import { mappingsOf, numberOf, textOf } from '../records/values.ts';
import { type FileReading, type FileReadings, readingsInFile, secondReading } from './data-file.ts';
import { byTime, type Reading, type Series } from './reading.ts';

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

/** The first reading of each period, oldest first, and the others. What happens now and then may happen twice in a period. */
function inOrder<R extends Reading>(
  readings: readonly R[],
  perEvent: boolean,
): { readonly first: readonly R[]; readonly others: readonly R[] } {
  const sorted = [...readings].sort(byTime);
  if (perEvent) return { first: sorted, others: [] };
  const seen = new Set<string>();
  const others: R[] = [];
  const first = sorted.filter((reading) => {
    const key = `${reading.from} ${reading.to}`;
    const isFirst = !seen.has(key);
    if (isFirst) seen.add(key);
    else others.push(reading);
    return isFirst;
  });
  return { first, others };
}

const isInFile = (reading: Reading): reading is FileReading => reading.index === null;

const noFile: FileReadings = {
  readings: [],
  faults: [],
  isUnread: false,
  unreadPeriods: [],
  unreadRows: 0,
  periodColumn: 0,
};

const known = new WeakMap<QmsRecord, { readonly text: string | null; readonly series: Series }>();

/**
 * The readings of an indicator, inline ones and those of its data file, oldest first and one per period.
 *
 * @param indicator the record
 * @param file its data file as the record names it, or null when there is none
 * @param text of that file, or null when it cannot be read
 */
function seriesOf(indicator: QmsRecord, file: string | null, text: string | null): Series {
  const before = known.get(indicator);
  if (before !== undefined && before.text === text) return before.series;
  const found = text === null ? noFile : readingsInFile(text);
  const all = [...inlineReadings(indicator), ...found.readings];
  const { first, others } = inOrder(all, indicator.data['frequency'] === 'per-event');
  const rows = found.isUnread ? null : found.unreadRows;
  const series: Series = {
    readings: first,
    seconds: others.flatMap(({ index, period }) => (index === null ? [] : [{ index, period }])),
    faults: [
      ...found.faults,
      ...others.filter(isInFile).map((reading) => secondReading(reading, found.periodColumn)),
    ],
    isUnfit: false,
    unread: file === null || rows === 0 ? null : { file, rows },
    unreadPeriods: found.unreadPeriods,
  };
  known.set(indicator, { text, series });
  return series;
}

/** The same, with the data file looked up. One that is there but whose text cannot be had is not fit for readings. */
export function indicatorSeries(indicator: QmsRecord, queries: Queries): Series {
  const use = dataFileOf(indicator);
  if (use === null) return seriesOf(indicator, null, null);
  const { exists, text } = queries.file(use.target);
  const series = seriesOf(indicator, use.written, text);
  // That no file is there at all is said by the rule on broken links.
  if (text !== null || !exists) return series;
  return { ...series, isUnfit: true, unread: { file: use.written, rows: null } };
}
