import { oneLine } from '../document/sanitize.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Message } from '../model/message.ts';
import type { ComparedState } from './model.ts';

const say = defineMessages('diff.state', {
  folder: 'the files as they are',
  named: '{ref} ({commit})',
  notCompared: 'Not compared, because it is in another repository (a submodule): {folders}.',
});

const longestPath = 200;

/** So much of a hash is shown: enough to find the commit by. */
const shortCommit = 12;

/** A state as people name it: `main (0123456789ab)`. */
export const stateNamed = ({ ref, commit }: ComparedState): Message | string =>
  ref === null
    ? say.folder()
    : commit === null
      ? ref
      : say.named({ ref, commit: commit.slice(0, shortCommit) });

/** Folders of which nothing is compared, in a sentence. */
export const notComparedWords = (folders: readonly string[]): Message =>
  say.notCompared({
    folders: listed(
      folders.map((folder) => oneLine(folder, longestPath)),
      'and',
      3,
    ),
  });
