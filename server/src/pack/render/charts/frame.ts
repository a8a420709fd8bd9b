import { type Content, html, type Markup, svg } from '../html.ts';

/** A chart with everything a reader who does not see it needs. */
export interface ChartFrame {
  /** Unique in the document, of letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in one or two sentences. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: Markup;
  /** Its data as a table, and anything that belongs below it. */
  readonly below: Content;
  readonly data: Content;
}

/** A figure: the drawing with its text alternative, and its data as a table to open. */
export function figure(chart: ChartFrame): Markup {
  return html`<figure class="chart">
<svg viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-labelledby="${chart.id}-t ${chart.id}-d">${svg`<title id="${chart.id}-t">${chart.title}</title><desc id="${chart.id}-d">${chart.description}</desc>`}${chart.drawing}</svg>
${chart.below}
<details><summary>Data of “${chart.title}”</summary>${chart.data}</details>
</figure>`;
}

/** A coordinate with as many digits as a page can show. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

/** Lowest and highest of the values there are, with room around; never empty. */
export function extent(values: readonly (number | null)[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const room = low === high ? Math.abs(low) * 0.1 || 1 : (high - low) * 0.08;
  return [low >= 0 && low < room ? 0 : low - room, high + room];
}
