import type { IndicatorTrend } from '../../pack/model.ts';
import { casesWords, latestContext, latestValue, meanWords } from '../../pack/render/indicator-words.ts';
import { cited, joined, table, word } from './pieces.ts';

/** The indicators of a subject, which count all its cases, before the records on it. */
export const indicatorTable = (indicators: readonly IndicatorTrend[]): string[] =>
  table(
    ['Indicator', 'Latest', 'Trend', 'Means', 'Cases'],
    indicators.map((each) => [
      cited(each.cited),
      joined([latestValue(each, each.unit), latestContext(each)], ' '),
      word(each.trend),
      meanWords(each),
      casesWords(each),
    ]),
  );
