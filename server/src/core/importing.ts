import { importTable } from '../authoring/import-table.ts';
import type { Core } from './core.ts';

export const importing: Core['importing'] = { table: importTable };
