import { describe, expect, test } from 'vitest';
import type { Weakness, WeakSignOff } from '../../../server/src/domain/evidence/counting.ts';
import { mustBeGivenAgain, nextStep } from '../../../server/src/domain/evidence/next-step.ts';
import { english } from '../../../server/src/messages/language.ts';
import { committedBy } from './histories.ts';

const { commit } = committedBy('jane@acme.example');
const ofCommit = { person: 'PER-1', commit, name: 'gpg', owners: [], key: null };

const weak = (weakness: Weakness, recordedBy: string | null = null): WeakSignOff =>
  ({ record: {}, block: { by: 'PER-1', recordedBy }, weakness }) as unknown as WeakSignOff;

/** A weakness, what makes the sign-off count, and whether somebody has to sign once more for it. */
const steps: readonly (readonly [Weakness, string, boolean])[] = [
  [{ kind: 'uncommitted' }, 'commit it', false],
  [{ kind: 'refused' }, 'have the signer sign it', true],
  [{ kind: 'unproven', absent: ['method', 'proof'] }, 'have it signed again with `method` and `proof`', true],
  [
    { kind: 'other-author', person: 'PER-1', commit },
    'have the signer sign and commit it, or record it with `recordedBy`, `method` and `proof`',
    true,
  ],
  [
    { kind: 'not-understood', ...ofCommit },
    'have it signed again in a commit signed with a plain SSH key or with GPG',
    true,
  ],
  [{ kind: 'not-signed', ...ofCommit }, 'have it signed again in a signed commit', true],
  [{ kind: 'bad-signature', ...ofCommit }, 'have it signed again in a signed commit', true],
  [{ kind: 'forge-key', ...ofCommit }, 'have it signed again in a signed commit', true],
  [{ kind: 'key-of-other', ...ofCommit }, 'have it signed again in a signed commit', true],
  [{ kind: 'key-not-valid', ...ofCommit }, 'have it signed again in a signed commit', true],
  [
    { kind: 'key-of-nobody', ...ofCommit },
    'enter the key under `signingKeys`, or have it signed again with one that is there',
    false,
  ],
  [
    { kind: 'no-email', person: 'PER-1', commit },
    'enter the e-mail of whoever commits under `emails`',
    false,
  ],
  [{ kind: 'unknown-key', ...ofCommit }, 'import the public key into the keyring', false],
  [{ kind: 'no-program', ...ofCommit }, 'install `gpg`', false],
  [
    { kind: 'not-shown', files: ['a.pdf', 'b.pdf'], isPending: false },
    'restore a.pdf and b.pdf as signed',
    false,
  ],
  [{ kind: 'cut-off', at: '2' }, 'fetch the whole history', false],
  [{ kind: 'missing', at: '2' }, 'fetch the whole history', false],
  [{ kind: 'submodule', at: 'qms' }, 'check the repository it is in by itself', false],
  [{ kind: 'no-digest' }, 'have it signed again', true],
  [{ kind: 'changed', since: null }, 'have it signed again', true],
  [{ kind: 'never-fitted', commit, edited: [] }, 'have it signed again', true],
  [{ kind: 'cannot-tell', commit }, 'have it signed again', true],
  [{ kind: 'not-read', reason: 'no-git' }, 'have it signed again', true],
  [{ kind: 'not-asked', commit }, 'have it signed again', true],
];

describe('what makes a sign-off count that does not yet', () => {
  test.each(steps)('%o', (weakness, step, isAgain) => {
    expect(english.text(nextStep(weak(weakness)))).toBe(step);
    expect(mustBeGivenAgain(weak(weakness))).toBe(isAgain);
  });

  test('one that somebody recorded is committed by whoever recorded it', () => {
    const step = nextStep(weak({ kind: 'other-author', person: 'PER-2', commit }, 'PER-2'));
    expect(english.text(step)).toBe('have it recorded and committed by the same person');
  });

  test('one of nobody is given again, since nobody has an e-mail to be entered', () => {
    expect(english.text(nextStep(weak({ kind: 'no-email', person: null, commit })))).toBe(
      'have it signed again',
    );
  });
});
