import { speaking } from '../domain/sign-off/broken.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Position, Range, SpanEdit } from '../model/text.ts';
import { recordNode } from '../records/record-node.ts';
import { addKey, insertItem, replaceValue } from '../text/edit.ts';
import { keyText } from '../text/node.ts';
import { writeFlow, writeScalar } from '../text/write-scalar.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import { type AskingClient, breakQuestion, type EditGroup, judgeGroups, Proposal } from './confirmation.ts';
import type { LanguageContext } from './context.ts';
import { openFrom } from './file-place.ts';
import { idsBehind, type Mention, mentionAt, type OpenFile, recordPathNode } from './mentions.ts';
import type { ProposedEdit } from './proposed-edit.ts';
import { meansEntry, renameEntry } from './rename/entry.ts';
import { distinct, renameGroups, withTouchedSignatures } from './rename/groups.ts';
import { cannotAsk, objection, renameQuestion } from './rename/words.ts';

const say = defineMessages('rename.record', {
  nothingHere: 'There is no id here that could be renamed.',
  otherwise: 'Otherwise {id} stays in this text and still leads to the record.',
});

/*
 * What a rename does, and why.
 *
 * The record's own `id` (of every version) and all mentions of it follow: fields, `id@version`, `[[id]]` and
 * `[[id|label]]`, qms.yaml, and mentions under ids the record had before. An id is part of what is signed,
 * so an edit of a signed record breaks its signature. Such edits carry a question that names the signatures;
 * unless it is confirmed they are not made. That loses nothing: whenever a mention stays behind, the rename
 * also enters the old id in the record's `formerIds`, which no signature covers and which still leads to it.
 *
 * Of two records that carry one id and version by mistake, renaming at one of them renames that one alone and
 * leaves the mentions with the other.
 *
 * Where the renamed record itself is signed there is no such way out: then the whole rename is asked about,
 * because mentions that follow an id which stays behind would lead nowhere. So it is with entries of lists, which
 * have no former ids (`rename/entry.ts`).
 */

/** Why something was not done: one sentence for people. */
export interface RefusedRename {
  readonly refused: string;
}

/** The id at a position that can be renamed, and its place; null where there is none, no record has it, or it is a former id. */
export function prepareRename(
  context: LanguageContext,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | null {
  const mention = mentionAt(context, position);
  if (mention === null || mention.kind === 'former') return null;
  const isKnown = context.project.store.versions(mention.id).length > 0;
  if (!isKnown && !meansEntry(context, mention)) return null;
  return { range: context.file.rangeOf(mention.span), placeholder: mention.id };
}

/** Renames the record or entry whose id stands at a position, everywhere in the root. */
export async function rename(
  context: LanguageContext,
  position: Position,
  newId: string,
  open: OpenFile,
  client: AskingClient,
): Promise<ProposedEdit | RefusedRename> {
  const { project } = context;
  const mention = mentionAt(context, position);
  const { text } = project.language;
  if (mention !== null && meansEntry(context, mention)) {
    const outcome = await renameEntry(context, mention, newId, open, client);
    return 'changes' in outcome ? outcome : { refused: text(outcome) };
  }
  const { canAsk } = client;
  const versions = mention === null || mention.kind === 'former' ? [] : ownVersions(project, mention.id);
  const [record] = versions;
  if (record === undefined) return { refused: text(say.nothingHere()) };
  const refused = objection(project, record.id, newId);
  if (refused !== null) return { refused: text(refused) };
  if (newId === record.id) return new Proposal().result();
  const twin = mention?.kind === 'declaration' && hasTwin(mention, versions) ? mention.record : null;
  const keys = new Set(versions.map(({ key }) => key));
  const all = await renameGroups(
    project,
    {
      ids: idsBehind(project, record.id),
      declaredAs: 'declaration',
      declares: (each) => each !== null && keys.has(each.key),
    },
    newId,
    openFrom(context, open),
  );
  const groups = twin === null ? all : all.filter((group) => group.declares && group.record === twin);
  const judged = judgeGroups(project, groups, speaking).map(withTouchedSignatures);
  const declaring = judged.filter(({ group }) => group.declares);
  const staying = judged.filter(({ group, breaks }) => !group.declares && breaks.length > 0);
  const declarationBreaks = distinct(declaring.flatMap(({ breaks }) => breaks));
  if (declarationBreaks.length > 0 && !canAsk) return { refused: text(cannotAsk(record.id)) };
  const proposal = new Proposal();
  const everything = renameQuestion(record.id, newId, declarationBreaks, project);
  for (const { group } of judged.filter(({ group, breaks }) => group.declares || breaks.length === 0))
    proposal.add(group, everything);
  if (canAsk) {
    const otherwise = text(say.otherwise({ id: record.id }));
    for (const { group, breaks } of staying) proposal.add(group, breakQuestion(breaks, project), otherwise);
  }
  const isBack = idsBehind(project, record.id).has(newId);
  if (twin === null && (staying.length > 0 || isBack || isInTables(project, record.id)))
    for (const group of await formerIdGroups(project, versions, newId, openFrom(context, open)))
      proposal.add(group, everything);
  return proposal.result();
}

/** True when another record carries the same id and version by mistake: then only the one at hand is renamed. */
const hasTwin = ({ record }: Mention, versions: readonly QmsRecord[]): boolean =>
  versions.filter(({ version }) => version === record?.version).length > 1;

/** Every version of the record an id leads to. */
const ownVersions = ({ store }: Project, id: string): readonly QmsRecord[] =>
  store.versions(store.versions(id)[0]?.id ?? id);

/** True when a record's CSV table has the id in a cell: tables are left alone. */
function isInTables(project: Project, id: string): boolean {
  const tables = new Set<string>();
  for (const { fileUses } of project.store.records.values())
    for (const { use, target } of fileUses) if (use === 'data' && target !== null) tables.add(target);
  return [...tables].some((path) => {
    const { text } = project.queries.file(path);
    return text?.includes(id) === true && text.split(/[\r\n,;\t"]+/).some((cell) => cell.trim() === id);
  });
}

/** The edits that keep the present id under `formerIds`, so that what still mentions it leads to the record. */
async function formerIdGroups(
  project: Project,
  versions: readonly QmsRecord[],
  newId: string,
  open: OpenFile,
): Promise<readonly EditGroup[]> {
  const groups: EditGroup[] = [];
  for (const record of versions) {
    const file = await open(record.file);
    const edits = file === null ? [] : formerIdEdits(project, file, record, newId);
    if (file !== null && edits.length > 0) groups.push({ file, edits });
  }
  return groups;
}

function formerIdEdits(
  project: Project,
  file: LocatedFile,
  record: QmsRecord,
  newId: string,
): readonly SpanEdit[] {
  const { aliases } = project.configuration;
  const root = recordNode(file.documents[record.document] ?? null, record.item, aliases);
  if (root?.kind !== 'map') return [];
  const former = Object.hasOwn(record.data, 'formerIds')
    ? recordPathNode(file, record, ['formerIds'], aliases)
    : null;
  if (former === null) {
    const isIdKey = (name: string): boolean => name === 'id' || aliases[name] === 'id';
    const idKey = root.pairs.map(({ key }) => keyText(key)).find(isIdKey);
    return addKey(file.text, root, 'formerIds', writeFlow([record.id]), idKey);
  }
  if (former.kind === 'scalar') {
    const { value } = former;
    if (typeof value !== 'string') return insertItem(file.text, former, writeScalar(record.id));
    const kept = value === newId ? [record.id] : [value, record.id];
    return [{ span: { start: former.start, end: former.end }, text: writeFlow(kept) }];
  }
  if (former.kind !== 'seq') return [];
  // Renamed back: the old id takes the place that the new one had among the former ids.
  const back = former.items.find((item) => item.kind === 'scalar' && item.value === newId);
  return back === undefined
    ? insertItem(file.text, former, writeScalar(record.id))
    : replaceValue(file.text, back, record.id);
}
