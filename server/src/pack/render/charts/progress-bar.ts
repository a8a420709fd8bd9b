import { scaleLinear } from 'd3-scale';
import { html, type Markup, svg } from '../html.ts';
import { at } from './frame.ts';

const WIDTH = 120;

/**
 * How far from the baseline (left) to the target (the line at the right) something is, with the figure
 * beside it.
 * @param progress 0 at the baseline, 1 at the target; may lie outside
 */
export function progressBar(progress: number): Markup {
  const x = scaleLinear().domain([0, 1.15]).range([0, WIDTH]).clamp(true);
  const label = `${String(Math.round(progress * 100)).replace('-', '\u2212')} %`;
  return html`<span class="progress"><svg viewBox="0 0 ${WIDTH} 10" aria-hidden="true">${svg`<rect class="track" x="0" y="3" width="${at(x(1))}" height="4"/><rect class="bar" x="0" y="2" width="${at(x(progress))}" height="6"/><path class="goal" d="M${at(x(1))} 0V10"/>`}</svg> <span>${label} of the way to target</span></span>`;
}

/** A count as a bar beside its figure; the figure stands in the table, so the bar is only to look at. */
export function countBar(count: number, highest: number): Markup {
  const x = scaleLinear()
    .domain([0, Math.max(1, highest)])
    .range([0, WIDTH])
    .clamp(true);
  return html`<svg class="count" viewBox="0 0 ${WIDTH} 10" aria-hidden="true">${svg`<rect class="bar" x="0" y="1" width="${at(x(count))}" height="8"/>`}</svg>`;
}
