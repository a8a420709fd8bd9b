import { linkTo } from '../../domain/words/fixes.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Finding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Range, SpanEdit } from '../../model/text.ts';
import { recordNode } from '../../records/record-node.ts';
import { idsOf, isObject, listOf } from '../../records/values.ts';
import { insertItem, replaceValue, writeKey } from '../../text/edit.ts';
import { findNode, type YamlNode } from '../../text/node.ts';
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

/** A section of a review. */
interface SectionAt {
  readonly record: QmsRecord;
  readonly index: number;
  readonly section: YamlNode;
}

/** The section of a review in which a place is, up to where the next one begins. */
function reviewInputAt(context: LanguageContext, offset: number): SectionAt | null {
  const { file } = context;
  for (const record of recordsOf(context)) {
    if (record.type !== 'management-review') continue;
    const root = recordNode(
      file.documents[record.document] ?? null,
      record.item,
      context.project.configuration.aliases,
    );
    const inputs = root === null ? null : findNode(root, ['inputs'])?.node;
    if (inputs?.kind !== 'seq' || offset > inputs.end) continue;
    const index = inputs.items.findLastIndex(({ start }) => start <= offset);
    const section = inputs.items[index];
    if (section !== undefined) return { record, index, section };
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
  const at = reviewInputAt(context, context.file.lines.offsetAt(finding.range.start));
  if (at === null || at.record.id !== finding.record) return [];
  return linkActions(context, at, finding, options);
}

/** The keys of a section that say which objective it bears on, or why none. */
const answers = ['objectives', 'proposes', 'noObjective', 'notApplicable'];

/** The same in a draft, of which no rule speaks yet: for the section in which somebody writes, until it is linked. */
export function draftObjectiveActions(
  context: LanguageContext,
  range: Range,
  options: CodeActionOptions,
): QmsCodeAction[] {
  const at = reviewInputAt(context, context.file.lines.offsetAt(range.start));
  if (at === null || (at.record.phase !== 'draft' && at.record.status !== 'planned')) return [];
  if (answers.some((key) => !isEmpty(findNode(at.section, [key])?.node))) return [];
  return linkActions(context, at, null, options);
}

const isEmpty = (node: YamlNode | undefined): boolean =>
  node === undefined ||
  (node.kind === 'scalar' && (node.value === null || node.value === '')) ||
  (node.kind === 'seq' && node.items.length === 0);

function linkActions(
  context: LanguageContext,
  at: SectionAt,
  finding: Finding | null,
  options: CodeActionOptions,
): QmsCodeAction[] {
  const { project, file } = context;
  const offered = new Set(
    (finding?.fixes ?? []).map(({ edits }) => textsOf(edits.map(({ newText }) => newText))),
  );
  const objectives = project.store
    .ofType('quality-objective')
    .filter(({ id, phase }) => id !== '' && (phase === 'active' || phase === 'draft' || phase === 'review'));
  const seen = new Set<string>();
  const actions: QmsCodeAction[] = [];
  const shown = citedIn(at);
  const isShown = ({ data }: QmsRecord): boolean => idsOf(data['indicator']).some((id) => shown.has(id));
  const rank = (objective: QmsRecord): number =>
    (objective.phase === 'active' ? 0 : 2) + (isShown(objective) ? 0 : 1);
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

/** What a section cites as its figures: an objective measured by one of them is what it bears on most likely. */
function citedIn({ record, index }: SectionAt): ReadonlySet<string> {
  const section = listOf(record.data['inputs'])[index];
  return new Set(isObject(section) ? [...idsOf(section['evidence']), ...idsOf(section['indicators'])] : []);
}

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
  if (list === undefined) return writeKey(file.text, section, key, `[${writeScalar(id)}]`);
  if (list.kind === 'seq') return insertItem(file.text, list, writeScalar(id));
  return list.kind === 'scalar' && (list.value === null || list.value === '')
    ? replaceValue(file.text, { start: list.start, end: list.end }, id)
    : null;
}
