import type { Message } from '../model/message.ts';
import type { Sheet } from './sheet-cells.ts';
import { type DelimitedText, readDelimited, readDelimitedText } from './sheets/delimited.ts';
import { fileFaults } from './sheets/file-faults.ts';
import { Parts, Unreadable } from './sheets/parts.ts';
import { readStrings } from './sheets/strings.ts';
import { readFormats } from './sheets/styles.ts';
import { readWorkbook } from './sheets/workbook.ts';
import { readWorksheet } from './sheets/worksheet.ts';
import { ZipFile } from './sheets/zip.ts';

export { type Cell, columnLetters, columnOf, type Sheet } from './sheet-cells.ts';
export { type DelimitedText, delimiters, noDelimiter } from './sheets/delimited.ts';

/** A spreadsheet whose sheets are read one by one. */
export interface Spreadsheet {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Reads a sheet by its place among {@link sheets}. */
  readonly read: (index: number) => Sheet | { readonly fault: Message };
}

/** A file with tables in it: a spreadsheet, a text with separated cells, or why neither can be read. */
export type TableFile =
  | ({ readonly kind: 'spreadsheet' } & Spreadsheet)
  | ({ readonly kind: 'text' } & DelimitedText)
  | { readonly kind: 'fault'; readonly fault: Message };

/** Bytes; more is not unpacked of one file, nor read of a text. */
export const largestTable = 50 * 1024 * 1024;

/** What files begin with: archives, and files of programs from before 2007, in which protected ones are kept too. */
const archive = [0x50, 0x4b];
const compound = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/**
 * Reads a file with tables in it, by what it holds and not by its name. Nothing in it is executed and nothing outside
 * of it looked up: of formulas the result counts that was saved with them.
 */
export function readTables(bytes: Uint8Array): TableFile {
  try {
    if (beginsWith(bytes, compound))
      throw new Unreadable(isProtected(bytes) ? fileFaults.encrypted() : fileFaults.old());
    if (beginsWith(bytes, archive)) return { kind: 'spreadsheet', ...spreadsheet(bytes) };
    return { kind: 'text', ...readDelimitedText(bytes) };
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * The table in a text whose cells are separated by `delimiter`.
 * @param most rows to read, to see whether it is the right one; without it all
 */
export function readTextTable(
  text: DelimitedText,
  delimiter: string,
  most?: number,
): Sheet | { readonly fault: Message } {
  try {
    return readDelimited(text, delimiter, most);
  } catch (error) {
    return faultOf(error);
  }
}

function spreadsheet(bytes: Uint8Array): Spreadsheet {
  const zip = ZipFile.open(bytes, largestTable);
  if (typeof zip === 'string') throw new Unreadable(fileFaults[zip]());
  if (zip.names.includes('content.xml') && zip.names.includes('META-INF/manifest.xml'))
    throw new Unreadable(fileFaults.openDocument());
  const parts = new Parts(zip);
  const workbook = readWorkbook(parts);
  if (workbook.sheets.length === 0) throw new Unreadable(fileFaults.noSheets());
  const strings = readStrings(parts, workbook.stringsPart);
  const formatOf = readFormats(parts, workbook.stylesPart);
  return {
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    read: (index) => {
      try {
        return readWorksheet(parts, workbook.sheets[index]!, { ...workbook, strings }, formatOf);
      } catch (error) {
        return faultOf(error);
      }
    },
  };
}

/** Throws what is not about the file. */
function faultOf(error: unknown): { readonly kind: 'fault'; readonly fault: Message } {
  if (error instanceof Unreadable) return { kind: 'fault', fault: error.reason };
  throw error;
}

/** True for a file that holds `EncryptedPackage`, in UTF-16, as the name of one of its parts. */
function isProtected(bytes: Uint8Array): boolean {
  const name = new TextEncoder().encode([...'EncryptedPackage'].join('\0'));
  const [first] = name;
  for (let at = bytes.indexOf(first!); at >= 0; at = bytes.indexOf(first!, at + 1))
    if (name.every((byte, offset) => bytes[at + offset] === byte)) return true;
  return false;
}
