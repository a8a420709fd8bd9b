import { editCells } from '../tables/edits/edit-cells.ts';
import { pastePlace } from '../tables/edits/paste-place.ts';
import { exportedSheet } from '../tables/export/sheet.ts';
import { choicesOf } from '../tables/facts/choices.ts';
import { fileState } from '../tables/facts/file-states.ts';
import { sourcesOf } from '../tables/facts/source.ts';
import { tableOf } from '../tables/facts/table.ts';
import type { Core } from './core.ts';

// What reads and writes files of other programs is loaded once somebody asks for one.
export const tables: Core['tables'] = {
  offers: sourcesOf,
  table: tableOf,
  edit: editCells,
  choices: choicesOf,
  paste: async (table, request, context) =>
    (await import('../tables/edits/paste-rows.ts')).pasteRows(table, request, context),
  newRow: async (table, title, context) =>
    (await import('../tables/edits/new-row.ts')).newRow(table, title, context),
  whyNoRows: (table) => {
    const place = pastePlace(table);
    return place.kind === 'nowhere' ? place.reason : null;
  },
  exportText: async (table, wanted, delimiter) =>
    (await import('../tables/export/text.ts')).sheetText(exportedSheet(table, wanted), delimiter),
  exportWorkbook: async (table, wanted) =>
    (await import('../tables/export/xlsx.ts')).sheetWorkbook(exportedSheet(table, wanted)),
  fileState,
};
