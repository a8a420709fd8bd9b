import Papa from 'papaparse';
import { showUnseen } from './sanitize.ts';

/** What programs that show tables take for a formula, after blanks and in the wide forms of East Asia too. */
const formula = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/** Whether programs that show tables may take a text for a formula. */
export const isLikeFormula = (text: string): boolean => formula.test(text);

/** Cells of a table say what stands in records, and nothing that a program would carry out or cannot show. */
const cell = (value: string | null): string => (value === null ? '' : showUnseen(value.replace(/\s+/g, ' ')));

/**
 * Rows as CSV (RFC 4180), with a header and ending with a line end. What would be a formula gets an apostrophe in
 * front, by which programs that show tables know that it is text.
 * @param delimiter a tab for what goes to a clipboard
 */
export const csvText = (
  fields: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  delimiter: ',' | '\t' = ',',
): string =>
  `${Papa.unparse(
    { fields: fields.map(cell), data: rows.map((row) => row.map(cell)) },
    { escapeFormulae: formula, newline: '\r\n', delimiter },
  )}\r\n`;
