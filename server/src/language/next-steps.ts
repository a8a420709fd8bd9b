import { awaitsForce } from '../domain/sign-off/way-in.ts';
import { idAndTitle } from '../domain/words/records.ts';
import { typeTitle } from '../domain/words/types.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Finding, Place, SuppressedFinding } from '../model/finding.ts';
import type { Message, MessageValue } from '../model/message.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path, Position, Range } from '../model/text.ts';
import { configurationFile } from '../records/configuration.ts';
import { recordNode, writtenPath } from '../records/record-node.ts';
import { placeholdersIn } from '../records/scan-text.ts';
import type { FieldDoc } from '../schemas/field-doc.ts';
import { addKey } from '../text/edit.ts';
import { findNode, keyText, nearestNode, type YamlNode } from '../text/node.ts';
import { isAskedFor, unnamed } from './asked-for.ts';
import { openFindingsAt, wholeEdit } from './code-actions.ts';
import type { AskingClient } from './confirmation.ts';
import type { LanguageContext } from './context.ts';
import type { ProposedEdit } from './proposed-edit.ts';

const say = defineMessages('action.step', {
  begin: 'New {type}…',
  putInForce: 'Approve {record} and put it in force…',
  fillIn: 'Fill in {record}, question by question…',
  nameTheme: 'Name a strategic theme…',
  hold: 'Name who holds {record}…',
  open: 'Open {file}: {what}',
  write: 'Write `{key}` here',
  change: 'Change `{key}`',
  goTo: 'Go to `{key}`',
  correctLink: 'Correct the link',
  writeReason: 'Write the reason',
  mendFrontMatter: 'Go to the end of the front matter',
  heldBy: 'Open the entry of the baseline',
  howRead: 'Open qms.yaml, which says how documents are read',
});

/** What a person may do next about a finding, where that is more than an edit: the client goes on from there. */
export type StepAction = { readonly title: string; readonly finding: Finding } & (
  | {
      readonly does: 'new-record';
      readonly type: string;
      /** The record that is to name it, and where. */
      readonly from?: { readonly id: string; readonly field: string };
    }
  | { readonly does: 'name-theme' }
  | { readonly does: 'put-in-force' | 'fill-in'; readonly id: string }
  /** Opens a file of the root where something is to be written or looked at. */
  | { readonly does: 'open'; readonly file: string; readonly position: Position }
  /** Writes a key without its value yet, and goes to where that belongs. */
  | { readonly does: 'write'; readonly edit: ProposedEdit; readonly position: Position }
);

/** Findings that steps are worked out for: what a whole record lacks may all be found at its id. */
const mostFindings = 40;
/** Records that are offered to be gone on with, those begun last. */
const mostBegun = 3;
/** Places that are offered of one finding. */
const mostPlaces = 4;

/** The next steps for findings which touch a range of the document. */
export function stepActions(
  context: LanguageContext,
  range: Range,
  client: AskingClient,
  named = unnamed,
): readonly StepAction[] {
  const places = context.project.findingsOf(context.file.path)?.places;
  return openFindingsAt(context)
    .filter((finding) => isAskedFor(finding, range, named))
    .slice(0, mostFindings)
    .flatMap((finding) => [
      ...namedSteps(context, finding, places?.get(finding), client),
      ...ownPlace(context, finding, places?.get(finding), client),
      ...relatedPlaces(context, finding),
      ...placeOfText(context, finding),
      ...entryOfAdopted(context, finding),
      ...entryOfBaseline(context, finding),
    ]);
}

function namedSteps(
  context: LanguageContext,
  finding: Finding,
  place: Place | undefined,
  client: AskingClient,
): readonly StepAction[] {
  const { project } = context;
  return (finding.steps ?? []).flatMap((step): StepAction | readonly StepAction[] => {
    if (step.kind === 'write')
      return place === undefined ? [] : ownPlace(context, finding, { ...place, path: [step.key] }, client);
    if (step.kind === 'put-in-force') {
      const [record] = project.store.versions(step.id);
      const isOpen = record !== undefined && placeholdersIn(record.data).length > 0;
      return [
        ...(isOpen ? [fillingIn(context, finding, step.id)] : []),
        puttingInForce(context, finding, step.id),
      ];
    }
    if (step.kind === 'name-theme')
      return { title: project.language.text(say.nameTheme()), finding, does: 'name-theme' };
    if (step.kind === 'fill-in') return fillingIn(context, finding, step.id);
    const type = project.language.text(typeTitle(step.type));
    return [
      ...begunAlready(context, finding, step.type),
      {
        title: project.language.text(say.begin({ type })),
        finding,
        does: 'new-record',
        type: step.type,
        ...namedIn(context, place, step.type),
      },
    ];
  });
}

/** The record and the field that lack what is begun, where the field is for records of the type. */
function namedIn(
  { project }: LanguageContext,
  place: Place | undefined,
  type: string,
): { readonly from?: { readonly id: string; readonly field: string } } {
  const [field] = place?.path ?? [];
  const record = project.store.files.get(place?.file ?? '')?.records.find(({ key }) => key === place?.record);
  if (record === undefined || record.id === '' || typeof field !== 'string' || place?.path.length !== 1)
    return {};
  const refs = project.catalogue.get(record.type)?.field([field])?.refs ?? [];
  return refs.includes(type) ? { from: { id: record.id, field } } : {};
}

/** Records that are begun already are offered before another one is. */
function begunAlready(context: LanguageContext, finding: Finding, type: string): readonly StepAction[] {
  const { queries, store } = context.project;
  return store
    .ofType(type)
    .filter(({ id, phase, register }) => id !== '' && phase === 'draft' && register === null)
    .slice(-mostBegun)
    .flatMap((record) => [
      fillingIn(context, finding, record.id),
      ...(awaitsForce(record, queries) ? [puttingInForce(context, finding, record.id)] : []),
    ]);
}

const nameOf = ({ project }: LanguageContext, id: string): MessageValue => {
  const [record] = project.store.versions(id);
  return record === undefined ? id : idAndTitle(record);
};

/** Saying what a record still lacks, question by question. */
function fillingIn(context: LanguageContext, finding: Finding, id: string): StepAction {
  const { language, queries } = context.project;
  const record = nameOf(context, id);
  const isRole = queries.target(id)?.type === 'role';
  const title = language.text(isRole ? say.hold({ record }) : say.fillIn({ record }));
  return { title, finding, does: 'fill-in', id };
}

function puttingInForce(context: LanguageContext, finding: Finding, id: string): StepAction {
  const title = context.project.language.text(say.putInForce({ record: nameOf(context, id) }));
  return { title, finding, does: 'put-in-force', id };
}

/** Other places that a finding names: what is written there has to do with it. */
function relatedPlaces({ project }: LanguageContext, finding: Finding): readonly StepAction[] {
  return finding.related.slice(0, mostPlaces).map(({ file, range, message }) => ({
    title: project.language.text(say.open({ file, what: message })),
    finding,
    does: 'open',
    file,
    position: range.start,
  }));
}

/** Rules about a stretch of a text that is to be written anew, and what is said of it. */
const ofTexts: Readonly<Record<string, () => Message>> = {
  'link-broken': say.correctLink,
  'ignore-reason': say.writeReason,
  'front-matter-syntax': say.mendFrontMatter,
};

/** The end of such a stretch, where somebody goes on typing. */
function placeOfText({ project, file }: LanguageContext, finding: Finding): readonly StepAction[] {
  const words = Object.hasOwn(ofTexts, finding.rule) ? ofTexts[finding.rule] : undefined;
  if (words === undefined) return [];
  const { start, end } = finding.range;
  const text = file.text.slice(file.lines.offsetAt(start), file.lines.offsetAt(end));
  const inComment = /\s*-->\s*$/.exec(text);
  const position =
    inComment === null
      ? end
      : file.rangeOf({ start: file.lines.offsetAt(start) + inComment.index, end: 0 }).start;
  return [{ title: project.language.text(words()), finding, does: 'open', file: file.path, position }];
}

/** How documents of others are read is said in qms.yaml. */
const ofReading = /^adopted-/;

function entryOfAdopted({ project, file }: LanguageContext, finding: Finding): readonly StepAction[] {
  if (!ofReading.test(finding.rule) || file.path === configurationFile) return [];
  const position = { line: 0, character: 0 };
  return [
    { title: project.language.text(say.howRead()), finding, does: 'open', file: configurationFile, position },
  ];
}

/** The entry that says who settles what the baseline holds, and by when. */
function entryOfBaseline(
  { project }: LanguageContext,
  finding: Finding | SuppressedFinding,
): readonly StepAction[] {
  const entry = 'suppressedBy' in finding ? finding.suppressedBy.entry : undefined;
  if (entry === undefined) return [];
  const { file, range } = entry;
  return [{ title: project.language.text(say.heldBy()), finding, does: 'open', file, position: range.start }];
}

/** Rules about what a record is called. */
const aboutIds = /^(?:id|schema)-/;

/** The field that a finding is about: to be written where it is missing, to be changed where it is there. */
function ownPlace(
  context: LanguageContext,
  finding: Finding,
  place: Place | undefined,
  client: AskingClient,
): readonly StepAction[] {
  const { file, project } = context;
  if (place === undefined || place.path.length === 0 || place.path[0] === 'signOffs') return [];
  if (place.record === undefined) return settingAt(context, finding, place);
  const record = project.store.factsOf(place.file)?.records.find(({ key }) => key === place.record);
  const schema = record === undefined ? undefined : project.catalogue.get(record.type);
  if (record === undefined || schema === undefined || place.file !== file.path) return [];
  const { aliases } = project.configuration;
  const root = recordNode(file.documents[record.document] ?? null, record.item, aliases);
  if (root === null) return [];
  const path = writtenPath(root, place.path, aliases);
  const found = findNode(root, path);
  const named = lastKey(path);
  if (found !== null)
    // Much is reported at the id that is not about the id.
    return named === null
      ? []
      : [
          goingTo(
            context,
            finding,
            named === 'id' && !aboutIds.test(finding.rule)
              ? say.goTo({ key: named })
              : say.change({ key: named }),
            found.node,
          ),
        ];
  const field = schema.field(place.path);
  const written = field === undefined ? null : writeHere(context, record, root, path, field, client);
  if (written !== null && named !== null)
    return [{ title: project.language.text(say.write({ key: named })), finding, does: 'write', ...written }];
  const nearest = nearestNode(root, path);
  const key = nearest.key === null ? null : keyText(nearest.key);
  return key === null ? [] : [goingTo(context, finding, say.goTo({ key }), nearest.node)];
}

/** A setting of qms.yaml that a finding is about. */
function settingAt(context: LanguageContext, finding: Finding, { file, path }: Place): readonly StepAction[] {
  const root = context.file.documents[0]?.tree() ?? null;
  if (file !== configurationFile || context.file.path !== file || root === null) return [];
  const found = findNode(root, path);
  const named = lastKey(path);
  return found === null || named === null
    ? []
    : [goingTo(context, finding, say.change({ key: named }), found.node)];
}

/** Going to the end of what stands there, to write on or anew. */
function goingTo(
  { file, project }: LanguageContext,
  finding: Finding,
  words: Message,
  { end }: YamlNode,
): StepAction {
  return {
    title: project.language.text(words),
    finding,
    does: 'open',
    file: file.path,
    position: file.rangeOf({ start: end, end }).start,
  };
}

const lastKey = (path: Path): string | null =>
  path.findLast((step): step is string => typeof step === 'string') ?? null;

/** What a value begins with before anybody has written it, and how far into that one goes on. */
const beginningOf = ({ types }: FieldDoc): { readonly text: string; readonly into: number } =>
  types.includes('array') && !types.includes('string') ? { text: '[]', into: 1 } : { text: '""', into: 1 };

/** A key that is missing, with those around it that are missing too, and where its value belongs. */
function writeHere(
  context: LanguageContext,
  { adoption }: QmsRecord,
  root: YamlNode,
  path: Path,
  field: FieldDoc,
  client: AskingClient,
): { readonly edit: ProposedEdit; readonly position: Position } | null {
  const { file } = context;
  const { node, matched } = nearestNode(root, path);
  const missing = path.slice(matched);
  // Headers and cells of documents of others have no place for a key of ours.
  if (adoption !== null || missing.some((step) => typeof step === 'number')) return null;
  const [first, ...inner] = missing.map(String);
  // Between braces everything goes on one line.
  if (node.kind !== 'map' || (node.flow && inner.length > 0)) return null;
  const { text, into } = beginningOf(field);
  const value = [...inner]
    .map((key, depth) => `${'  '.repeat(depth)}${key}:`)
    .join('\n')
    .concat(inner.length === 0 ? text : ` ${text}`);
  const edits = addKey(file.text, node, first!, value);
  const edit = wholeEdit(context, [{ file, edits }], client);
  const [made] = edits;
  if (edit === null || made === undefined || edits.length !== 1) return null;
  const at = made.text.lastIndexOf(text);
  const before = made.text.slice(0, at);
  const start = file.rangeOf({ start: made.span.start, end: made.span.start }).start;
  const lines = before.split(/\r?\n/);
  return {
    edit,
    position: {
      line: start.line + lines.length - 1,
      character: (lines.length === 1 ? start.character : 0) + lines.at(-1)!.length + into,
    },
  };
}
