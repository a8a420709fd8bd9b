import { defineMessages } from '../messages/define-messages.ts';
import type { FileFacts } from '../model/facts.ts';
import { readFile, unreadFile } from '../records/read-file.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import type { FileSystem, ReadFacts, ReadResult } from './ports.ts';

const say = defineMessages('file.unread', {
  tooLarge:
    'This file is {size} large and was not read. Split it, leave it out with `exclude`, or raise `limits.fileSize` ({limit}) in qms.yaml.',
  unreadable: 'This file could not be read ({reason}). Check its permissions.',
});

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0)} MB`;

/** Facts of a file whichever way reading it went; null for one that is gone. */
export function factsOf(path: string, result: ReadResult, setup: ReadSetup): FileFacts | null {
  switch (result.kind) {
    case 'bytes':
      return readFile(path, result.bytes, setup);
    case 'missing':
      return null;
    case 'too-large': {
      const limit = megabytes(setup.configuration.limits.fileSize);
      return unreadFile(path, say.tooLarge({ size: megabytes(result.size), limit }), null, setup);
    }
    case 'unreadable':
      return unreadFile(path, say.unreadable({ reason: result.reason }), null, setup);
  }
}

/** Reads files one after the other in this thread, `parallel` reads under way at once. */
export function readFactsInThread(files: FileSystem, parallel = 16): ReadFacts {
  return async (paths, setup, each, signal) => {
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < paths.length) {
        signal?.throwIfAborted();
        const path = paths[next]!;
        next += 1;
        const facts = factsOf(path, await files.read(path, setup.configuration.limits.fileSize), setup);
        if (facts !== null) each(facts);
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, paths.length) }, work));
  };
}
