import type { FixPlan, FixStep } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import { isBlank, isObject } from '../records/values.ts';
import { sectionFixes } from '../rules/review/input-missing.ts';
import { inputItems, requiredInputs, reviewDate } from '../rules/review/review.ts';
import { editsOfFix } from '../workspace/fix-edits.ts';
import { wholeEdit } from './code-actions.ts';
import type { AskingClient } from './confirmation.ts';
import type { LanguageContext } from './context.ts';
import type { ProposedEdit } from './proposed-edit.ts';

/** How to go on with an input of a review. */
export interface BegunSection {
  /** What is written for it; null where the field to fill in is there already. */
  readonly edit: ProposedEdit | null;
  /** The field to fill in next, from the record's root. */
  readonly path: Path;
}

/** Fields of a section in the order in which they are asked for, each with the empty value it begins with. */
const fields: readonly {
  readonly names: readonly string[];
  readonly begins: string;
  readonly performance?: true;
  readonly themed?: true;
}[] = [
  { names: ['summary'], begins: '""' },
  { names: ['conclusion', 'ask'], begins: '""' },
  { names: ['objectives', 'proposes', 'noObjective'], begins: '[]' },
  { names: ['evidence', 'indicators'], begins: '[]' },
  { names: ['trend'], begins: '""', performance: true },
  { names: ['theme'], begins: '""', themed: true },
];

/**
 * Begins the section for an input in the minutes of a review, or the first field that its section lacks.
 * Null where it is no input of the review, nothing lacks, or nothing may be written there.
 */
export function beginSection(
  context: LanguageContext,
  review: QmsRecord,
  key: string,
  client: AskingClient,
): BegunSection | null {
  const { queries } = context.project;
  const input = requiredInputs(queries, reviewDate(review) ?? queries.today()).find(
    (each) => each.key === key,
  );
  if (input === undefined) return null;
  const section = inputItems(review).find(({ keys }) => keys.includes(key));
  if (section === undefined) {
    const [plan] = sectionFixes(review, input);
    const edit = plan === undefined ? null : editOf(context, review, plan, client);
    const { inputs } = review.data;
    return edit === null
      ? null
      : { edit, path: ['inputs', Array.isArray(inputs) ? inputs.length : 0, 'summary'] };
  }
  const at: Path = ['inputs', section.index];
  const themed = queries.config('themes').length > 0;
  const lacking = fields.find(
    ({ names, performance, themed: needsThemes }) =>
      names.every((name) => isBlank(section.value[name])) &&
      (performance !== true || input.performance) &&
      (needsThemes !== true || themed),
  );
  if (lacking === undefined) return { edit: null, path: at };
  const [name = ''] = lacking.names;
  const there = lacking.names.find((each) => isObject(section.value) && section.value[each] !== undefined);
  if (there !== undefined) return { edit: null, path: [...at, there] };
  const step: FixStep = { kind: 'add-key', path: at, key: name, value: lacking.begins };
  const plan: FixPlan = { title: name, certain: false, file: review.file, record: review.key, steps: [step] };
  const edit = editOf(context, review, plan, client);
  return edit === null ? null : { edit, path: [...at, name] };
}

function editOf(
  context: LanguageContext,
  review: QmsRecord,
  plan: FixPlan,
  client: AskingClient,
): ProposedEdit | null {
  const edits = editsOfFix(plan, context.file, review, context.project.configuration.aliases);
  return edits === null ? null : wholeEdit(context, [{ file: context.file, edits }], client);
}
