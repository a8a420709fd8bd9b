import type { Span, SpanEdit } from '../model/text.ts';
import type { Host, YamlNode } from './node.ts';

/**
 * Writing values where they stand in something else than YAML: in a line of prose, a cell of a Markdown or an HTML
 * table, a cell of a table as CSV.
 */

/** A text as it can stand in a host, on one line. */
function hostedText(value: string, host: Host): string {
  const line = value.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  switch (host) {
    case 'line':
      return line;
    case 'cell':
      return line.replace(/(?<!\\)\|/g, '\\|');
    case 'html':
      return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    case 'csv':
      return /^[\s]|[",;\t|]|\s$/.test(value) || /[\r\n]/.test(value)
        ? `"${value.replaceAll('"', '""')}"`
        : value;
  }
}

/** A piece of a text that goes into the middle of what stands in a host already. */
const hostedPiece = (piece: string, text: string, span: Span, host: Host): string =>
  host === 'csv' && text[span.start] === '"'
    ? piece.replaceAll('"', '""')
    : host === 'cell'
      ? hostedText(piece, host)
      : piece;

/** A text that stands right behind `Label:` or a bar needs a blank before it. */
const gapBefore = (text: string, at: number, host: Host): string =>
  host === 'csv' || at === 0 || /[\s>]/.test(text[at - 1]!) ? '' : ' ';

/** Puts a text in the place of what a host holds. */
export function replaceHosted(text: string, span: Span, value: string, host: Host): SpanEdit[] {
  const gap = span.start === span.end ? gapBefore(text, span.start, host) : '';
  return [{ span: { start: span.start, end: span.end }, text: gap + hostedText(value, host) }];
}

/** Adds an entry to a list in a host: behind a comma or a semicolon, whichever stands there, or within its brackets. */
export function insertHosted(
  text: string,
  list: YamlNode & { readonly host: Host },
  item: string,
): SpanEdit[] {
  const span = { start: list.start, end: list.end };
  const said = text.slice(span.start, span.end);
  const close = said.lastIndexOf(']');
  if (/^"?\s*\[/.test(said) && close > 0) {
    const at = span.start + close;
    const isEmpty = /\[\s*\]/.test(said);
    return [
      {
        span: { start: at, end: at },
        text: hostedPiece(`${isEmpty ? '' : ', '}${item}`, text, span, list.host),
      },
    ];
  }
  const separator = said === '' ? '' : said.includes(';') || list.host === 'csv' ? '; ' : ', ';
  const at = text[span.end - 1] === '"' && list.host === 'csv' ? span.end - 1 : span.end;
  return [{ span: { start: at, end: at }, text: separator + hostedPiece(item, text, span, list.host) }];
}
