import type { Span } from '../model/text.ts';
import { type HeaderField, type PlainText, plainText } from './header/field.ts';
import { htmlTableRows } from './header/html-table.ts';
import { fieldsOfLine } from './header/labelled-lines.ts';
import { type MarkdownTable, readTables } from './markdown-table.ts';

export type { HeaderField, PlainText } from './header/field.ts';

/** A table of a document, with the heading it stands under. */
export interface DocumentTable {
  /** Text of the nearest heading above it; empty above the first. */
  readonly heading: string;
  /** The first row names the columns, in most tables. */
  readonly rows: readonly (readonly PlainText[])[];
  readonly span: Span;
  readonly host: 'cell' | 'html';
}

/** A label of the text with its value, outside of any table. */
interface LabelledField extends HeaderField {
  readonly marked: boolean;
}

/** What a Markdown text shows at a glance: its title, labels with values, tables. */
export interface DocumentOutline {
  readonly title: PlainText | null;
  /** Labels and values below the title, before the text begins. */
  readonly header: readonly HeaderField[];
  /** Where another field of the header could be written: behind the last line of those that stand in lines. */
  readonly headerEnd: number | null;
  /** Labels and values in lines further down. */
  readonly further: readonly HeaderField[];
  readonly tables: readonly DocumentTable[];
}

/** So much of a text is looked through for its title and header, and so much for tables and labels, in UTF-16 units. */
const headerReach = 12_000;
const wholeReach = 400_000;

const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const htmlHeading = /^[ \t]*<h([1-6])[^>]*>(.*?)<\/h\1>/i;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** Headings under which a header goes on. */
const ofHeader =
  /\b(?:document|doc|record|policy|procedure|control|meta ?data|information|details|approval|identification|properties|dokument\w*|lenkung|angaben|documento|informaci[oó]n|informa[cç][aã]o|datos|dados|contr[oô]le?|document[oa]?s?|dati)\b/i;

/** Headings of a part that is a header, wherever it stands. */
const aboutDocument =
  /\b(?:document|doc|dokument\w*|documento)\b.*\b(?:control|info\w*|details|data|properties|identification|lenkung|eigenschaften|angaben|ficha)\b|\bdokumentenlenkung\b|\bdokument(?:en)?informationen?\b|\bmeta ?dat(?:a|en|os|i)\b|\bmétadonnées\b|\bcontrol(?:e|o)? (?:del?|do) documento\b/i;

/**
 * Looks through a Markdown text for its title, header and tables. Linear in the text, never throws.
 * @param start offset of the body in the file
 */
export function readOutline(text: string, start: number): DocumentOutline {
  const reader = new OutlineReader(text, start);
  reader.run();
  return reader;
}

class OutlineReader implements DocumentOutline {
  title: PlainText | null = null;
  readonly header: HeaderField[] = [];
  headerEnd: number | null = null;
  readonly further: HeaderField[] = [];
  readonly tables: DocumentTable[] = [];
  readonly #text: string;
  readonly #start: number;
  /** By the offset of the line in which each begins. */
  readonly #pipeTables: ReadonlyMap<number, MarkdownTable>;
  /** False once the text proper has begun. */
  #inHeader = true;
  #heading = '';
  #titleEnd = 0;
  /** Plain `Label: value` lines that stand together; a single one may be a sentence. */
  #run: LabelledField[] = [];

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    const range = { start, end: Math.min(text.length, start + wholeReach) };
    this.#pipeTables = new Map(
      readTables(text, range).map((table) => [text.lastIndexOf('\n', table.span.start - 1) + 1, table]),
    );
  }

  run(): void {
    const text = this.#text;
    const limit = Math.min(text.length, this.#start + wholeReach);
    let fenced: string | null = null;
    let at = this.#start;
    while (at < limit) {
      let end = text.indexOf('\n', at);
      if (end === -1) end = text.length;
      const stop = text[end - 1] === '\r' && end > at ? end - 1 : end;
      const line = text.slice(at, stop);
      const mark = fence.exec(line)?.[1]?.[0] ?? null;
      if (fenced !== null || mark !== null) {
        if (fenced === null) fenced = mark;
        else if (mark === fenced) fenced = null;
        at = end + 1;
        continue;
      }
      at = this.#table(at, line, limit) ?? this.#line(at, stop, line, end + 1);
    }
    this.#endRun();
  }

  #line(start: number, end: number, line: string, next: number): number {
    if (start - this.#start > headerReach) this.#inHeader = false;
    const found = heading.exec(line) ?? htmlHeading.exec(line);
    if (found !== null) this.#headed(start, line, found);
    else if (/^[ \t]*$/.test(line)) this.#endRun();
    else if (/^ {0,3}(?:=+|-{2,})[ \t]*$/.test(line)) this.#underlined(start);
    else this.#labelled(start, end);
    return next;
  }

  #headed(start: number, line: string, found: RegExpExecArray): void {
    this.#endRun();
    const from = start + line.indexOf(found[2]!, found[0].indexOf(found[1]!) + found[1]!.length);
    const said = plainText(this.#text, from, from + found[2]!.length);
    this.#heading = said.text;
    if (this.title === null && said.text !== '') {
      this.title = said;
      this.#titleEnd = start + line.length;
      return;
    }
    // A second heading right below the title goes on with it.
    const isSubtitle = this.#text.slice(this.#titleEnd, start).trim() === '';
    if (aboutDocument.test(said.text)) this.#inHeader = start - this.#start <= headerReach;
    else if (this.#inHeader && !isSubtitle) this.#inHeader = ofHeader.test(said.text);
  }

  /** A line of `=` or `-` makes the line above it a heading, or ends a block of fields above the text. */
  #underlined(start: number): void {
    const before = this.#text.slice(0, start).trimEnd();
    const above = before.slice(before.lastIndexOf('\n') + 1);
    const isHeading =
      this.title === null && this.#run.length === 0 && this.header.length === 0 && above.trim() !== '';
    if (isHeading && !above.includes('|')) {
      const from = before.length - above.length;
      this.title = plainText(this.#text, from, before.length);
      this.#heading = this.title.text;
    }
    this.#endRun();
  }

  #labelled(start: number, end: number): void {
    const { fields, marked } = fieldsOfLine(this.#text, start, end);
    if (fields.length === 0) {
      this.#endRun();
      return;
    }
    for (const field of fields) this.#run.push({ ...field, marked });
    if (this.#inHeader) this.headerEnd = end;
  }

  /** Takes in the lines that stand together: marked ones, and plain ones where there are several. */
  #endRun(): void {
    const taken = this.#run.filter(({ marked }) => marked || this.#run.length > 1);
    (this.#inHeader ? this.header : this.further).push(...taken);
    this.#run = [];
  }

  /** Reads the table that begins at a line; returns the start of the line behind it, or null where none begins. */
  #table(start: number, line: string, limit: number): number | null {
    const pipes = this.#pipeTables.get(start);
    const found = /^[ \t]*<table/i.test(line)
      ? { ...htmlTableRows(this.#text, start), host: 'html' as const }
      : pipes === undefined
        ? null
        : { rows: rowsOf(this.#text, pipes), span: pipes.span, host: 'cell' as const };
    if (found === null || found.rows.length === 0) return null;
    this.#endRun();
    const table: DocumentTable = {
      heading: this.#heading,
      rows: found.rows,
      span: found.span,
      host: found.host,
    };
    this.tables.push(table);
    if (this.#inHeader) this.header.push(...(fieldsWithinCells(this.#text, table) ?? fieldsOfTable(table)));
    const end = this.#text.indexOf('\n', found.span.end);
    return end === -1 ? limit : end + 1;
  }
}

/** The rows of a table of Markdown, what only marks up its cells left out. */
const rowsOf = (text: string, { header, rows }: MarkdownTable): PlainText[][] =>
  [header, ...rows].map(({ cells }) => cells.map(({ span }) => plainText(text, span.start, span.end)));

/**
 * Labels and values of a small table of a header: pairs of cells beside each other, or one row of values below one of
 * labels. None of a table with more rows than that.
 */
function fieldsOfTable(table: DocumentTable): HeaderField[] {
  const { rows, host } = table;
  const field = (label: PlainText, value: PlainText): HeaderField[] =>
    // A day or a figure is no label.
    !/\p{L}/u.test(label.text)
      ? []
      : [
          {
            label: label.text.replace(/[ \t]*:$/, ''),
            labelSpan: label.span,
            value: value.text,
            valueSpan: value.span,
            host,
          },
        ];
  const [head, second, ...more] = rows;
  if (head === undefined) return [];
  if (head.length === 2 && second !== undefined && namesColumns.test(head[0]!.text))
    return fieldsOfTable({ ...table, rows: rows.slice(1) });
  const width = Math.max(...rows.map((row) => row.length));
  if (width > 2 && more.length === 0 && second !== undefined && !hasPairs(rows))
    return head.flatMap((label, index) => (second[index] === undefined ? [] : field(label, second[index])));
  if (width % 2 !== 0 || width > 6) return [];
  return rows.flatMap((row) =>
    row.flatMap((cell, index) =>
      index % 2 === 0 && row[index + 1] !== undefined ? field(cell, row[index + 1]!) : [],
    ),
  );
}

/** The fields of a table each of whose cells holds a label and its value; null for a table that is none. */
function fieldsWithinCells(text: string, { rows, host }: DocumentTable): HeaderField[] | null {
  const cells = rows.flat().filter((cell) => cell.text !== '');
  const fields: HeaderField[] = [];
  for (const { span } of cells) {
    const [field, ...others] = fieldsOfLine(text, span.start, span.end).fields;
    if (field === undefined || field.value === '' || others.length > 0) return null;
    fields.push({ ...field, host });
  }
  return fields.length > 1 ? fields : null;
}

/** What stands above labels in a table of labels and values: it is none of them. */
const namesColumns =
  /^(?:field|attribute|property|item|key|label|parameter|feld|merkmal|eigenschaft|angabe|campo|dato|atributo|propiedad|champ|attribut|propriété|attributo|proprietà|voce)s?:?$/i;

/** True where every other cell is set apart as a label: by a colon, in bold, as the head of what follows. */
const hasPairs = (rows: DocumentTable['rows']): boolean =>
  rows.every((row) => {
    const isLabel = ({ text, isMarked }: PlainText): boolean => isMarked === true || text.endsWith(':');
    return row.every((cell, index) => cell.text === '' || isLabel(cell) === (index % 2 === 0));
  });
