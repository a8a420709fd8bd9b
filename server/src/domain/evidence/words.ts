import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { BoundChange, ChangesSince, CommitFacts } from '../../model/evidence.ts';
import type { Json } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { isObject, listOf } from '../../records/values.ts';
import { nameAndId } from '../words/records.ts';
import type { Shortfall, Standing } from './level.ts';

/** The most that each level may say, and why it is not the next one. */
const say = defineMessages('words.evidence', {
  declared: 'Recorded for {signer}, unchecked.',
  contentBound: 'Unchanged since the digest was written.',
  commitBound: 'Recorded in {commit}, stated author {email}.',
  signatureVerified: '{commit} signed with {fingerprint}, registered to {signer} in the files checked here.',
  recordedDeclared: 'Recorded by {recorder} on behalf of {signer}, proof: {proof}. Unchecked.',
  recordedContent:
    'Recorded by {recorder} on behalf of {signer}, proof: {proof}. Unchanged since the digest was written.',
  recordedCommit:
    'Recorded by {recorder} on behalf of {signer}, proof: {proof}. Recorded in {commit}, stated author {email}.',
  recordedSignature:
    'Recorded by {recorder} on behalf of {signer}, proof: {proof}. {commit} signed with {fingerprint}, registered to {recorder} in the files checked here.',
  somebody: 'somebody',
  noProof: 'none stated',

  noDigest: 'It carries no digest.',
  changed: 'What it binds has changed since, or the block has.',
  notShown: 'Whether it fits cannot be shown without {files}, which went since.',
  changedKeys: 'What it binds has changed since: {changes}.',
  changedLayout: 'Only the layout of the text has changed since.',
  notAsked: 'The git history was not read here.',
  noGit: 'Git is not installed here, so its history cannot be read.',
  noRepository: 'The files are not in a git repository.',
  refused: 'Git does not read this repository, because its folder belongs to another user.',
  nothingCommitted: 'Nothing is committed yet.',
  unreadable: 'Git cannot read this repository: part of it is missing or broken.',
  uncommitted: 'It is not committed yet.',
  cutOff: 'The history at hand ends at {commit}, and the sign-off is older.',
  missing: 'Part of the history is missing, at {commit}.',
  submodule: 'The file is in a repository of its own (`{folder}`), which is not read.',
  neverFitted: 'The digest did not fit when it was recorded in {commit}.',
  neverFittedEdited: 'The block was changed in {commit} without signing again: {changes}.',
  cannotTell: 'A file it covers is not there in {commit}, so whether the digest fitted then cannot be known.',
  noEmail: 'It is recorded in {commit}, stated author {email}, and no e-mail of {person} is on record.',
  otherAuthor:
    'It is recorded in {commit}, stated author {email}, who is not {person}. A squash or rebase loses this evidence; merge commits keep it.',
  signatureNotAsked: 'Signatures of commits were not looked at.',
  notSigned: '{commit} is not signed.',
  badSignature: 'The signature of {commit} does not fit it.',
  sshCertificate:
    '{commit} is signed with an SSH certificate. Only plain SSH keys are understood, because who stands behind an authority is not on record.',
  x509: '{commit} is signed with an X.509 certificate (S/MIME, as by `gpgsm`), which is not understood.',
  algorithm: '{commit} is signed with an algorithm that the `gpg` here does not know.',
  several: '{commit} carries several signatures, of which none is looked at.',
  notUnderstood:
    '{commit} carries a signature that is neither of SSH nor of OpenPGP, which is not understood.',
  unknownKey: '{commit} is signed with the GPG key {fingerprint}, which is not in the keyring here.',
  unknownKeyUnnamed: '{commit} is signed with a GPG key that is not in the keyring here.',
  noProgram: '{commit} is signed, and `{program}`, which could look at the signature, is not installed here.',
  forgeKey: "{commit} is signed with {fingerprint}, the key of a forge, which is nobody's.",
  keyOfNobody: '{commit} is signed with {fingerprint}, which is registered to nobody.',
  keyOfOther: '{commit} is signed with {fingerprint}, registered to {owners} and not to {person}.',
  keyNotYet: '{commit} is signed with {fingerprint}, which {person} has used since {from} only.',
  keyNoLonger: '{commit} is signed with {fingerprint}, which {person} has used until {to} only.',
  keyNoDay: '{commit} is signed with {fingerprint}, and states no day.',

  since: '{fault} What changed is {changes}, since {date}.',
  sinceNow: '{fault} What changed is {changes}, and is not committed yet.',
  sinceUnknown: '{fault} What changed is {changes}.',
  layoutUnknown: '{fault} Only the layout of the text has changed.',
  layoutSince: '{fault} Only the layout of the text has changed, since {date}.',
  layoutNow: '{fault} Only the layout of the text has changed, and that is not committed yet.',
  blockEdited: '{fault} The sign-off itself was changed in {commit}, namely {changes}.',
  neverDid: '{fault} The digest did not fit when it was recorded in {commit}, stated author {email}, either.',

  value: '`{path}` {before} → {after}',
  added: '`{path}` {after}, new',
  removed: '`{path}` {before}, gone',
  other: '`{path}`',
  text: 'the text',

  bound: 'Bound and changed: {changes}. Whatever else differs is not bound by this sign-off.',
  boundLayout:
    'Bound and changed: the layout of the text. Whatever else differs is not bound by this sign-off.',
});

/** So much of a hash is shown: enough to find the commit by. */
const shownHash = 10;

/** A commit as people name it. */
export const shortHash = (hash: string): string => hash.slice(0, shownHash);

/** What a file says of the e-mail of its author is shown as it stands there, without what could steer a terminal. */
export const emailOf = ({ author }: CommitFacts): string => (author.email === '' ? '?' : author.email);

/** So much of a value is shown. */
const longestValue = 40;

function valueWords(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestValue ? `${line.slice(0, longestValue - 1)}…` : line;
}

/** One change: `target` 50 → 30. */
function changeWords({ path, before, after }: BoundChange): Message {
  if (path === 'body') return say.text();
  if (before !== undefined && after !== undefined)
    return say.value({ path, before: valueWords(before), after: valueWords(after) });
  if (after !== undefined) return say.added({ path, after: valueWords(after) });
  if (before !== undefined) return say.removed({ path, before: valueWords(before) });
  return say.other({ path });
}

/** Several changes in a sentence. */
const changeList = (changes: readonly BoundChange[], most = 3) =>
  listed(changes.map(changeWords), 'and', most);

const proofOf = (record: QmsRecord, block: SignOffBlock): Message | string => {
  const names = proofNames(record, block.index);
  return names.length === 0 ? say.noProof() : names.join(', ');
};

function proofNames({ data }: QmsRecord, index: number): readonly string[] {
  const block = listOf(data['signOffs'])[index];
  return listOf(isObject(block) ? block['proof'] : undefined).flatMap((value) => {
    const named = isObject(value) ? [value['external'], value['file'], value['location']] : [value];
    return named.filter((each) => typeof each === 'string').slice(0, 1);
  });
}

/** What may be said of a sign-off at its level, and no more. */
export function standingWords(
  record: QmsRecord,
  block: SignOffBlock,
  { level, evidence }: Standing,
  queries: Queries,
): Message {
  const signer = block.by === null ? say.somebody() : nameAndId(queries, block.by);
  const recorded = block.recordedBy !== null && block.recordedBy !== block.by;
  const recorder = block.recordedBy === null ? '' : nameAndId(queries, block.recordedBy);
  const proof = recorded ? proofOf(record, block) : '';
  const commit = evidence?.kind === 'introduced' ? evidence.commit : null;
  const hash = commit === null ? '' : shortHash(commit.hash);
  const email = commit === null ? '' : emailOf(commit);
  const fingerprint = commit?.signature?.kind === 'valid' ? commit.signature.fingerprint : '';
  switch (level) {
    case 'declared':
      return recorded ? say.recordedDeclared({ recorder, signer, proof }) : say.declared({ signer });
    case 'content-bound':
      return recorded ? say.recordedContent({ recorder, signer, proof }) : say.contentBound();
    case 'commit-bound':
      return recorded
        ? say.recordedCommit({ recorder, signer, proof, commit: hash, email })
        : say.commitBound({ commit: hash, email });
    case 'signature-verified':
      return recorded
        ? say.recordedSignature({ recorder, signer, proof, commit: hash, fingerprint })
        : say.signatureVerified({ commit: hash, fingerprint, signer });
  }
}

/** How what is bound has changed, in one sentence. */
function changedWords(since: ChangesSince | null): Message {
  if (since === null || since.changes.length === 0) return say.changed();
  return since.layoutOnly ? say.changedLayout() : say.changedKeys({ changes: changeList(since.changes) });
}

/** A finding on a sign-off that does not fit, with what the history knows of how that came to be. */
export function withWhatChanged(
  fault: Message,
  record: QmsRecord,
  block: SignOffBlock,
  queries: Queries,
): Message {
  const evidence = queries.evidence(record, block.index);
  if (evidence?.kind !== 'introduced') return fault;
  const { since, edited, matched } = evidence;
  const commit = shortHash(evidence.commit.hash);
  if (matched === false)
    return edited.length === 0
      ? say.neverDid({ fault, commit, email: emailOf(evidence.commit) })
      : say.blockEdited({ fault, commit, changes: changeList(edited) });
  if (since === null || since.changes.length === 0) return fault;
  const date = since.commit?.author.date ?? null;
  if (since.layoutOnly) return date === null ? say.layoutNow({ fault }) : say.layoutSince({ fault, date });
  const changes = changeList(since.changes);
  if (since.commit === null) return say.sinceNow({ fault, changes });
  return date === null ? say.sinceUnknown({ fault, changes }) : say.since({ fault, changes, date });
}

/** A finding on a record that a decision approved with another content, with how it differs where that is known. */
export function withChangesSinceApproval(
  fault: Message,
  record: QmsRecord,
  digest: string,
  queries: Queries,
): Message {
  const since = queries.changesSinceApproval(record, digest);
  if (since === null || since.changes.length === 0) return fault;
  return since.layoutOnly
    ? say.layoutUnknown({ fault })
    : say.sinceUnknown({ fault, changes: changeList(since.changes) });
}

/** Which differences between two texts matter to a sign-off: null where that is not known. */
export function boundWords(since: ChangesSince | null): Message | null {
  if (since === null || since.changes.length === 0) return null;
  if (since.layoutOnly) return say.boundLayout();
  const changes = since.changes.map(({ path }) => (path === 'body' ? say.text() : say.other({ path })));
  return say.bound({ changes: listed(changes) });
}

const notRead = {
  'not-asked': say.notAsked,
  pending: say.notAsked,
  'no-git': say.noGit,
  'no-repository': say.noRepository,
  refused: say.refused,
  'nothing-committed': say.nothingCommitted,
  unreadable: say.unreadable,
} as const;

/** Why a sign-off stands no higher, in one sentence. */
export function shortfallWords(shortfall: Shortfall, queries: Queries): Message {
  switch (shortfall.kind) {
    case 'no-digest':
      return say.noDigest();
    case 'changed':
      return changedWords(shortfall.since);
    case 'not-shown':
      return say.notShown({ files: listed(shortfall.files) });
    case 'not-read':
      return notRead[shortfall.reason]();
    case 'uncommitted':
      return say.uncommitted();
    case 'cut-off':
      return say.cutOff({ commit: shortHash(shortfall.at) });
    case 'missing':
      return say.missing({ commit: shortHash(shortfall.at) });
    case 'submodule':
      return say.submodule({ folder: shortfall.at });
    default:
      return commitWords(shortfall, queries);
  }
}

function commitWords(shortfall: Extract<Shortfall, { commit: CommitFacts }>, queries: Queries): Message {
  const commit = shortHash(shortfall.commit.hash);
  const email = emailOf(shortfall.commit);
  switch (shortfall.kind) {
    case 'never-fitted':
      return shortfall.edited.length === 0
        ? say.neverFitted({ commit })
        : say.neverFittedEdited({ commit, changes: changeList(shortfall.edited) });
    case 'cannot-tell':
      return say.cannotTell({ commit });
    case 'no-email':
      return say.noEmail({
        commit,
        email,
        person: shortfall.person === null ? say.somebody() : nameAndId(queries, shortfall.person),
      });
    case 'not-asked':
      return say.signatureNotAsked();
    case 'other-author':
      return say.otherAuthor({ commit, email, person: nameAndId(queries, shortfall.person) });
    default:
      return signatureWords(shortfall, queries);
  }
}

/** What exactly is not understood of a signature. */
function notUnderstoodWords(form: string, commit: string): Message {
  switch (form) {
    case 'ssh-certificate':
      return say.sshCertificate({ commit });
    case 'x509':
      return say.x509({ commit });
    case 'algorithm':
      return say.algorithm({ commit });
    case 'several':
      return say.several({ commit });
    default:
      return say.notUnderstood({ commit });
  }
}

function signatureWords(shortfall: Extract<Shortfall, { owners: unknown }>, queries: Queries): Message {
  const commit = shortHash(shortfall.commit.hash);
  const person = nameAndId(queries, shortfall.person);
  const { name: fingerprint, key, owners } = shortfall;
  switch (shortfall.kind) {
    case 'not-signed':
      return say.notSigned({ commit });
    case 'bad-signature':
      return say.badSignature({ commit });
    case 'not-understood':
      return notUnderstoodWords(fingerprint, commit);
    case 'unknown-key':
      return fingerprint === '' ? say.unknownKeyUnnamed({ commit }) : say.unknownKey({ commit, fingerprint });
    case 'no-program':
      return say.noProgram({ commit, program: fingerprint });
    case 'forge-key':
      return say.forgeKey({ commit, fingerprint });
    case 'key-of-nobody':
      return say.keyOfNobody({ commit, fingerprint });
    case 'key-of-other':
      return say.keyOfOther({
        commit,
        fingerprint,
        person,
        owners: listed(owners.map((owner) => nameAndId(queries, owner))),
      });
    case 'key-not-valid': {
      const day = shortfall.commit.committer.date;
      if (day === null) return say.keyNoDay({ commit, fingerprint });
      return key?.from != null && day < key.from
        ? say.keyNotYet({ commit, fingerprint, person, from: key.from })
        : say.keyNoLonger({ commit, fingerprint, person, to: key?.to ?? '' });
    }
  }
}
