import type { Change } from '../domain/trust/changes.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { FileFacts, IgnoreComment } from '../model/facts.ts';
import type { Message } from '../model/message.ts';
import { decode } from '../text/decode.ts';
import type { FileSystem, ReadFacts } from '../workspace/ports.ts';

const say = defineMessages('trust.change.ignores', {
  isNew: 'A comment that ignores `{rule}` is new, and silences nothing yet.',
  added: 'A comment that ignores `{rule}` is new. Its reason: {reason}',
});

/** A comment with what it silences: moved to another line of the file it is the same, above another text it is not. */
function likeness({ rule, reason, suppressedLine }: IgnoreComment, lines: readonly string[]): string {
  return JSON.stringify([rule, reason, (lines[suppressedLine] ?? '').trim()]);
}

async function linesOf(files: FileSystem, path: string, maximum: number): Promise<readonly string[]> {
  const result = await files.read(path, maximum);
  return result.kind === 'bytes' ? decode(result.bytes).text.split(/\r\n|\n|\r/) : [];
}

/** A file of the base with its comments. */
export type CommentedFile = Pick<FileFacts, 'path' | 'ignores'>;

/** The comments of a file that silence nothing of the kind in the files it comes from. */
async function unknownIgnores(
  { path, ignores }: CommentedFile,
  before: readonly CommentedFile[],
  [head, base]: readonly [FileSystem, FileSystem],
  fileSize: number,
): Promise<readonly IgnoreComment[]> {
  const now = await linesOf(head, path, fileSize);
  const known = new Set<string>();
  for (const { path: from, ignores } of before) {
    const lines = await linesOf(base, from, fileSize);
    for (const comment of ignores) known.add(likeness(comment, lines));
  }
  return ignores.filter((comment) => !known.has(likeness(comment, now)));
}

const changeOf = (file: string, { span }: IgnoreComment, message: Message): Change => ({
  kind: 'ignore',
  subject: 'ignore',
  message,
  place: { file, path: [], span },
  values: [],
});

/** What comments that ignore a rule are new in some files of the head. */
export async function newIgnores<F extends CommentedFile>(
  files: Iterable<F>,
  before: (file: F) => readonly CommentedFile[],
  states: readonly [head: FileSystem, base: FileSystem],
  fileSize: number,
): Promise<readonly Change[]> {
  const found: Change[] = [];
  for (const file of files)
    if (file.ignores.length > 0)
      for (const comment of await unknownIgnores(file, before(file), states, fileSize))
        found.push(changeOf(file.path, comment, say.added({ rule: comment.rule, reason: comment.reason })));
  return found;
}

/**
 * Reads files so that only comments that stand in the base as well silence anything.
 * @param before the files of the base that a file comes from: that of its path, or those its records were in
 * @param refused gets what is new
 */
export function withIgnoresOf(
  readFacts: ReadFacts,
  head: FileSystem,
  base: FileSystem,
  before: (facts: FileFacts) => readonly CommentedFile[],
  refused: (change: Change) => void,
): ReadFacts {
  return async (paths, setup, each, signal) => {
    // Asked for anchors alone, of files whose comments have been looked at.
    if (setup.withAnchors === true) return readFacts(paths, setup, each, signal);
    const commented: FileFacts[] = [];
    const take = (facts: FileFacts): void => {
      if (facts.ignores.length > 0) commented.push(facts);
      else each(facts);
    };
    await readFacts(paths, setup, take, signal);
    const { fileSize } = setup.configuration.limits;
    for (const facts of commented) {
      const { path } = facts;
      const unknown = new Set(await unknownIgnores(facts, before(facts), [head, base], fileSize));
      for (const comment of unknown) refused(changeOf(path, comment, say.isNew({ rule: comment.rule })));
      each({ ...facts, ignores: facts.ignores.filter((comment) => !unknown.has(comment)) });
    }
  };
}
