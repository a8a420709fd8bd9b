import { type Blocks, entry, group, heading, list, paragraph } from '../../../document/blocks.ts';
import { day, period } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { capital, type Inline, id, joined, sentence, strong, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { IndicatorEntry } from '../../model.ts';
import { indicatorChart } from '../charts/indicator-chart.ts';
import { latestContext, latestValue, limitWords, meanWords } from '../indicator-words.ts';
import { titleOrId } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { trend } from '../states.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, type View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.indicators', {
  key: 'Line: readings, each at the end of its period. Dotted: target. Dashed: natural limits, between which values move without a particular cause; thin line: their mean. A diamond lies outside the limits, squares are eight in a row on one side of the mean; hollow shapes are explained. Letters mark decisions (full line), actions done (dashed) and limits that begin anew (dotted).',
  noLimits:
    'No natural limits are computed for {which, select, all {these indicators} other {{titles}}}, since the records do not ask for an individuals chart of {count, plural, one {it} other {them}}.',
  target: '{reading}, target {target}',
  noReadings: 'There are no readings yet.',
  missing: 'readings missing',
  gaps: '{periods}',
  gapsMore: '{periods} and {count, number} more',
  missed: 'target missed',
  notYet: 'not yet at target, due {date}',
  outOfReach: 'target out of reach',
});

/** Indicators: each with its figures in one line and its chart. */
export function indicators(view: View): Blocks {
  const { indicators: found } = view.pack;
  if (found.items.length === 0) return paragraph(nothing.indicators());
  return [
    paragraph(say.key(), 'key'),
    withoutLimits(found.items),
    group('charts', [
      found.items.map((each, i) => indicatorEntry(view, each, `chart-${i + 1}`)),
      more(found),
    ]),
  ];
}

const indicatorEntry = (view: View, indicator: IndicatorEntry, chart: string): Blocks =>
  entry({
    id: view.anchors.place(indicator.link, 'indicator'),
    source: sourceOf(indicator.link),
    blocks: [
      heading([titleOrId(indicator.link), ' ', id(indicator.link.id)]),
      paragraph(
        joined([reading(indicator), trend(indicator.trend), standing(indicator), unreadTag(indicator)], ' '),
        'context',
      ),
      paragraph(
        joined(
          [indicator.direction === null ? null : capital(words(indicator.direction)), meanWords(indicator)],
          '; ',
        ),
        'quiet',
      ),
      paragraph(indicator.definition, 'quiet'),
      indicatorChart(chart, indicator, view.pack.asOf) ?? paragraph(say.noReadings()),
      gaps(indicator),
      list(indicator.faults),
      limitNote(indicator),
    ],
  });

function reading(indicator: IndicatorEntry): Inline {
  if (indicator.latest === null) return null;
  const latest = joined([strong(latestValue(indicator, indicator.unit)), latestContext(indicator)], ' ');
  return indicator.target === null
    ? latest
    : sentence(say.target, { reading: latest, target: number(indicator.target) });
}

function gaps({ gaps: found }: IndicatorEntry): Blocks {
  if (found.items.length === 0) return null;
  const periods = listed(found.items.map(period), 'and', found.items.length);
  return paragraph([
    tag(say.missing(), 'warn'),
    ' ',
    found.more > 0 ? say.gapsMore({ periods, count: found.more }) : say.gaps({ periods }),
  ]);
}

/** Where the indicator stands against its target: nothing is missed while the day to reach it is still to come. */
function standing({ reached, targetDue }: IndicatorEntry): Inline {
  if (reached === null) return null;
  if (reached) return tag(shared.targetReached(), 'good');
  return targetDue === null ? tag(say.missed(), 'bad') : tag(say.notYet({ date: day(targetDue) }));
}

/** Why some charts have no limits, once for all of them. */
function withoutLimits(entries: readonly IndicatorEntry[]): Blocks {
  const titles = entries
    .filter(({ chart }) => chart.withoutLimits === 'not-asked')
    .map(({ link }) => titleOrId(link));
  if (titles.length === 0) return null;
  const isAll = titles.length === entries.length;
  return paragraph(
    say.noLimits({
      which: isAll ? 'all' : 'some',
      titles: listed(titles, 'and', titles.length),
      count: isAll ? entries.length + 1 : titles.length,
    }),
    'quiet',
  );
}

function limitNote(indicator: IndicatorEntry): Blocks {
  const said = limitWords(indicator);
  // Limits from few readings still move: what they say is said, and not yet stamped.
  const isFirm =
    indicator.limitsReachTarget === false && indicator.chart.phases.at(-1)?.provisional === false;
  if (said === null || !isFirm) return paragraph(said, 'quiet');
  return paragraph([tag(say.outOfReach(), 'warn'), ' ', said]);
}
