import { type Blocks, group, list, paragraph, type Row, table } from '../../../document/blocks.ts';
import { period } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import type { Inline, Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ChartPoint, Pack, UnreadData } from '../../model.ts';
import { titleOrId } from '../names.ts';
import { shared } from '../shared.ts';
import { unreadTag } from '../unread.ts';
import type { View } from '../view.ts';

const say = defineMessages('pack.chartData', {
  key: '* outside the natural limits, † one of eight in a row on one side of the mean. In brackets: explained.',
  titleAndUnit: '{title} ({unit})',
  from: '{title}, from {period}',
  note: '{period}: {note}',
});

/** Most periods side by side in one table. */
const ACROSS = 12;

interface Series {
  readonly unread?: UnreadData;
  readonly title: Text;
  readonly unit: string | null;
  readonly points: readonly Pick<
    ChartPoint,
    'period' | 'value' | 'target' | 'signal' | 'explained' | 'note'
  >[];
}

/**
 * The data of all charts, for paper, where the tables below the charts cannot be opened: periods across, so that a
 * year takes three lines.
 */
export function chartData({ pack }: View): Blocks {
  const all = seriesOf(pack);
  const hasSignals = all.some(({ points }) => points.some(({ signal }) => signal !== null));
  return [hasSignals ? paragraph(say.key(), 'quiet') : null, all.map(seriesTables)];
}

/** Whether there is a chart at all. */
export const hasCharts = (pack: Pack): boolean => seriesOf(pack).length > 0;

function seriesOf({ pageOne, indicators }: Pack): readonly Series[] {
  const cost = pageOne.costOfPoorQuality;
  const costs: readonly Series[] =
    cost === null
      ? []
      : [
          {
            ...lacking(cost),
            title: shared.costOfPoorQuality(),
            unit: cost.currency,
            points: cost.points.map(({ period: of, amount, target }) => ({
              ...{ period: of, value: amount, target },
              ...{ signal: null, explained: false, note: null },
            })),
          },
        ];
  const others = indicators.items.map(({ link, unit, chart, ...rest }) => ({
    ...lacking(rest),
    title: titleOrId(link),
    unit,
    points: chart.points,
  }));
  return [...costs, ...others].filter(({ points }) => points.length > 0);
}

const lacking = ({ unread }: Pick<Series, 'unread'>): Pick<Series, 'unread'> =>
  unread === undefined ? {} : { unread };

function seriesTables({ title, unit, points, ...rest }: Series): Blocks {
  const tables = Math.ceil(points.length / ACROSS);
  // Tables of one length, so that their columns stand below each other.
  const length = Math.ceil(points.length / tables);
  const blocks = Array.from({ length: tables }, (_, i) => points.slice(i * length, (i + 1) * length));
  const first = unit === null ? title : say.titleAndUnit({ title, unit });
  return group('readings', [
    paragraph(unreadTag(rest)),
    blocks.map((block, i) =>
      table(
        i === 0 ? first : say.from({ title, period: period(block[0]!.period) }),
        [{ title: shared.period() }, ...block.map((each) => ({ title: period(each.period), numeric: true }))],
        [
          {
            cells: [
              shared.value(),
              ...block.map(({ value }) => (value === null ? shared.noValue() : number(value))),
            ],
          },
          ...rowOf(shared.target(), block, ({ target }) => (target === null ? null : number(target))),
          ...rowOf(shared.signal(), block, signOf),
        ],
        { layout: 'plain', quietCaption: i > 0 },
      ),
    ),
    list(
      points.flatMap(({ period: of, note }) =>
        note === null ? [] : [say.note({ period: period(of), note })],
      ),
      'marks',
    ),
  ]);
}

function signOf({ signal, explained }: Series['points'][number]): string | null {
  if (signal === null) return null;
  const sign = signal === 'outside-limits' ? '*' : '†';
  return explained ? `(${sign})` : sign;
}

/** A row, unless nothing stands in it. */
function rowOf(
  name: Text,
  block: Series['points'],
  of: (point: Series['points'][number]) => Inline,
): readonly Row[] {
  const cells = block.map(of);
  return cells.every((cell) => cell === null) ? [] : [{ cells: [name, ...cells] }];
}
