import { type InputItem, inputItems, knownInputs } from '../domain/review/inputs.ts';
import { fieldsFor, type Lack, lacksOf } from '../domain/review/readiness.ts';
import { reviewDate } from '../domain/review/review.ts';
import { sectionFixes } from '../domain/review/section-fixes.ts';
import type { FixPlan } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import { recordNode } from '../records/record-node.ts';
import { writeKey } from '../text/edit.ts';
import { findNode, type YamlNode } from '../text/node.ts';
import { editsOfFix } from '../workspace/findings/fix-edits.ts';
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

/** The empty value each field of a section begins with. */
const beginnings: Readonly<Record<Lack, string>> = {
  summary: '""',
  point: '""',
  objective: '[]',
  evidence: '[]',
  trend: '""',
  theme: '""',
};

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
  const input = knownInputs(queries, reviewDate(review) ?? queries.today()).find((each) => each.key === key);
  if (input === undefined) return null;
  const sections = inputItems(review).filter(({ keys }) => keys.includes(key));
  const isUnfinished = (item: InputItem): boolean =>
    !item.notApplicable && lacksOf(item, input, queries).length > 0;
  const section = sections.find(isUnfinished) ?? sections[0];
  if (section === undefined) {
    const [plan] = sectionFixes(review, input);
    const edit = plan === undefined ? null : editOf(context, review, plan, client);
    const { inputs } = review.data;
    return edit === null
      ? null
      : { edit, path: ['inputs', Array.isArray(inputs) ? inputs.length : 0, 'summary'] };
  }
  const at: Path = ['inputs', section.index];
  const [lacking] = isUnfinished(section) ? lacksOf(section, input, queries) : [];
  if (lacking === undefined) return { edit: null, path: at };
  const [name = ''] = fieldsFor[lacking];
  const there = fieldsFor[lacking].find((each) => section.value[each] !== undefined);
  if (there !== undefined) return { edit: null, path: [...at, there] };
  const node = nodeAt(context, review, at);
  if (node?.kind !== 'map') return null;
  // Prepared minutes say in comments what is to be written: the field takes the place of its comment.
  const edits = writeKey(context.file.text, node, name, beginnings[lacking]);
  const edit = wholeEdit(context, [{ file: context.file, edits }], client);
  return edit === null ? null : { edit, path: [...at, name] };
}

function nodeAt({ file, project }: LanguageContext, review: QmsRecord, path: Path): YamlNode | null {
  const document = file.documents[review.document] ?? null;
  const root = recordNode(document, review.item, project.configuration.aliases);
  return root === null ? null : (findNode(root, path)?.node ?? null);
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
