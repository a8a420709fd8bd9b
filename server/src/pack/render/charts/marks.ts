import type { ChartMark } from '../../model.ts';
import { html, joined, type Markup, svg } from '../html.ts';
import { markWords } from '../indicator-words.ts';
import { at } from './frame.ts';

const MOST_MARKS = 6;
/** Room a letter needs; marks closer than that share one. */
const LETTER = 11;

interface PlacedMark extends ChartMark {
  readonly x: number;
  readonly letter: string;
}

/** The latest marks that fall on the chart, each with its letter. */
export function placedMarks(
  marks: readonly ChartMark[],
  placeOf: (date: string) => number | null,
): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  const seen = marks.flatMap((mark) => {
    const x = placeOf(mark.date);
    return x === null ? [] : [{ mark, x }];
  });
  let letters = 0;
  let lastX = Number.NEGATIVE_INFINITY;
  for (const { mark, x } of seen.slice(-MOST_MARKS)) {
    if (x - lastX >= LETTER) {
      letters++;
      lastX = x;
    }
    placed.push({ ...mark, x, letter: String.fromCharCode(64 + letters) });
  }
  return placed;
}

/** Lines across the chart at the days of the marks, in a style for each kind, with the letters above. */
export function drawMarks(marks: readonly PlacedMark[], top: number, bottom: number): Markup {
  return svg`${marks.map(({ x, kind, letter }, i) => {
    const isFirst = letter !== marks[i - 1]?.letter;
    return svg`<path class="event ${kind}" d="M${at(x)} ${top}V${bottom}"/>${
      isFirst
        ? svg`<text class="mark" x="${at(x)}" y="${top - 4}" text-anchor="middle">${letter}</text>`
        : null
    }`;
  })}`;
}

const holds = (longer: string, shorter: string): boolean =>
  longer.toLowerCase().includes(shorter.toLowerCase().replace(/^(?:an?|the) /, ''));

/** What the letters stand for. A decision and the action it led to, in the same words, are told in one line. */
export function markList(marks: readonly PlacedMark[]): Markup | null {
  if (marks.length === 0) return null;
  const lines: { label: string; marks: PlacedMark[] }[] = [];
  for (const mark of marks) {
    const same = lines.find(
      ({ label }) =>
        mark.label !== '' && (holds(label, mark.label) || (label !== '' && holds(mark.label, label))),
    );
    if (same === undefined) {
      lines.push({ label: mark.label, marks: [mark] });
      continue;
    }
    same.marks.push(mark);
    if (mark.label.length > same.label.length) same.label = mark.label;
  }
  return html`<ul class="marks">${lines.map(
    (line) =>
      html`<li>${joined(
        line.marks.map((mark) => html`<b>${mark.letter}</b> ${markWords(mark)}`),
        ', ',
      )}${line.label === '' ? null : html`: ${line.label}`}</li>`,
  )}</ul>`;
}
