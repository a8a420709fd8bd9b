import type { IndicatorEntry, Pack } from '../../pack/model.ts';
import { day, number } from '../../pack/render/format.ts';
import {
  latestContext,
  latestValue,
  limitWords,
  markWords,
  meanWords,
} from '../../pack/render/indicator-words.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import { bold, captioned, joined, list, md, more, record, type Safe, table, unless, word } from './pieces.ts';

/** Indicators in one table. */
export function indicators(pack: Pack): string[] {
  return [
    '## Indicators',
    '',
    ...unless(pack.indicators.items.length > 0, nothing.indicators),
    ...table(
      ['Indicator', 'Latest', 'Means', 'Trend', 'Target', 'Natural limits', 'Signals'],
      pack.indicators.items.map((each) => [
        record(each.link),
        joined([latestValue(each, each.unit), latestContext(each)], ' '),
        meanWords(each),
        word(each.trend),
        joined(
          [
            each.target === null ? null : number(each.target),
            each.reached === true ? 'reached' : null,
            each.reached === false && each.targetDue !== null ? `not yet, due ${day(each.targetDue)}` : null,
            each.reached === false && each.targetDue === null ? bold('missed') : null,
          ],
          ', ',
        ),
        limitWords(each),
        each.chart.signals.length === 0 ? null : number(each.chart.signals.length),
      ]),
    ),
    ...more(pack.indicators),
    ...captioned('Marked on the charts', list(pack.indicators.items.flatMap(marksOf))),
  ];
}

/** The decisions, actions and new limits that a chart marks, under the name of its indicator. */
const marksOf = ({ link, chart }: IndicatorEntry): readonly Safe[] =>
  chart.marks.length === 0
    ? []
    : [
        md`${record(link)}: ${joined(
          chart.marks.map((mark) => joined([markWords(mark), mark.label], ': ')),
          '; ',
        )}`,
      ];
