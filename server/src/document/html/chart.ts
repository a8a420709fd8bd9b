import type { Chart } from '../blocks.ts';
import { wordsOf } from '../writer-context.ts';
import { barChart, barChartSize } from './charts/bar-chart.ts';
import { lineChart, lineChartSize } from './charts/line-chart.ts';
import type { HtmlContext } from './context.ts';
import { inlineHtml } from './inline.ts';
import { type Content, html, type Markup, svg } from './markup.ts';
import { tableHtml } from './table.ts';

/** A figure: the drawing with its text alternative, and its data as a table to open. */
export function chartHtml(context: HtmlContext, chart: Chart, below: Content): Markup {
  const { id, drawing } = chart;
  const { width, height } = drawing.is === 'line' ? lineChartSize : barChartSize;
  const description = chart.description.map((each) => wordsOf(context, each)).join(' ');
  return html`<figure class="chart">
<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d">${svg`<title id="${id}-t">${wordsOf(context, chart.title)}</title><desc id="${id}-d">${description}</desc>`}${
    drawing.is === 'line' ? lineChart(context, drawing) : barChart(context, drawing)
  }</svg>
${below}
<details><summary>${inlineHtml(context, chart.dataTitle)}</summary>${tableHtml(context, chart.data)}</details>
</figure>`;
}
