import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { html, type Markup, svg } from '../markup.ts';
import { at, extent } from './coordinates.ts';

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 3;

/**
 * The course of a figure in the size of a word, with its target. The figures stand next to it, so it is only to
 * look at.
 * @param target the line to get to, where it is not the one of the readings
 */
export function sparkline(values: readonly (number | null)[], target: number | null): Markup | null {
  if (values.filter((value) => value !== null).length < 2) return null;
  const y = scaleLinear()
    .domain(extent([...values, target]))
    .range([HEIGHT - EDGE, EDGE]);
  const x = scaleLinear()
    .domain([0, values.length - 1])
    .range([EDGE, WIDTH - EDGE]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => x(i))
    .y((value) => y(value ?? 0))
    .digits(1)(values);
  const last = values.findLastIndex((value) => value !== null);
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${
    target === null ? null : svg`<path class="target" d="M0 ${at(y(target))}H${WIDTH}"/>`
  }${svg`<path class="line" d="${path ?? ''}"/><circle class="dot" cx="${at(x(last))}" cy="${at(y(values[last]!))}" r="2.4"/>`}</svg>`;
}
