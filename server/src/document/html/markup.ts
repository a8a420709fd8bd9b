import { cleanText, hasDirection, isPlain } from '../characters.ts';

/** HTML that is safe as it stands: written by this product, with everything else escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: markup as it is, anything else as text; null and false leave nothing. */
export type Content = Markup | string | number | null | undefined | false | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '#': '&#35;',
  ':': '&#58;',
};

/**
 * Text of any origin as HTML text or attribute value (within quotes) that says exactly that. What CI services take for
 * commands (`##[error]`, `::error::`) is no more, should a page be written into a log.
 */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"'`]|#(?=#)|:(?=:)/g, (character) => ESCAPES[character]!);
}

/** Longest run of letters without a blank that is left whole; browsers take very long to break longer ones. */
const LONGEST = 60;
const TOO_LONG = new RegExp(`\\S{${LONGEST + 1}}`);
const pieces = new RegExp(`\\S{1,${LONGEST}}|\\s+`, 'gu');

/** Text as HTML with places to break in what is too long for a line. They leave nothing when copied. */
const breakable = (text: string): string =>
  cleanText(text)
    .match(pieces)!
    .map(
      (piece, i, all) =>
        `${i > 0 && /\S$/.test(all[i - 1]!) && /^\S/.test(piece) ? '<wbr>' : ''}${escapeHtml(piece)}`,
    )
    .join('');

/** Text where elements may stand: isolated if it has a direction of its own. */
function inline(text: string): string {
  const shown = TOO_LONG.test(text) ? breakable(text) : isPlain(text) ? text : escapeHtml(text);
  return hasDirection(text) ? `<bdi>${shown}</bdi>` : shown;
}

function written(value: Content, isInline: boolean): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) {
    let all = '';
    for (const each of value as readonly Content[]) all += written(each, isInline);
    return all;
  }
  const text = String(value);
  if (text.length <= LONGEST && isPlain(text)) return text;
  return isInline ? inline(text) : escapeHtml(text);
}

const known = new WeakMap<TemplateStringsArray, readonly boolean[]>();

/**
 * Which places of a template are values of attributes: those behind `="` and no other quote, also where the
 * template holds attributes alone. What is put in has no open quotes.
 */
function attributesIn(strings: TemplateStringsArray): readonly boolean[] {
  let places = known.get(strings);
  if (places === undefined) {
    places = strings.map((_, i) => /="[^"]*$/.test(strings.slice(0, i + 1).join('')));
    known.set(strings, places);
  }
  return places;
}

function fill(strings: TemplateStringsArray, values: readonly Content[], elements: boolean): Markup {
  const attributes = attributesIn(strings);
  let all = strings[0]!;
  for (let i = 0; i < values.length; i++) {
    all += written(values[i], elements && !attributes[i]) + strings[i + 1]!;
  }
  return new Markup(all);
}

/**
 * Template for HTML elements. Everything put in is escaped unless it is {@link Markup}; text with a
 * direction of its own is isolated, and very long words get places to break. Attribute values are to be quoted with `"`.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return fill(strings, values, true);
}

/** The same for places that hold text only or SVG, where no element may be put around text. */
export function svg(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return fill(strings, values, false);
}

/** Contents with something between them. */
export const joinedContent = (contents: readonly Content[], between: Content): readonly Content[] =>
  contents.flatMap((content, i) => (i === 0 ? [content] : [between, content]));
