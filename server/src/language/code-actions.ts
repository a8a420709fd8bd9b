import type { Finding } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range, SpanEdit } from '../model/text.ts';
import { recordNode } from '../records/record-node.ts';
import { typeTitle } from '../rules/any-record/words.ts';
import { named } from '../rules/shared/named.ts';
import { leavesSignOffs, signaturesBrokenBy } from '../rules/signoff/broken.ts';
import { addKey, insertItem, replaceValue } from '../text/edit.ts';
import { findNode } from '../text/node.ts';
import { applyEdits, overlap, spanEdits } from '../text/span-edits.ts';
import { writeScalar } from '../text/write-scalar.ts';
import { isMadeFor } from '../workspace/publication.ts';
import { type AskingClient, breakQuestion, type EditGroup, judgeGroups, Proposal } from './confirmation.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { meet, openFrom } from './file-place.ts';
import { ignoreEdit } from './ignore-action.ts';
import { mentionsIn, type OpenFile } from './mentions.ts';
import type { ProposedEdit } from './proposed-edit.ts';

/** Kind of the action that repairs everything in a file that can be repaired for certain. */
export const fixAllKind = 'source.fixAll.qms';

/** Something a user can have done about a finding. */
export interface QmsCodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | typeof fixAllKind;
  /** What it is about; null for an action on the whole file. */
  readonly finding: Finding | null;
  readonly isPreferred: boolean;
  readonly edit: ProposedEdit;
}

/** A file that does not exist yet. */
export interface NewFile {
  readonly file: string;
  readonly text: string;
}

export interface CodeActionOptions extends AskingClient {
  readonly open: OpenFile;
  /** A new record of a type with an id, to be filled in; null where none can be made. */
  readonly newRecord: (type: string, id: string) => NewFile | null;
}

/** Findings that actions are worked out for: a cursor meets few, a selection of the whole file may meet all. */
const mostFindings = 10;
/** How often the text is read anew to tell which of many fixes break signatures; undecided ones are left out. */
const mostReadings = 50;
const mostObjectives = 12;
const mostTypes = 3;

/**
 * What can be done about the findings that touch a range of the document, from its published findings: their
 * fixes, more objectives to link a review input to, the record a reference lacks, a comment that ignores it.
 *
 * No action touches sign-offs. Edits that would break a matching signature carry a question that names it;
 * where the client cannot ask, they are not offered.
 */
export async function quickFixes(
  context: LanguageContext,
  range: Range,
  options: CodeActionOptions,
): Promise<readonly QmsCodeAction[]> {
  const findings = findingsAt(context)
    .filter((finding) => meet(finding.range, range))
    .slice(0, mostFindings);
  const actions: QmsCodeAction[] = [];
  for (const finding of findings) {
    actions.push(...(await fixActions(context, finding, options)));
    actions.push(...objectiveActions(context, finding, options));
    actions.push(...creationActions(context, finding, options));
  }
  for (const finding of findings) actions.push(...ignoreActions(context, finding, options));
  return actions;
}

/** The findings of the document; none while they are still those of another text, whose places say nothing of this one. */
const findingsAt = ({ project, file }: LanguageContext): readonly Finding[] => {
  const published = project.findingsOf(file.path);
  return published !== undefined && isMadeFor(published, file) ? published.findings : [];
};

/** Repairs everything in the document that can be repaired for certain and without breaking a signature, or null. */
export function fixAll(context: LanguageContext): QmsCodeAction | null {
  const { file } = context;
  const fixes: SpanEdit[][] = [];
  for (const finding of findingsAt(context)) {
    for (const { certain, edits } of finding.fixes) {
      if (!certain || edits.length === 0 || edits.some((edit) => edit.file !== file.path)) continue;
      const made = spanEdits(edits, file.lines);
      const others = fixes.flat();
      if (made.some((edit) => others.some((other) => overlap(edit, other)))) continue;
      fixes.push(made);
      break;
    }
  }
  const taken = harmless(context, fixes).flat();
  if (taken.length === 0) return null;
  const proposal = new Proposal();
  proposal.add({ file, edits: taken });
  return {
    title: 'Fix all problems of this file that can be fixed for certain',
    kind: fixAllKind,
    finding: null,
    isPreferred: false,
    edit: proposal.result(),
  };
}

/** Those of the fixes that leave sign-offs and matching signatures alone, found by halving. */
function harmless({ project, file }: LanguageContext, fixes: readonly SpanEdit[][]): readonly SpanEdit[][] {
  let readings = 0;
  const those = (some: readonly SpanEdit[][]): readonly SpanEdit[][] => {
    if (some.length === 0 || readings >= mostReadings) return [];
    readings += 1;
    const after = applyEdits(file.text, some.flat());
    const isFine =
      leavesSignOffs(project, file.path, after) &&
      signaturesBrokenBy(project, file.path, file.text, after).length === 0;
    if (isFine) return some;
    const half = Math.floor(some.length / 2);
    return some.length === 1 ? [] : [...those(some.slice(0, half)), ...those(some.slice(half))];
  };
  return those(fixes);
}

/** The groups as one edit that is made as a whole; null where it may not be made or offered. */
export function wholeEdit(
  { project }: LanguageContext,
  groups: readonly EditGroup[],
  { canAsk }: AskingClient,
): ProposedEdit | null {
  const reaches = ({ file, edits }: EditGroup): boolean =>
    !leavesSignOffs(project, file.path, applyEdits(file.text, edits));
  if (groups.some(reaches)) return null;
  const breaks = judgeGroups(project, groups).flatMap((judged) => judged.breaks);
  if (breaks.length > 0 && !canAsk) return null;
  const proposal = new Proposal();
  for (const group of groups)
    proposal.add(group, breaks.length === 0 ? null : breakQuestion(breaks, project));
  return proposal.result();
}

/** The fixes a finding comes with: those that may be made and offered, and are for the texts as they are now. */
export async function fixActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): Promise<QmsCodeAction[]> {
  const open = openFrom(context, options.open);
  const published = context.project.findingsOf(finding.file);
  const actions: QmsCodeAction[] = [];
  for (const { title, certain, edits } of finding.fixes) {
    const groups: EditGroup[] = [];
    let isCurrent = published !== undefined && edits.length > 0;
    for (const path of new Set(edits.map(({ file }) => file))) {
      const file = await open(path);
      if (file === null || published === undefined || !isMadeFor(published, file)) {
        isCurrent = false;
        break;
      }
      const own = edits.filter((edit) => edit.file === path);
      groups.push({ file, edits: spanEdits(own, file.lines) });
    }
    const edit = isCurrent ? wholeEdit(context, groups, options) : null;
    if (edit !== null) actions.push({ title, kind: 'quickfix', finding, isPreferred: certain, edit });
  }
  return actions;
}

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
function objectiveActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): QmsCodeAction[] {
  if (finding.rule !== 'review-input-unlinked') return [];
  const at = reviewInputAt(context, finding);
  if (at === null) return [];
  const { project, file } = context;
  const offered = new Set(finding.fixes.map(({ title }) => title));
  const objectives = project.store
    .ofType('quality-objective')
    .filter(({ id, phase }) => id !== '' && (phase === 'active' || phase === 'draft' || phase === 'review'));
  const seen = new Set<string>();
  const actions: QmsCodeAction[] = [];
  for (const objective of objectives.toSorted((left, right) => rank(left) - rank(right))) {
    const draft = objective.phase !== 'active';
    const title = `${draft ? 'Propose' : 'Link to'} ${named(objective)}`;
    if (offered.has(title) || seen.has(objective.id) || actions.length >= mostObjectives) continue;
    seen.add(objective.id);
    const edits = listEdit(context, at.record, at.index, draft ? 'proposes' : 'objectives', objective.id);
    const edit = edits === null ? null : wholeEdit(context, [{ file, edits }], options);
    if (edit !== null) actions.push({ title, kind: 'quickfix', finding, isPreferred: false, edit });
  }
  return actions;
}

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

/** Creates the record that a reference names and that does not exist. */
function creationActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): QmsCodeAction[] {
  if (finding.rule !== 'reference-unresolved') return [];
  const { project, file } = context;
  const offset = file.lines.offsetAt(finding.range.start);
  const mention = mentionsIn(project, file).find(
    ({ span, whole }) => span.start === offset || whole.start === offset,
  );
  if (mention === undefined || project.store.versions(mention.id).length > 0) return [];
  const fits = (type: string): boolean => {
    const prefix = project.catalogue.get(type)?.idPrefix;
    return prefix !== undefined && mention.id.startsWith(`${prefix}-`);
  };
  const all = mention.types.length > 0 ? mention.types : project.catalogue.types().filter(fits);
  const types = all.toSorted((left, right) => Number(fits(right)) - Number(fits(left))).slice(0, mostTypes);
  return types.flatMap((type) => {
    const created = options.newRecord(type, mention.id);
    if (created === null || project.listed.has(created.file)) return [];
    return [
      {
        title: `Create ${typeTitle(type)} ${mention.id} in ${created.file}`,
        kind: 'quickfix' as const,
        finding,
        isPreferred: false,
        edit: { created: [created], changes: [], versions: {}, annotations: {} },
      },
    ];
  });
}

function ignoreActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): QmsCodeAction[] {
  const { project, file } = context;
  const made = ignoreEdit(project, file, finding);
  const edit = made === null ? null : wholeEdit(context, [{ file, edits: [made] }], options);
  if (edit === null) return [];
  return [
    {
      title: `Ignore \`${finding.rule}\` here, with a reason`,
      kind: 'quickfix',
      finding,
      isPreferred: false,
      edit,
    },
  ];
}
