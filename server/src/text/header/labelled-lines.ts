import { type HeaderField, plainText } from './field.ts';

/** `**Label:** value` and `**Label**: value`. */
const boldLabel = /(\*\*|__)[ \t]*([^*_\r\n|]{1,60}?)[ \t]*(?::[ \t]*\1|\1[ \t]*:)/g;

/** `Label: value` behind the beginning of a line or behind a sign that separates. */
const plainLabel =
  /(^|[ \t][|·•;][ \t]+|\t+| {3,})([\p{L}][\p{L}\p{N} ./#&'’()_-]{0,47}?)[ \t]?:(?=[ \t]|$)[ \t]*/gu;

/** What separates fields of one line. */
const separator = /[ \t]*(?:[|·•;,/–—]|&nbsp;|<br\s*\/?>)+[ \t]*$/i;

/** Where something else stands next to a value, without a label: in a row that is part of no table, or aligned by blanks. */
const neighbour = /[ \t]+\|(?=[ \t]|$)|\t+| {3,}(?=\S)/;

/** The marks of a quote, an item or a row before a line's text. */
const lead = /^(?:[ \t]*(?:>|\|(?=[ \t])|[-*+](?=[ \t])|[0-9]{1,2}[.)](?=[ \t])))*[ \t]*/;

interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the whole of it begins and where its value begins. */
  readonly from: number;
  readonly behind: number;
}

function labelsIn(line: string, at: number, pattern: RegExp, content: number): Label[] {
  return [...line.slice(content).matchAll(pattern)].map((match) => {
    const from = at + content + match.index;
    const start = from + match[0].indexOf(match[2]!, match[1]!.length);
    return {
      text: match[2]!.trim(),
      start,
      end: start + match[2]!.trimEnd().length,
      from,
      behind: from + match[0].length,
    };
  });
}

/**
 * Labels and values of one line, several to a line too: in bold, behind an item's mark, in a quote.
 * @param start offset of the line in the file
 * @returns the fields, and whether their labels are marked as such (in bold): a plain `Note: …` may be prose
 */
export function fieldsOfLine(
  text: string,
  start: number,
  end: number,
): { readonly fields: readonly HeaderField[]; readonly marked: boolean } {
  const line = text.slice(start, end);
  const content = lead.exec(line)![0].length;
  let labels = labelsIn(line, start, boldLabel, content);
  const marked = labels.length > 0 && labels[0]!.from === start + content;
  if (!marked) {
    labels = labelsIn(line, start, plainLabel, content);
    if (labels.length === 0 || labels[0]!.start !== start + content) return { fields: [], marked: false };
  }
  const fields = labels.map((label, index): HeaderField => {
    const next = labels[index + 1]?.from ?? end;
    const raw = text.slice(label.behind, next);
    const alone = raw.slice(0, neighbour.exec(raw)?.index);
    const said = index + 1 < labels.length ? alone.replace(separator, '') : alone;
    const value = plainText(text, label.behind, label.behind + said.length);
    return {
      label: label.text,
      labelSpan: { start: label.start, end: label.end },
      value: value.text,
      valueSpan: value.span,
      host: 'line',
    };
  });
  return { fields, marked };
}
