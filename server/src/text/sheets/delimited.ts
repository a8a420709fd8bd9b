import Papa from 'papaparse';
import { decode } from '../decode.ts';
import type { Row, Sheet } from '../sheet-cells.ts';
import { textCell } from './cell.ts';
import { fileFaults } from './file-faults.ts';
import { Unreadable } from './parts.ts';

/** A table in a file of text. */
export interface DelimitedText {
  readonly text: string;
  /** The file is no UTF-8 and was read as Windows-1252. */
  readonly isWindows1252: boolean;
  /** What separates the cells, where a first line `sep=;` says it. */
  readonly delimiter: string | null;
}

/** Bytes that Windows-1252 has no character for. */
const undefined1252 = /[\x81\x8d\x8f\x90\x9d]/;

/** The text of a file with a table. Throws {@link Unreadable} where its letters cannot be told. */
export function readDelimitedText(bytes: Uint8Array): DelimitedText {
  const decoded = decode(bytes);
  if (decoded.problem?.kind === 'binary') throw new Unreadable(fileFaults.noText());
  const isWindows1252 = decoded.problem?.kind === 'invalid-utf8';
  // A byte-order mark says that the rest was meant to be UTF-8.
  if (isWindows1252 && decoded.bom) throw new Unreadable(fileFaults.encoding());
  const written = isWindows1252 ? new TextDecoder('windows-1252').decode(bytes) : decoded.text;
  if (isWindows1252 && undefined1252.test(written)) throw new Unreadable(fileFaults.encoding());
  // papaparse takes the first line end it meets for the only one there is.
  const text = written.replace(/\r\n?/g, '\n');
  const hint = /^sep=([^\n"])\n/i.exec(text);
  return {
    text: hint === null ? text : text.slice(hint[0].length),
    isWindows1252,
    delimiter: hint?.[1] ?? null,
  };
}

/** What usually separates cells. A file of one column has none of them in its header. */
export const delimiters: readonly string[] = [';', '\t', '|', ','];

/** Stands between no cells: a text does not contain it. */
export const noDelimiter = '\u001f';

/**
 * The rows of a text whose cells are separated by `delimiter`.
 * @param most rows to read; without it all, and a quote that is never closed throws {@link Unreadable}
 */
export function readDelimited({ text }: DelimitedText, delimiter: string, most?: number): Sheet {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    ...(most === undefined ? {} : { preview: most }),
  });
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote !== undefined && most === undefined)
    throw new Unreadable(fileFaults.openQuote({ row: (quote.row ?? 0) + 1 }));
  const rows = data.flatMap((values, index): Row[] => {
    const cells = new Map(
      values.flatMap((value, column) => {
        const cell = textCell(value);
        return cell === null ? [] : [[column, cell] as const];
      }),
    );
    return cells.size === 0 ? [] : [{ number: index + 1, hidden: false, cells }];
  });
  return { name: null, rows, merged: [], hiddenColumns: [] };
}
