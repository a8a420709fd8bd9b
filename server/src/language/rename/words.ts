import { type BrokenSignature, signaturesListed } from '../../domain/sign-off/broken.ts';
import { idAndTitle, typeWords } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import { isId } from '../../records/record-id.ts';
import type { Project } from '../../workspace/project.ts';
import { brokenRecords, type Question } from '../confirmation.ts';

const say = defineMessages('rename', {
  cannotAsk:
    'Renaming {id} breaks signatures, and this editor cannot ask about that. Rename it in an editor that can, or keep the id.',
  question: 'Rename {id} to {newId}. Breaks {signatures}',
  noId: '`{id}` cannot be an id. Use letters, digits, `.`, `_` and `-`, at most 64, starting with a letter or digit and without `..`.',
  taken: 'The id {id} is taken by the {type} {record}. Choose another one.',
  takenByEntry: 'The id {id} is taken by an entry of {record}. Choose another one.',
  former: '{id} is a former id of {record}, to which it still leads. Choose another one.',
});

/**
 * Why a record or an entry cannot have this id, or null.
 * @param id the one it has
 */
export function objection({ store }: Project, id: string, newId: string): Message | null {
  if (!isId(newId)) return say.noId({ id: newId.slice(0, 80) });
  const [other] = store.versions(newId).filter((each) => each.id !== id);
  if (other !== undefined) {
    const taken = { id: newId, record: idAndTitle(other) };
    return other.id === newId ? say.taken({ ...taken, type: typeWords(other.type) }) : say.former(taken);
  }
  const [held] = newId === id ? [] : store.entries(newId);
  return held === undefined ? null : say.takenByEntry({ id: newId, record: idAndTitle(held.record) });
}

/** Why a rename that breaks signatures is not done where nobody can be asked. */
export const cannotAsk = (id: string): Message => say.cannotAsk({ id });

/** What is asked before a rename that breaks signatures; null for one that breaks none. */
export const renameQuestion = (
  id: string,
  newId: string,
  breaks: readonly BrokenSignature[],
  project: Project,
): Question | null =>
  breaks.length === 0
    ? null
    : {
        label: project.language.text(
          say.question({ id, newId, signatures: signaturesListed(breaks, project.queries) }),
        ),
        records: brokenRecords(breaks, project),
      };
