import type { Connection } from 'vscode-languageserver';
import { Refusal } from '../../../core/core.ts';
import { features } from '../../../core/features.ts';
import type { NothingSigned } from '../../../language/signed-difference.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { Message } from '../../../model/message.ts';
import { methods, type SignedDifference, type SignedText } from '../protocol.ts';
import type { Roots } from '../roots/roots.ts';
import { answersInRoot, isObject, textIn } from './requests.ts';

const say = defineMessages('server.signed-text', {
  unknown:
    'Nobody knows here what was signed of {id}. It is read from the git history, where there is one and the workspace is trusted.',
  unreadable:
    'What was signed of {id} cannot be read from git any more. Fetch the whole history, then try again.',
  unfit: 'What was signed of {id} is no text that can be shown. Compare it with git and another program.',
  unshown: 'What else changed is no text that can be shown: {files}.',
  sameText:
    'The text of {id} is as it was signed. {unshown, select, none {Look at what qms.yaml and the schemas say of its fields by now.} other {What changed is no text that can be shown: {files}.}}',
});

const reasons: Readonly<Record<NothingSigned, (values: { id: string }) => Message>> = {
  unknown: say.unknown,
  unreadable: say.unreadable,
  unfit: say.unfit,
};

/** The answer, or why there is none as a {@link Refusal}. */
function orRefuse<T extends object>(answer: T | NothingSigned, id: string): T {
  if (typeof answer === 'string') throw new Refusal(reasons[answer]({ id }));
  return answer;
}

/** Answers what was signed, where a record has changed since. */
export function registerSignedTextRequests(connection: Connection, roots: Roots): void {
  const inRoot = answersInRoot(connection, roots);
  inRoot(methods.signedDifference, 'indexed', async (session, project, params): Promise<SignedDifference> => {
    const id = textIn(params, 'id');
    const found = await features.signedDifference(project, id, textIn(params, 'digest'), session.files);
    const { date, parts, unshown, bound } = orRefuse(found, id);
    const values = { id, files: listed(unshown), unshown: unshown.length === 0 ? 'none' : 'some' };
    const others = unshown.length > 0 ? say.unshown(values) : null;
    const notes = (parts.length === 0 ? [say.sameText(values)] : [bound, others]).filter(
      (each) => each !== null,
    );
    return {
      id,
      date,
      parts: parts.map(({ part, was, file, range }) => ({
        part,
        path: was,
        uri: session.uriOf(file),
        range,
      })),
      note: notes.length === 0 ? null : notes.map(session.language.text).join(' '),
    };
  });
  inRoot(methods.signedText, 'indexed', async (_session, project, params): Promise<SignedText> => {
    const id = textIn(params, 'id');
    const part = isObject(params) && Number.isSafeInteger(params['part']) ? Number(params['part']) : 0;
    return orRefuse(await features.signedText(project, id, textIn(params, 'digest'), part), id);
  });
}
