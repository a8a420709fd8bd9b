import type { ChartPoint } from '../../model.ts';
import { number, period } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { list, table, type View } from '../view.ts';

/** Most periods side by side in one table. */
const ACROSS = 12;

interface Series {
  readonly title: string;
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
export function chartData(view: View): Markup {
  const all = seriesOf(view);
  const hasSignals = all.some(({ points }) => points.some(({ signal }) => signal !== null));
  return html`${
    hasSignals
      ? html`<p class="muted">* outside the natural limits, † one of eight in a row on one side of the mean; in brackets: explained.</p>`
      : null
  }${all.map(seriesTables)}`;
}

/** Whether there is a chart at all. */
export const hasCharts = ({ pageOne, indicators }: View['pack']): boolean =>
  (pageOne.costOfPoorQuality?.points.length ?? 0) > 0 ||
  indicators.items.some(({ chart }) => chart.points.length > 0);

function seriesOf({ pack }: View): readonly Series[] {
  const cost = pack.pageOne.costOfPoorQuality;
  return [
    ...(cost === null
      ? []
      : [
          {
            title: 'Cost of poor quality',
            unit: cost.currency,
            points: cost.points.map((point) => ({
              ...{ period: point.period, value: point.amount, target: point.target },
              ...{ signal: null, explained: false, note: null },
            })),
          },
        ]),
    ...pack.indicators.items.map(({ link, unit, chart }) => ({
      ...{ title: link.title ?? link.id, unit },
      points: chart.points,
    })),
  ].filter(({ points }) => points.length > 0);
}

function seriesTables({ title, unit, points }: Series): Markup {
  const tables = Math.ceil(points.length / ACROSS);
  // Tables of one length, so that their columns stand below each other.
  const length = Math.ceil(points.length / tables);
  const blocks = Array.from({ length: tables }, (_, i) => points.slice(i * length, (i + 1) * length));
  const notes = points.filter(({ note }) => note !== null);
  return html`<div class="readings">${blocks.map((block, i) =>
    table(
      i === 0 ? joinedTitle(title, unit) : `${title}, from ${period(block[0]!.period)}`,
      [{ title: 'Period' }, ...block.map((point) => ({ title: period(point.period), numeric: true }))],
      [
        { cells: ['Value', ...block.map(({ value }) => (value === null ? 'none' : number(value)))] },
        ...rowOf('Target', block, ({ target }) => (target === null ? '' : number(target))),
        ...rowOf('Signal', block, signOf),
      ],
      { layout: 'plain', quietCaption: i > 0 },
    ),
  )}${list(
    notes.map((point) => html`${period(point.period)}: ${point.note}`),
    'marks',
  )}</div>`;
}

const joinedTitle = (title: string, unit: string | null): string =>
  unit === null ? title : `${title} (${unit})`;

function signOf({ signal, explained }: Series['points'][number]): string {
  if (signal === null) return '';
  const sign = signal === 'outside-limits' ? '*' : '†';
  return explained ? `(${sign})` : sign;
}

/** A row, unless nothing stands in it. */
function rowOf(
  name: string,
  block: Series['points'],
  of: (point: Series['points'][number]) => string,
): readonly { readonly cells: readonly string[] }[] {
  const cells = block.map(of);
  return cells.every((cell) => cell === '') ? [] : [{ cells: [name, ...cells] }];
}
