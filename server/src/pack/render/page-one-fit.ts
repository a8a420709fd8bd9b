import type { Markup } from './html.ts';
import { type Element, shownText, treeOf, within } from './markup-tree.ts';
import { lineCount } from './text-width.ts';

/**
 * How close page one is set in print, so that all of it stands on one sheet. Without scripts nothing can be measured
 * where it is shown, so the room is reckoned from the texts; a PDF is measured as well, and set closer if need be.
 */

/** Sizes of paper a pack is printed on. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** Width and height within the margins of the page (see `page-margins.ts`), in points. */
const MM = 72 / 25.4;
const rooms: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [(210 - 34) * MM, (297 - 35) * MM],
  letter: [(215.9 - 34) * MM, (279.4 - 35) * MM],
};

/** One way to set page one. */
export interface Fit {
  /** Class of the page; the style sheet has the same measures (`style/page-one-paper.ts`). */
  readonly name: string;
  /** Size of the text in points, and height of a line in ems. */
  readonly size: number;
  readonly leading: number;
  /** Theme of an ask and who asks, which the inputs tell as well. */
  readonly context: boolean;
  /** Names of the themes above the changes. */
  readonly themes: boolean;
  /** Notes on what decisions brought, which the section on them tells as well. */
  readonly notes: boolean;
  /** What the objective behind an ask is worth, and what waiting costs. */
  readonly why: boolean;
  /** Past decisions shown; the section on them has them all. */
  readonly past: number;
  /** Height of the chart in millimetres; its readings are in the appendix as well. */
  readonly chart: number;
  /** Whether changes and cost stand side by side, or one below the other in the full width. */
  readonly sideBySide: boolean;
}

/** From ample to close: first room between lines goes, then what stands elsewhere too, then size down to 7.5 points. */
export const fits: readonly Fit[] = [
  fit('fit-0', 10.5, 1.45, 48, {}),
  fit('fit-1', 10, 1.4, 40, {}),
  fit('fit-2', 9.5, 1.36, 34, {}),
  fit('fit-3', 9.25, 1.33, 32, {}),
  fit('fit-4', 9.25, 1.33, 32, { context: false }),
  fit('fit-5', 9, 1.31, 32, { context: false }),
  fit('fit-6', 9, 1.31, 30, { context: false, themes: false }),
  fit('fit-7', 8.75, 1.3, 28, { context: false, themes: false, notes: false }),
  fit('fit-8', 8.5, 1.28, 26, { context: false, themes: false, notes: false }),
  fit('fit-9', 8.5, 1.26, 24, { context: false, themes: false, notes: false, past: 5 }),
  fit('fit-10', 8.25, 1.25, 24, { context: false, themes: false, notes: false, past: 4 }),
  fit('fit-11', 8.25, 1.25, 24, { context: false, themes: false, notes: false, past: 4, why: false }),
  fit('fit-12', 8, 1.23, 0, {
    context: false,
    themes: false,
    notes: false,
    why: false,
    past: 3,
    sideBySide: false,
  }),
  fit('fit-13', 7.5, 1.2, 0, {
    context: false,
    themes: false,
    notes: false,
    why: false,
    past: 2,
    sideBySide: false,
  }),
];

/** What does not fit on one sheet in any way goes on to another; the first of these is ample enough to be read. */
const MOST_SHEETS = 4;
const ON_MORE_SHEETS = fits.slice(2);
/** What is lost at the foot of a sheet that is followed by another, since nothing is torn apart. */
const LOST = 0.06;
/** For fonts that run wider than reckoned. */
const RESERVE = 1.03;

function fit(name: string, size: number, leading: number, chart: number, given: Partial<Fit>): Fit {
  return {
    name,
    size,
    leading,
    chart,
    context: true,
    themes: true,
    notes: true,
    why: true,
    past: 6,
    sideBySide: true,
    ...given,
  };
}

/** The four sections of page one and what stands above them. */
export interface PageOneParts {
  readonly head: Markup;
  readonly asked: Markup;
  readonly past: Markup;
  readonly changes: Markup;
  readonly cost: Markup;
}
type PageOneTrees = Readonly<Record<keyof PageOneParts, Element>>;

function treesOf(parts: PageOneParts): PageOneTrees {
  const section = (markup: Markup): Element => {
    const tree = treeOf(markup);
    return within(tree, 'section')[0] ?? tree;
  };
  return {
    head: section(parts.head),
    asked: section(parts.asked),
    past: section(parts.past),
    changes: section(parts.changes),
    cost: section(parts.cost),
  };
}

/** A way to set page one, and the sheets it then takes: more than one only where none would do. */
export interface Setting {
  readonly fit: Fit;
  readonly sheets: number;
}

/** All ways to set page one, from ample on one sheet to close on many. */
export const settings: readonly Setting[] = Array.from({ length: MOST_SHEETS }, (_, i) => i + 1).flatMap(
  (sheets) => (sheets === 1 ? fits : ON_MORE_SHEETS).map((fit) => ({ fit, sheets })),
);

/**
 * The most ample of the settings in which page one is reckoned to stand on one sheet; for texts that no sheet can hold,
 * on the fewest.
 * @param paper the sheet; where it is not known, one that is as small as both
 * @returns its index in {@link settings}
 */
export function reckonedSetting(parts: PageOneParts, paper: Paper | null): number {
  const sizes = (paper === null ? papers : [paper]).map((each) => rooms[each]);
  const width = Math.min(...sizes.map(([each]) => each));
  const height = Math.min(...sizes.map(([, each]) => each));
  const trees = treesOf(parts);
  const first = settings.findIndex(({ fit, sheets }) => {
    const room = height * (sheets === 1 ? 1 : sheets * (1 - LOST));
    return heightOf(trees, fit, width) * RESERVE <= room;
  });
  return first === -1 ? settings.length - 1 : first;
}

/** The height page one is reckoned to take in points when it is set so, on a sheet of a width within its margins. */
export const reckonedHeight = (parts: PageOneParts, set: Fit, width: number): number =>
  heightOf(treesOf(parts), set, width);

/** What the style sheet adds around texts, in ems of the page's text (`style/page-one-paper.ts`). */
const around = { page: 2.2, heading: 1.9, ask: 0.6, past: 0.5, change: 0.35, chart: 1.5 };
/** Columns of page one, and what a bold first word takes more than another, in ems. */
const columns = { letter: 1.6, figures: 23, kept: 11, gap: 1.5, direction: 7, between: 2, bold: 0.5 };

/** Height of page one in points when it is set so, on a sheet of a width. */
function heightOf(parts: PageOneTrees, set: Fit, width: number): number {
  const ems = width / set.size;
  const hidden = [
    ...(set.context ? [] : ['context']),
    ...(set.themes ? [] : ['theme-name']),
    ...(set.notes ? [] : ['note']),
    ...(set.why ? [] : ['why']),
  ];
  /** Height of a text in ems of the page, set at a share of its size. */
  const text = (element: Element, room: number, size = 1, beside = 0): number => {
    const shown = shownText(element, hidden).trim();
    if (shown === '') return 0;
    const lines = shown
      .split('\n')
      .reduce(
        (all, each, i) => all + lineCount(each, room / size, (i === 0 ? room - beside : room) / size),
        0,
      );
    return lines * size * set.leading;
  };
  const own = (section: Element, room: number): number =>
    section.children.reduce(
      (all, child) => (typeof child !== 'string' && child.name === 'p' ? all + text(child, room, 1.02) : all),
      1.15 * 1.25 + around.heading,
    );
  const ask = (item: Element): number => {
    // The columns of figures are as wide as what stands in them.
    const figures = ['size', 'until'].map((each) =>
      sum(within(item, each), (found) => text(found, columns.figures)),
    );
    const said = sum(within(item, 'p'), (each) =>
      each.classes.includes('request')
        ? text(each, ems - columns.letter, 1.06, columns.figures)
        : text(each, ems - columns.letter, 0.93),
    );
    return Math.max(said, ...figures) + around.ask;
  };
  const past = (item: Element): number => {
    const room = ems - columns.kept - 2 * columns.gap;
    const [decided = 0, kept = 0, brought = 0] = [
      sum(within(item, 'decided'), (each) => text(each, (room * 5) / 11)),
      sum(within(item, 'kept'), (each) => text(each, columns.kept)),
      sum(within(item, 'brought'), (each) => text(each, (room * 6) / 11 - columns.bold, 0.93)),
    ];
    return Math.max(decided, kept, brought) + around.past;
  };
  const change = (item: Element, room: number): number => {
    const [said, direction] = item.children.filter((child) => typeof child !== 'string');
    const lines = [
      said === undefined ? 0 : text(said, room - columns.direction),
      direction === undefined ? 0 : text(direction, columns.direction),
    ];
    return Math.max(...lines) + around.change;
  };
  const changes = (room: number): number =>
    own(parts.changes, room) +
    sum(within(parts.changes, 'theme-name'), (each) => text(each, room) + 0.3) +
    sum(within(parts.changes, 'li'), (each) => change(each, room));
  const cost = (room: number): number =>
    own(parts.cost, room) * 1.1 +
    (set.chart === 0 || within(parts.cost, 'svg').length === 0
      ? 0
      : (set.chart * MM) / set.size + around.chart);
  const asks = within(parts.asked, 'asks').flatMap((each) => within(each, 'li'));
  const others = within(parts.asked, 'li').filter((each) => !asks.includes(each));
  const pasts = within(parts.past, 'li');
  const half = (ems - columns.between) / 2;
  const all =
    around.page +
    sum(within(parts.head, 'p'), (each) => text(each, ems)) +
    sum(within(parts.head, 'h1'), (each) => text(each, ems, 1.8)) +
    own(parts.asked, ems) +
    sum(asks, ask) +
    sum(others, (each) => text(each, ems) + around.past) +
    own(parts.past, ems) +
    sum(pasts.slice(0, set.past), past) +
    (pasts.length > set.past ? set.leading : 0) +
    (set.sideBySide ? Math.max(changes(half), cost(half)) : changes(ems) + cost(ems));
  return all * set.size;
}

const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((total, each) => total + of(each), 0);
