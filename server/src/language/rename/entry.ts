import { speaking } from '../../domain/sign-off/broken.ts';
import type { Message } from '../../model/message.ts';
import { type AskingClient, judgeGroups, Proposal } from '../confirmation.ts';
import type { LanguageContext } from '../context.ts';
import { openFrom } from '../file-place.ts';
import type { Mention, OpenFile } from '../mentions.ts';
import type { ProposedEdit } from '../proposed-edit.ts';
import { distinct, editOf, renameGroups, withTouchedSignatures } from './groups.ts';
import { cannotAsk, objection, renameQuestion } from './words.ts';

/** True for the id of an entry of a list, and for a mention that leads to one. */
export const meansEntry = ({ project }: LanguageContext, { kind, id }: Mention): boolean =>
  kind === 'entry' || (kind !== 'former' && project.queries.entry(id) !== undefined);

/**
 * Renames an entry of a list everywhere in the root, all of it or nothing: entries have no former ids, so that a
 * mention which stayed behind would lead nowhere. Where another entry carries the id by mistake, renaming at one of
 * them renames that one alone and leaves the mentions with the other.
 * @returns the edits, or why there are none
 */
export async function renameEntry(
  context: LanguageContext,
  mention: Mention,
  newId: string,
  open: OpenFile,
  { canAsk }: AskingClient,
): Promise<ProposedEdit | Message> {
  const { project, file } = context;
  const { id } = mention;
  const refused = objection(project, id, newId);
  if (refused !== null) return refused;
  const proposal = new Proposal();
  if (newId === id) return proposal.result();
  const groups = hasTwin(context, mention)
    ? [{ file, edits: [editOf(file, mention, newId)], declares: true, record: mention.record, block: null }]
    : await renameGroups(
        project,
        { ids: new Set([id]), declaredAs: 'entry', declares: () => true },
        newId,
        openFrom(context, open),
      );
  const judged = judgeGroups(project, groups, speaking).map(withTouchedSignatures);
  const breaks = distinct(judged.flatMap((each) => each.breaks));
  if (breaks.length > 0 && !canAsk) return cannotAsk(id);
  const question = renameQuestion(id, newId, breaks, project);
  for (const { group } of judged) proposal.add(group, question);
  return proposal.result();
}

/** True at the id of an entry that something else than other versions of its record carries too. */
function hasTwin({ project }: LanguageContext, { kind, id, record }: Mention): boolean {
  if (kind !== 'entry' || record === null) return false;
  const { store } = project;
  if (store.versions(id).length > 0) return true;
  const versions = store.entries(id).map((each) => each.record);
  return versions.some((each) => each.id !== record.id) || new Set(versions).size < versions.length;
}
