import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import { keysListed } from '../words/lists.ts';
import type { WeakSignOff } from './counting.ts';
import { isRecordedForSigner } from './level.ts';

const say = defineMessages('words.next-step', {
  again: 'have it signed again',
  signer: 'have the signer sign it',
  recorded: 'have it signed again with {keys}',
  commit: 'commit it',
  ownCommit: 'have the signer sign and commit it, or record it with `recordedBy`, `method` and `proof`',
  recorder: 'have it recorded and committed by the same person',
  signedCommit: 'have it signed again in a signed commit',
  plainKey: 'have it signed again in a commit signed with a plain SSH key or with GPG',
  email: 'enter the e-mail of whoever commits under `emails`',
  restore: 'restore {files} as signed',
  key: 'enter the key under `signingKeys`, or have it signed again with one that is there',
  import: 'import the public key into the keyring',
  install: 'install `{program}`',
  history: 'fetch the whole history',
  submodule: 'check the repository it is in by itself',
});

/** What makes a sign-off count that does not yet, in a few words without an end: `commit it`. */
export function nextStep({ block, weakness }: WeakSignOff): Message {
  switch (weakness.kind) {
    case 'uncommitted':
      return say.commit();
    case 'refused':
      return say.signer();
    case 'unproven':
      return say.recorded({ keys: keysListed(weakness.absent) });
    case 'other-author':
      return isRecordedForSigner(block) ? say.recorder() : say.ownCommit();
    case 'not-understood':
      return say.plainKey();
    case 'not-signed':
    case 'bad-signature':
    case 'forge-key':
    case 'key-of-other':
    case 'key-not-valid':
      return say.signedCommit();
    case 'key-of-nobody':
      return say.key();
    case 'no-email':
      return weakness.person === null ? say.again() : say.email();
    case 'unknown-key':
      return say.import();
    case 'no-program':
      return say.install({ program: weakness.name });
    case 'not-shown':
      return say.restore({ files: listed(weakness.files) });
    case 'cut-off':
    case 'missing':
      return say.history();
    case 'submodule':
      return say.submodule();
    case 'no-digest':
    case 'changed':
    case 'never-fitted':
    case 'cannot-tell':
    case 'not-read':
    case 'not-asked':
      return say.again();
  }
}

/** True where somebody has to sign once more, and not only to commit, enter or fetch something. */
export const mustBeGivenAgain = ({ weakness }: WeakSignOff): boolean =>
  ![
    ...['uncommitted', 'no-email', 'key-of-nobody', 'unknown-key', 'no-program'],
    ...['cut-off', 'missing', 'submodule', 'not-shown'],
  ].includes(weakness.kind);
