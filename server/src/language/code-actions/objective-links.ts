import { linkTo } from '../../domain/words/fixes.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Finding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SpanEdit } from '../../model/text.ts';
import { recordNode } from '../../records/record-node.ts';
import { addKey, insertItem, replaceValue } from '../../text/edit.ts';
import { findNode } from '../../text/node.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { type LanguageContext, recordsOf } from '../context.ts';
import type { CodeActionOptions, QmsCodeAction } from './action.ts';
import { wholeEdit } from './finding-fixes.ts';

const say = defineMessages('action.objective', {
  propose: 'Propose {objective}',
});

const mostObjectives = 12;

/** Rules that a link of one input answers. */
const aboutLinks: ReadonlySet<string> = new Set([
  'review-input-unlinked',
  'review-input-objective-ended',
  'review-reasons-repeated',
]);

/** The section of a review that a finding is about. */
function reviewInputAt(
  context: LanguageContext,
  finding: Finding,
): { record: QmsRecord; index: number } | null {
  const { file } = context;
  for (const record of recordsOf(context)) {
    if (record.type !== 'management-review' || record.id !== finding.record) continue;
    const offset = file.lines.offsetAt(finding.range.start);
    const root = recordNode(
      file.documents[record.document] ?? null,
      record.item,
      context.project.configuration.aliases,
    );
    const inputs = root === null ? null : findNode(root, ['inputs'])?.node;
    const index =
      inputs?.kind === 'seq'
        ? inputs.items.findIndex(({ start, end }) => start <= offset && offset <= end)
        : -1;
    if (index >= 0) return { record, index };
  }
  return null;
}

/** Links a review input to objectives that nothing in the input suggests; those come first, as the finding's fixes. */
export function objectiveActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): QmsCodeAction[] {
  if (!aboutLinks.has(finding.rule) || finding.path.endsWith('.notApplicable')) return [];
  const at = reviewInputAt(context, finding);
  if (at === null) return [];
  const { project, file } = context;
  const offered = new Set(finding.fixes.map(({ edits }) => textsOf(edits.map(({ newText }) => newText))));
  const objectives = project.store
    .ofType('quality-objective')
    .filter(({ id, phase }) => id !== '' && (phase === 'active' || phase === 'draft' || phase === 'review'));
  const seen = new Set<string>();
  const actions: QmsCodeAction[] = [];
  for (const objective of objectives.toSorted((left, right) => rank(left) - rank(right))) {
    const draft = objective.phase !== 'active';
    if (seen.has(objective.id) || actions.length >= mostObjectives) continue;
    seen.add(objective.id);
    const edits = listEdit(context, at.record, at.index, draft ? 'proposes' : 'objectives', objective.id);
    if (edits === null || offered.has(textsOf(edits.map((edit) => edit.text)))) continue;
    const edit = wholeEdit(context, [{ file, edits }], options);
    const title = project.language.text(
      draft ? say.propose({ objective: idAndTitle(objective) }) : linkTo(objective),
    );
    if (edit !== null) actions.push({ title, kind: 'quickfix', finding, isPreferred: false, edit });
  }
  return actions;
}

/** What some edits write: two actions that write the same are one. */
const textsOf = (texts: readonly string[]): string => JSON.stringify(texts);

const rank = ({ phase }: QmsRecord): number => (phase === 'active' ? 0 : 1);

/** Enters an id in a list of a review's section, which may be absent, empty or a single value. */
function listEdit(
  { project, file }: LanguageContext,
  record: QmsRecord,
  index: number,
  key: string,
  id: string,
): readonly SpanEdit[] | null {
  const root = recordNode(
    file.documents[record.document] ?? null,
    record.item,
    project.configuration.aliases,
  );
  const section = root === null ? null : findNode(root, ['inputs', index])?.node;
  if (section?.kind !== 'map') return null;
  const list = findNode(section, [key])?.node;
  if (list === undefined) return addKey(file.text, section, key, `[${writeScalar(id)}]`);
  if (list.kind === 'seq') return insertItem(file.text, list, writeScalar(id));
  return list.kind === 'scalar' && (list.value === null || list.value === '')
    ? replaceValue(file.text, { start: list.start, end: list.end }, id)
    : null;
}
