import { csvText } from '../document/csv.ts';
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

/** The rows as CSV, with a header and ending with a line end. */
export const matrixCsv = (rows: readonly MatrixRow[], { text }: Language): string =>
  csvText(
    columns.map((column) => text(say[column]())),
    rows.map((row) => columns.map((column) => row[column])),
  );
