import { editCells } from '../tables/edits/edit-cells.ts';
import { fileState } from '../tables/facts/file-states.ts';
import { sourcesOf } from '../tables/facts/source.ts';
import { tableOf } from '../tables/facts/table.ts';
import type { Core } from './core.ts';

export const tables: Core['tables'] = {
  offers: sourcesOf,
  table: tableOf,
  edit: editCells,
  fileState,
};
