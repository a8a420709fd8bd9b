import type { IndicatorTrend } from '../../model.ts';
import { html, joined, type Markup } from '../html.ts';
import { casesWords, latestContext, latestValue, meanWords } from '../indicator-words.ts';
import { cited, table, trend, type View } from '../view.ts';

/**
 * The indicators of a subject before the records on it: they count all cases, while only some of these need
 * be kept as records.
 */
export const measured = (view: View, caption: string, indicators: readonly IndicatorTrend[]): Markup | null =>
  table(
    caption,
    [
      { title: 'Indicator' },
      { title: 'Latest' },
      { title: 'Trend' },
      { title: 'Means' },
      { title: 'Cases', numeric: true },
    ],
    indicators.map((each) => ({
      link: each.cited.to,
      cells: [
        cited(view, each.cited),
        joined(
          [each.latest === null ? null : html`<b>${latestValue(each, each.unit)}</b>`, latestContext(each)],
          ' ',
        ),
        trend(each.trend),
        meanWords(each),
        casesWords(each),
      ],
    })),
  );
