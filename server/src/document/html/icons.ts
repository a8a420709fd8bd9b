import type { Tone } from '../inline.ts';
import { Markup } from './markup.ts';

/** Shapes that set states apart without colour, drawn on a 12 × 12 grid. */
const shapes = {
  check: 'M2 6.5 5 9.5 10 3',
  clock: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M6 3.5V6l1.8 1.4',
  alert: 'M6 1.5 11 10.5H1ZM6 5v2.5M6 9v.2',
  up: 'M2 9.5 9.5 2M4 2h5.5v5.5',
  down: 'M2 2.5 9.5 10M4 10h5.5V4.5',
  level: 'M1.5 6h9M7.5 3l3 3l-3 3',
} as const;

/** A decorative icon; the words next to it carry the meaning. */
export const icon = (name: keyof typeof shapes): Markup =>
  new Markup(`<svg class="i" viewBox="0 0 12 12" aria-hidden="true"><path d="${shapes[name]}"/></svg>`);

/** Filled shapes for lights: each tone has one of its own. */
const lamps: Readonly<Record<Tone, string>> = {
  good: '<circle cx="6" cy="6" r="5"/>',
  warn: '<path d="M6 .8 11.6 11H.4Z"/>',
  bad: '<path d="M1 1h10v10H1Z"/>',
  plain: '<circle cx="6" cy="6" r="4.2" class="ring"/>',
};

/** The shape of a light; the word next to it carries the meaning. */
export const lamp = (tone: Tone): Markup =>
  new Markup(`<svg class="i lamp" viewBox="0 0 12 12" aria-hidden="true">${lamps[tone]}</svg>`);
