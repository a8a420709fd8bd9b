import { csvText } from '../../document/csv.ts';
import type { ExportedCell, ExportedSheet } from './sheet.ts';

const written = (cell: ExportedCell): string => {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.day;
  }
};

/** A table as CSV, or with tabs for a clipboard; texts that would be formulas begin with an apostrophe. */
export const sheetText = ({ headings, rows }: ExportedSheet, delimiter: ',' | '\t'): string =>
  csvText(
    headings,
    rows.map((row) => row.map(written)),
    delimiter,
  );
