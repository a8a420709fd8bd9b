import type { Change } from '../domain/trust/changes.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { FileFacts, IgnoreComment } from '../model/facts.ts';
import { decode } from '../text/decode.ts';
import type { FileSystem, ReadFacts } from '../workspace/ports.ts';

const say = defineMessages('trust.change.ignores', {
  isNew: 'A comment that ignores `{rule}` is new, and silences nothing yet.',
});

/** A comment with what it silences: moved to another line of the file it is the same, above another text it is not. */
function likeness({ rule, reason, suppressedLine }: IgnoreComment, lines: readonly string[]): string {
  return JSON.stringify([rule, reason, (lines[suppressedLine] ?? '').trim()]);
}

async function linesOf(files: FileSystem, path: string, maximum: number): Promise<readonly string[]> {
  const result = await files.read(path, maximum);
  return result.kind === 'bytes' ? decode(result.bytes).text.split(/\r\n|\n|\r/) : [];
}

/**
 * Reads files so that only comments that stand in the base as well silence anything.
 * @param comments those of a file of the base
 * @param refused gets what is new
 */
export function withIgnoresOf(
  readFacts: ReadFacts,
  head: FileSystem,
  base: FileSystem,
  comments: (path: string) => readonly IgnoreComment[],
  refused: (change: Change) => void,
): ReadFacts {
  return async (paths, setup, each, signal) => {
    const commented: FileFacts[] = [];
    const take = (facts: FileFacts): void => {
      if (facts.ignores.length > 0) commented.push(facts);
      else each(facts);
    };
    await readFacts(paths, setup, take, signal);
    const { fileSize } = setup.configuration.limits;
    for (const facts of commented) {
      const { path } = facts;
      const [now, before] = [await linesOf(head, path, fileSize), await linesOf(base, path, fileSize)];
      const known = new Set(comments(path).map((comment) => likeness(comment, before)));
      const isKnown = (comment: IgnoreComment): boolean => known.has(likeness(comment, now));
      for (const { rule, span } of facts.ignores.filter((comment) => !isKnown(comment)))
        refused({ kind: 'ignore', message: say.isNew({ rule }), place: { file: path, path: [], span } });
      each({ ...facts, ignores: facts.ignores.filter(isKnown) });
    }
  };
}
