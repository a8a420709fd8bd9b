import type {
  ActionEntry,
  Bounded,
  Cited,
  Link,
  ObjectiveEntry,
  ObjectiveProgress,
  Pack,
  Party,
} from '../model.ts';
import type { Anchors } from './anchors.ts';
import { anchorsOf } from './anchors.ts';
import { count, day, money, number } from './format.ts';
import { type Content, html, joined, Markup } from './html.ts';
import { icon } from './icons.ts';
import { saysReached, standingWords } from './objective-words.ts';
import { prose } from './prose.ts';
import { themeTitle, words } from './words.ts';

/** What every part of the page is rendered with. */
export interface View {
  readonly pack: Pack;
  readonly anchors: Anchors;
}

/** @param withoutAppendix whether the records cited, which stand in the appendix, are left out */
export const viewOf = (pack: Pack, withoutAppendix = false): View => ({
  pack,
  anchors: anchorsOf(pack, withoutAppendix),
});

/** How good or bad a state is: shown by an icon and a word, colour only adds to it. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain';

const toneIcon = { good: 'check', warn: 'clock', bad: 'alert', plain: null } as const;

/** A short state in a frame. */
export function tag(label: string, tone: Tone = 'plain'): Markup {
  const mark = toneIcon[tone];
  return html`<span class="tag ${tone}">${mark === null ? null : icon(mark)}${label}</span>`;
}

/** Tones of the words records use for states and results. */
const tones: Readonly<Record<string, Tone>> = {
  granted: 'good',
  'partly-granted': 'warn',
  deferred: 'warn',
  declined: 'plain',
  done: 'good',
  late: 'bad',
  overdue: 'bad',
  achieved: 'good',
  missed: 'bad',
  effective: 'good',
  'partly-effective': 'warn',
  'not-effective': 'bad',
  'on-track': 'good',
  'at-risk': 'warn',
  'off-track': 'bad',
  confirmed: 'good',
  partly: 'warn',
  'not-confirmed': 'bad',
  'signature-verified': 'good',
  'commit-bound': 'good',
  'content-bound': 'good',
  stale: 'bad',
  critical: 'bad',
  error: 'bad',
  warning: 'warn',
  blocked: 'bad',
};

/** A state or result in words and with its tone; nothing for none. */
export const state = (value: string | null): Markup | null =>
  value === null ? null : tag(words(value), toneOf(value));

const toneOf = (value: string): Tone => (Object.hasOwn(tones, value) ? tones[value]! : 'plain');

/** How an objective stands, with its tone. */
export function objectiveStanding(
  entry: Pick<ObjectiveEntry | ObjectiveProgress, 'state' | 'from' | 'reached' | 'behindPlan'>,
): Content {
  const told = standingWords(entry);
  if (told === null) return null;
  const isLate = entry.behindPlan && entry.state === 'running';
  return joined(
    [
      tag(told, isLate ? 'warn' : toneOf(entry.state ?? '')),
      saysReached(entry) && tag('target reached', 'good'),
    ],
    ' ',
  );
}

const trendIcons = {
  improving: 'up',
  better: 'up',
  declining: 'down',
  worse: 'down',
  stable: 'level',
  unchanged: 'level',
} as const;

/** A trend in the direction that is better: an arrow and a word. */
export function trend(value: string | null): Markup | null {
  if (value === null) return null;
  const mark = Object.hasOwn(trendIcons, value) ? trendIcons[value as keyof typeof trendIcons] : null;
  const tone = mark === 'up' ? 'good' : mark === 'down' ? 'bad' : 'plain';
  return html`<span class="tag ${tone}">${mark === null ? null : icon(mark)}${words(value)}</span>`;
}

/** Attributes that name the source of an item, for those who jump there from a preview. */
export const source = (link: Link | null): Markup | null =>
  link === null
    ? null
    : html` data-record="${link.id}" data-path="${link.path.join('.')}" data-file="${link.file}"`;

/** An id as it is written, leading to where the pack shows the record. */
export function idLink(view: View, id: string, version: string | null = null): Markup {
  const anchor = view.anchors.find(id, version);
  return anchor === null
    ? html`<span class="id">${id}</span>`
    : html`<a class="id" href="#${anchor}">${id}</a>`;
}

/** A record by its title, with its id behind. */
export function named(view: View, link: Link): Markup {
  return link.title === null
    ? idLink(view, link.id, link.version)
    : html`${link.title} ${idLink(view, link.id, link.version)}`;
}

/** A reference by the title of what it leads to; one that leads nowhere says so. */
export function cited(view: View, reference: Cited): Markup {
  return reference.to === null
    ? html`<span class="id">${reference.written}</span> <span class="muted">(no such record)</span>`
    : named(view, reference.to);
}

/** A role or person by name. */
export const party = (who: Party | null): Content => (who === null ? null : (who.name ?? who.id));

export const theme = (view: View, id: string | null): Markup | null =>
  id === null ? null : html`<span class="theme">${themeTitle(view.pack, id)}</span>`;

/** Record text written in Markdown. */
export const md = (view: View, text: string | null, lift = 3): Markup => prose(text, view.anchors.find, lift);

/** A list of all items shown and a line for those that are not. */
export function bounded<T>(list: Bounded<T>, render: (item: T) => Content): Content {
  return [list.items.map(render), more(list)];
}

export const more = (list: Bounded<unknown>): Markup | null =>
  list.more > 0 ? html`<p class="more">and ${number(list.more)} more in the records</p>` : null;

export interface Column {
  readonly title: string;
  /** Figures stand right-aligned. */
  readonly numeric?: boolean;
}

/** A table row: its cells and the record it is made from. */
export interface Row {
  readonly cells: readonly Content[];
  readonly link?: Link | null;
  readonly id?: string | null;
}

/** How a table is laid out where there is little room. */
export interface TableOptions {
  /**
   * On a phone: `cards` makes each row a card of names and values (for more than three columns unless told
   * otherwise), `lines` a card with its values one after another, `plain` stays a table.
   */
  readonly layout?: 'cards' | 'lines' | 'plain';
  /** The caption only repeats the heading above: it is there for those who do not see the page. */
  readonly quietCaption?: boolean;
}

/**
 * A table with its first cells as row headings. Nothing for no rows; columns in which nothing stands are left out.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly Row[],
  { layout, quietCaption = false }: TableOptions = {},
): Markup | null {
  if (rows.length === 0) return null;
  const kept = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => index === 0 || rows.some(({ cells }) => isGiven(cells[index])));
  const form = layout ?? (kept.length > 3 ? 'cards' : 'plain');
  const isTable = form === 'plain';
  // Rows shown as cards are no longer a table to every browser, unless the roles say so.
  const role = (name: string): Markup | null => (isTable ? null : html` role="${name}"`);
  const align = (numeric: boolean | undefined): Markup | null => (numeric === true ? html` class="n"` : null);
  const names = joined([kept.length <= 3 && 'few', !isTable && 'cards', form === 'lines' && 'lines'], ' ');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${caption}"><table${names.length === 0 ? null : html` class="${names}"`}${role('table')}>
<caption${quietCaption ? html` class="spoken"` : null}>${caption}</caption>
<thead${role('rowgroup')}><tr${role('row')}>${kept.map(({ title, numeric }) => html`<th scope="col"${role('columnheader')}${align(numeric)}>${title}</th>`)}</tr></thead>
<tbody${role('rowgroup')}>${rows.map(
    ({ cells, link, id }) =>
      html`<tr${role('row')}${id === null || id === undefined ? null : html` id="${id}"`}${source(link ?? null)}>${kept.map(
        ({ title, numeric, index }) =>
          index === 0
            ? html`<th scope="row"${role('rowheader')}${align(numeric)}>${cells[0]}</th>`
            : html`<td${role('cell')}${align(numeric)}${isTable ? null : html` data-label="${title}"`}>${cells[index] ?? ''}</td>`,
      )}</tr>`,
  )}</tbody>
</table></div>`;
}

/** Names and values side by side; those without a value are left out. Sentences want wide columns. */
export function facts(
  pairs: readonly (readonly [name: string, value: Content])[],
  width: 'narrow' | 'wide' = 'narrow',
): Markup | null {
  const given = pairs.filter(([, value]) => isGiven(value));
  if (given.length === 0) return null;
  return html`<dl class="${width === 'wide' ? 'facts wide' : 'facts'}">${given.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function isGiven(value: Content): boolean {
  if (Array.isArray(value)) return (value as readonly Content[]).some(isGiven);
  if (value instanceof Markup) return value.text !== '';
  return value !== null && value !== undefined && value !== false && value !== '';
}

/** A list, or nothing for no items. */
export const list = (items: readonly Content[], name = 'list'): Markup | null =>
  items.length === 0 ? null : html`<ul class="${name}">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

/** Actions as a table: what, who, when, and whether it was kept. */
export function actionTable(view: View, caption: string, actions: readonly ActionEntry[]): Markup | null {
  return table(
    caption,
    [{ title: 'Action' }, { title: 'Owner' }, { title: 'Due', numeric: true }, { title: 'State' }],
    actions.map((action) => ({
      link: action.link,
      cells: [
        named(view, action.link),
        party(action.owner),
        [
          action.due === null ? null : day(action.due),
          action.moved > 0 &&
            html`<br><span class="muted">first ${action.firstDue === null ? 'earlier' : day(action.firstDue)}, moved ${number(action.moved)}×</span>`,
        ],
        actionState(action),
      ],
    })),
  );
}

/** The actions of something, one line each: what, who by when, and how it stands. */
export function actionList(view: View, actions: readonly ActionEntry[]): Markup | null {
  return list(
    actions.map(
      (action) =>
        html`<span class="action"${source(action.link)}><span>${named(view, action.link)}</span> <span class="muted">${joined([party(action.owner), action.due === null ? null : html`due ${day(action.due)}${action.moved > 0 ? html`, moved ${number(action.moved)}×` : null}`], ', ')}</span> <span>${actionState(action)}</span></span>`,
    ),
    'actions',
  );
}

/** How an action stands: done when, late by how much, waiting for what. */
export function actionState(action: ActionEntry): Content {
  const notes = joined(
    [
      action.daysLate === null ? null : html`${count(action.daysLate, 'day')} late`,
      action.blockedBy === null ? null : html`waits: ${action.blockedBy}`,
      action.needsFrom === null ? null : html`needs ${party(action.needsFrom)}`,
      action.spent === null ? null : html`spent ${money(action.spent)}`,
    ],
    '; ',
  );
  return joined(
    [
      html`${state(action.state)}${action.completedOn === null ? null : ` ${day(action.completedOn)}`}`,
      state(action.effect),
      notes.length === 0 ? null : html`<span class="muted">${notes}</span>`,
    ],
    html` <span class="muted">·</span> `,
  );
}
