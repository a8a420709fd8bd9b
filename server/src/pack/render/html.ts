import { cleanText, hasDirection, isPlain } from './clean-text.ts';

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
};

/** Text of any origin as HTML text or attribute value (within quotes) that says exactly that. */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"'`]/g, (character) => ESCAPES[character]!);
}

function written(value: Content, isolate: boolean): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) {
    let all = '';
    for (const each of value as readonly Content[]) all += written(each, isolate);
    return all;
  }
  const text = String(value);
  if (isPlain(text)) return text;
  return isolate && hasDirection(text) ? `<bdi>${escapeHtml(text)}</bdi>` : escapeHtml(text);
}

function fill(strings: TemplateStringsArray, values: readonly Content[], isolate: boolean): Markup {
  let all = strings[0]!;
  for (let i = 0; i < values.length; i++) {
    all += written(values[i], isolate && !all.endsWith('="')) + strings[i + 1]!;
  }
  return new Markup(all);
}

/**
 * Template for HTML elements. Everything put in is escaped unless it is {@link Markup}; text with a
 * direction of its own is isolated. Attribute values are to be quoted with `"`.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return fill(strings, values, true);
}

/** The same for places that hold text only or SVG, where no element may be put around text. */
export function svg(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return fill(strings, values, false);
}

/** Pieces with something between them; empty pieces are left out. */
export function joined(pieces: readonly Content[], between: Content): readonly Content[] {
  const all: Content[] = [];
  for (const piece of pieces) {
    if (piece === null || piece === undefined || piece === false || piece === '') continue;
    if (all.length > 0) all.push(between);
    all.push(piece);
  }
  return all;
}
