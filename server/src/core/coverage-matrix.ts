import { matrixOf } from '../coverage/facts/matrix.ts';
import { matrixCsv } from '../coverage/matrix-csv.ts';
import type { Core } from './core.ts';

export const matrices: Core['matrices'] = {
  build: ({ queries }) => matrixOf(queries),
  csv: (rows, { language }) => matrixCsv(rows, language),
};
