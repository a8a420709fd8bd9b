import Papa from 'papaparse';
import { showUnseen } from '../document/sanitize.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Language } from '../messages/language.ts';
import type { MatrixRow } from './matrix.ts';

const say = defineMessages('coverage.matrix', {
  review: 'Review',
  date: 'Held on',
  output: 'Decision',
  decision: 'What was decided',
  kind: 'Kind',
  answer: 'Answer',
  owner: 'Owner',
  due: 'Due',
  progress: 'Carried out',
  theme: 'Theme',
  input: 'Input',
  inputTitle: 'Title of the input',
  noObjective: 'Why no objective',
  objective: 'Objective',
  objectiveTitle: 'Title of the objective',
  objectiveState: 'State of the objective',
  linkedBy: 'Linked by',
  policy: 'Policy',
  policyVersion: 'Version of the policy',
  commitment: 'Commitment',
  commitmentWords: 'Commitment in the words of the policy',
  missing: 'Missing link',
});

const columns = Object.keys(say) as readonly (keyof typeof say & keyof MatrixRow)[];

/** What programs that show tables take for a formula, after blanks and in the wide forms of East Asia too. */
const formula = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/** Cells of a table say what stands in records, and nothing that a program would carry out or cannot show. */
const cell = (value: string | null): string => (value === null ? '' : showUnseen(value).replace(/\s+/g, ' '));

/**
 * The rows as CSV (RFC 4180), with a header and ending with a line end. What would be a formula gets an apostrophe in
 * front, by which programs that show tables know that it is text.
 */
export const matrixCsv = (rows: readonly MatrixRow[], { text }: Language): string =>
  `${Papa.unparse(
    {
      fields: columns.map((column) => text(say[column]())),
      data: rows.map((row) => columns.map((column) => cell(row[column]))),
    },
    { escapeFormulae: formula, newline: '\r\n' },
  )}\r\n`;
