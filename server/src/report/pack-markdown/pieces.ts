import type { ActionEntry, Bounded, Cited, Link, Party, Timing } from '../../pack/model.ts';
import { count, day, money, number } from '../../pack/render/format.ts';
import { words } from '../../pack/render/words.ts';
import { markdownText } from '../markdown.ts';

/** What the pack in Markdown is made of: text of records that stays text, and tables, lists and facts of it. */

const LIMIT = 2000;

/** A text that is safe in Markdown: made here, with everything from records escaped. */
export class Safe {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in the Markdown: what is safe as it is, anything else as text; null and false leave nothing. */
export type Piece = Safe | string | number | null | undefined | false;

/** A text on a line of its own: what would make it a list or a rule there is an entity. */
const escaped = (text: string): string =>
  markdownText(text.replace(/\s+/g, ' ').trim(), LIMIT)
    .replace(/^-/, '&#45;')
    .replace(/^(\d{1,9})\.(?=\s|$)/, '$1&#46;');

/** A piece as it is written. */
export const plain = (piece: Piece): string =>
  piece === null || piece === undefined || piece === false
    ? ''
    : piece instanceof Safe
      ? piece.text
      : escaped(String(piece));

/** Template in which everything put in is escaped unless it is safe already. */
export const md = (strings: TemplateStringsArray, ...values: readonly Piece[]): Safe =>
  new Safe(strings.map((text, i) => (i === 0 ? text : plain(values[i - 1]) + text)).join(''));

/** Pieces with something between them; empty ones are left out. */
export const joined = (pieces: readonly Piece[], between: string): Safe =>
  new Safe(
    pieces
      .map(plain)
      .filter((text) => text !== '')
      .join(between),
  );

/** A piece in bold; nothing for an empty one. */
export const bold = (piece: Piece): Safe => (plain(piece) === '' ? new Safe('') : md`**${piece}**`);
/** A record by its title, with its id behind. */
export const record = (link: Link): Safe => joined([link.title, md`(${link.id})`], ' ');
/** A reference by what it leads to; one that leads nowhere says so. */
export const cited = (reference: Cited): Safe =>
  reference.to === null ? md`${reference.written} (no such record)` : record(reference.to);
/** A role or person by name. */
export const name = (party: Party | null): string | null =>
  party === null ? null : (party.name ?? party.id);
/** A day in words; nothing for none. */
export const date = (value: string | null): string | null => (value === null ? null : day(value));
/** A value of an enumeration in words; nothing for none. */
export const word = (value: string | null): string | null => (value === null ? null : words(value));

/** A table, or nothing for no rows. */
export const table = (head: readonly string[], rows: readonly (readonly Piece[])[]): string[] =>
  rows.length === 0
    ? []
    : [
        `| ${head.join(' | ')} |`,
        `|${head.map(() => '---').join('|')}|`,
        ...rows.map((row) => `| ${row.map(plain).join(' | ')} |`),
        '',
      ];

/** A list, or nothing for no items. */
export const list = (items: readonly Piece[]): string[] =>
  items.length === 0 ? [] : [...items.map((item) => `- ${plain(item)}`), ''];

/** A paragraph, or nothing for an empty one. */
export const paragraph = (piece: Piece): string[] => (plain(piece) === '' ? [] : [plain(piece), '']);
/** A sentence for a section that has nothing to show. */
export const unless = (isGiven: boolean, sentence: string): string[] => (isGiven ? [] : [sentence, '']);

/** A line for what is not shown. */
export const more = (found: Bounded<unknown>): string[] =>
  found.more > 0 ? [`and ${number(found.more)} more in the records`, ''] : [];

/** Names with their values, those without a value left out. */
export const facts = (pairs: readonly (readonly [string, Piece])[]): string[] =>
  list(pairs.filter(([, value]) => plain(value) !== '').map(([title, value]) => md`${bold(title)} ${value}`));

/** How an action stands. */
export const actionState = (action: ActionEntry): Safe =>
  joined(
    [
      words(action.state),
      date(action.completedOn),
      action.daysLate === null ? null : `${count(action.daysLate, 'day')} late`,
      word(action.effect),
      action.blockedBy === null ? null : md`waits: ${action.blockedBy}`,
      action.needsFrom === null ? null : `needs ${name(action.needsFrom)}`,
      action.spent === null ? null : `spent ${money(action.spent)}`,
    ],
    ', ',
  );

/** Actions as a table. */
export const actions = (found: readonly ActionEntry[]): string[] =>
  table(
    ['Action', 'Owner', 'Due', 'State'],
    found.map((action) => [
      record(action.link),
      name(action.owner),
      joined(
        [
          date(action.due),
          action.moved === 0
            ? null
            : `moved ${number(action.moved)}×${action.firstDue === null ? '' : `, first ${day(action.firstDue)}`}`,
        ],
        ', ',
      ),
      actionState(action),
    ]),
  );

/** Rows under what they are about, or nothing for none. */
export const captioned = (text: string, rows: string[]): string[] =>
  rows.length === 0 ? [] : [...paragraph(bold(text)), ...rows];

/** Where something stands to the period, where that needs saying. */
export const timing = (value: Timing): string | null => (value === 'period' ? null : `${value} the period`);
