import { type Table, table } from '../../../document/blocks.ts';
import { joined, strong, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { IndicatorTrend } from '../../model.ts';
import { casesWords, latestContext, latestValue, meanWords } from '../indicator-words.ts';
import { cited } from '../names.ts';
import { trend } from '../states.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, type View } from '../view.ts';

const say = defineMessages('pack.measured', {
  indicator: 'Indicator',
  latest: 'Latest',
  trend: 'Trend',
  means: 'Means',
  cases: 'Cases',
});

/**
 * The indicators of a subject before the records on it: they count all cases, while only some of these need
 * be kept as records.
 */
export const measured = (view: View, caption: Text, indicators: readonly IndicatorTrend[]): Table =>
  table(
    caption,
    [
      { title: say.indicator() },
      { title: say.latest() },
      { title: say.trend() },
      { title: say.means() },
      { title: say.cases(), numeric: true },
    ],
    indicators.map((each) => ({
      source: sourceOf(each.cited.to),
      cells: [
        cited(view, each.cited),
        joined([strong(latestValue(each, each.unit)), latestContext(each), unreadTag(each)], ' '),
        trend(each.trend),
        meanWords(each),
        casesWords(each),
      ],
    })),
  );
