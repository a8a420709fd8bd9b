import { isGivenAgain, recordedWeakness } from '../../domain/evidence/counting.ts';
import { isSigned, recordEvidence } from '../../domain/evidence/gaps.ts';
import { committerOf, type Shortfall } from '../../domain/evidence/level.ts';
import { emailOf, shortHash } from '../../domain/evidence/words.ts';
import { signAgain } from '../../domain/sign-off/again.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBefore } from '../../records/history.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, policyText } from './examples.ts';

const say = defineMessages('signoff-evidence-weak', {
  refused:
    '{recorder} recorded this sign-off, which does not count here. Have {signer} sign it. In qms.yaml, `signOff.recorded` says `refuse`.',
  unproven:
    '{recorder} recorded this sign-off without {keys}. Say how {signer} signed and where the signed original is, and sign again.',
  uncommitted: 'This sign-off is not committed yet. Have {person} commit it. Until then it does not count.',
  uncommittedByAnyone:
    'This sign-off is not committed yet. Have whoever signed commit it. Until then it does not count.',
  neverFitted:
    'The digest did not fit when this sign-off was committed. Have it signed again. It came with {commit}, stated author {email}.',
  cannotTell:
    'Whether the digest fitted when this was committed is not known. Commit the files it covers together with the sign-off, and sign again. One of them is not there in {commit}.',
  noEmail:
    'No e-mail of {person} is on record. Enter it under `emails`, so that the author of the commit can be compared. {commit} states {email}.',
  nobody: 'This sign-off names nobody. Enter under `by` who signed, and sign again. {commit} states {email}.',
  otherAuthor:
    '{person} is not the stated author of this sign-off. Have {person} sign and commit it, or enter the address under `emails`. {commit} states {email}. Who types in what another has signed says so under `recordedBy`, with `method` and `proof`. A squash or rebase loses this evidence; merge commits keep it.',
  notSigned:
    'The commit of this sign-off is not signed. Have {person} sign again in a signed commit. It is {commit}.',
  badSignature:
    'The signature of the commit does not fit it. Have {person} sign again in a signed commit. It is {commit}.',
  notUnderstood:
    'The signature of the commit is {form, select, certificate {an SSH certificate, which is not understood} x509 {of X.509 (S/MIME), which is not understood} algorithm {of an algorithm that `gpg` here does not know} several {one of several, so none is looked at} other {neither of SSH nor of OpenPGP}}. Have {person} sign again in a commit signed with a plain SSH key or with GPG. It is {commit}.',
  unknownKey:
    'The commit is signed with a key that is not in the GPG keyring here. Import the public key {key}. The commit is {commit}.',
  noProgram:
    'Without `{key}` nobody can look at the signature of the commit. Install it. The commit is {commit}.',
  forgeKey:
    "The commit is signed with the key of a forge, which is nobody's. Have {person} sign again in a commit of their own. {commit} is signed with {key}.",
  keyOfNobody:
    'The commit is signed with a key that is registered to nobody. Enter it under `signingKeys` of {person} if it is theirs, or have it signed again. {commit} is signed with {key}.',
  keyOfOther:
    'The commit is signed with a key of {owners}, not of {person}. Have {person} sign again in a commit of their own. {commit} is signed with {key}.',
  keyNotValid:
    '{person} did not use the key of this commit on its day. Correct `from` and `to` of the key, or have it signed again. {commit} of {day} is signed with {key}.',
});

/** Those that no other finding speaks of. */
type Told = Exclude<
  Shortfall,
  {
    kind:
      | 'no-digest'
      | 'changed'
      | 'not-shown'
      | 'not-read'
      | 'cut-off'
      | 'missing'
      | 'submodule'
      | 'not-asked';
  }
>;

const isTold = (shortfall: Shortfall): shortfall is Told =>
  ![
    ...['no-digest', 'changed', 'not-shown', 'not-read', 'cut-off', 'missing', 'submodule', 'not-asked'],
  ].includes(shortfall.kind);

const aboutSignatures = {
  'not-signed': say.notSigned,
  'bad-signature': say.badSignature,
  'forge-key': say.forgeKey,
  'key-of-nobody': say.keyOfNobody,
} as const;

/** What is wrong with the evidence, and what to do. */
function sentence(shortfall: Told, block: SignOffBlock, queries: Queries): Message {
  if (shortfall.kind === 'uncommitted') {
    const person = committerOf(block);
    return person === null
      ? say.uncommittedByAnyone()
      : say.uncommitted({ person: nameAndId(queries, person) });
  }
  const commit = shortHash(shortfall.commit.hash);
  const email = emailOf(shortfall.commit);
  if (shortfall.kind === 'never-fitted') return say.neverFitted({ commit, email });
  if (shortfall.kind === 'cannot-tell') return say.cannotTell({ commit });
  if (shortfall.person === null) return say.nobody({ commit, email });
  const person = nameAndId(queries, shortfall.person);
  if (shortfall.kind === 'no-email') return say.noEmail({ person, commit, email });
  if (shortfall.kind === 'other-author') return say.otherAuthor({ person, commit, email });
  const { name: key, owners } = shortfall;
  switch (shortfall.kind) {
    case 'not-understood':
      return say.notUnderstood({ person, commit, form: key === 'ssh-certificate' ? 'certificate' : key });
    case 'unknown-key':
      return say.unknownKey({ key, commit });
    case 'no-program':
      return say.noProgram({ key, commit });
    case 'key-of-other':
      return say.keyOfOther({
        person,
        commit,
        key,
        owners: listed(owners.map((owner) => nameAndId(queries, owner))),
      });
    case 'key-not-valid':
      return say.keyNotValid({ person, commit, key, day: shortfall.commit.committer.date ?? '?' });
    default:
      return aboutSignatures[shortfall.kind]({ person, commit, key });
  }
}

function checkRecorded(record: QmsRecord, queries: Queries, report: Report): void {
  for (const each of currentBlocks(record, queries)) {
    const weakness = recordedWeakness(each, queries);
    if (weakness === null || each.recordedBy === null || each.by === null) continue;
    if (isGivenAgain(record, each, queries)) continue;
    const who = { recorder: nameAndId(queries, each.recordedBy), signer: nameAndId(queries, each.by) };
    report({
      message:
        weakness.kind === 'unproven'
          ? say.unproven({ ...who, keys: keysListed(weakness.absent) })
          : say.refused(who),
      place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'recordedBy'] },
      signOff: signAgain(record, each, queries),
    });
  }
}

export const rule: RecordRule = {
  id: 'signoff-evidence-weak',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'Evidence of a sign-off below what is asked for',
  clauses: ['iso-9001:2015/7.5.3'],
  explanation:
    'qms.yaml says under `signOff` how strong the evidence behind a sign-off must be. A sign-off that one person recorded for another needs the method and a proof (the signed sheet, the mail, the minutes), or does not count at all with `recorded: refuse`. For `commit-bound` the commit that brought the sign-off in must state an e-mail of the signer as its author, and the digest must fit there; git checks no author. For `signature-verified` that commit must also be signed with a key of the signer that was in use on its day. A sign-off that is not committed yet is a warning. One below the level does not count: what it signs is as good as unsigned, an exception excuses nothing, and a review approves nothing. Sign again with what is missing, have the person sign and commit, or ask for a lower level; once the same role has signed again as asked for, nothing is said of the first.',
  examples: {
    bad: {
      'policy.md': policyText(
        block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, recordedBy: PER-003'),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(
        block(
          'by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, recordedBy: PER-003, method: wet-ink, proof: [{ external: Binder 3 }]',
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    if (!Array.isArray(record.data['signOffs']) || !isSigned(record)) return;
    if (isBefore(record, queries.config('judgeFrom'))) return;
    checkRecorded(record, queries, report);
    for (const { block: each, shortfall } of recordEvidence(record, queries).gaps) {
      if (!isTold(shortfall)) continue;
      report({
        message: sentence(shortfall, each, queries),
        ...(shortfall.kind === 'uncommitted' ? { severity: 'warning' } : {}),
        place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'by'] },
      });
    }
  },
};
