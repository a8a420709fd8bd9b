import { scaleLinear } from 'd3-scale';
import { html, type Markup, svg } from '../markup.ts';
import { at } from './coordinates.ts';

const WIDTH = 120;

/** Where the baseline stands, so that there is room to have gone back behind it. */
const BEHIND = 0.2;

/**
 * How far from the baseline (the small line) to the target (the tall one) something is, with the figure next to it.
 * What has fallen back behind the baseline shows as a bar to its left.
 * @param progress 0 at the baseline, 1 at the target; may lie outside
 * @param figure what is shown next to it
 * @param spoken what is said after the figure to those who do not see the bar
 */
export function progressBar(progress: number, figure: string, spoken: string): Markup {
  const x = scaleLinear()
    .domain([-BEHIND, 1 + BEHIND])
    .range([0, WIDTH])
    .clamp(true);
  const [from, to] = progress < 0 ? [x(progress), x(0)] : [x(0), x(progress)];
  return html`<span class="progress"><svg viewBox="0 0 ${WIDTH} 10" aria-hidden="true">${svg`<rect class="track" x="${at(x(0))}" y="4" width="${at(x(1) - x(0))}" height="2"/><rect class="${progress < 0 ? 'bar back' : 'bar'}" x="${at(from)}" y="2" width="${at(to - from)}" height="6"/><path class="goal start" d="M${at(x(0))} 1V9"/><path class="goal" d="M${at(x(1))} 0V10"/>`}</svg> <span>${figure}<span class="spoken"> ${spoken}</span></span></span>`;
}

/** A count as a bar next to its figure; the figure stands in the table, so the bar is only to look at. */
export function countBar(count: number, highest: number): Markup {
  const x = scaleLinear()
    .domain([0, Math.max(1, highest)])
    .range([0, WIDTH])
    .clamp(true);
  return html`<svg class="count" viewBox="0 0 ${WIDTH} 10" aria-hidden="true">${svg`<rect class="bar" x="0" y="1" width="${at(x(count))}" height="8"/>`}</svg>`;
}
