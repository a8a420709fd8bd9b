import type { Range } from 'vscode-languageserver-types';
import { authoring, meanings } from '../../../core/authoring.ts';
import { Refusal } from '../../../core/core.ts';
import { packs } from '../../../core/packs.ts';
import { possibleSigners } from '../../../domain/sign-off/possible-signers.ts';
import { nameAndId, typeAndId } from '../../../domain/words/records.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { dateOf } from '../../../records/dates.ts';
import { recordNode, writtenPath } from '../../../records/record-node.ts';
import { titleOf } from '../../../records/record-title.ts';
import { signOffBlocks } from '../../../records/sign-offs.ts';
import { findNode } from '../../../text/node.ts';
import { LocatedFile } from '../../../workspace/located-file.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import { editFor } from '../edit-for.ts';
import type { SignParams, SignPreview, SignPreviewParams, SignResult } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummaries } from '../views/record-summaries.ts';
import { differenceEdit } from './difference-edit.ts';

const say = defineMessages('server.sign', {
  changed: 'The {record} was changed after you looked at it. Nothing was signed, so look again.',
  repeated: '{person} has already signed the {record} as it is. Nothing was written.',
  repeatedWeak: '{person} has already signed the {record} as it is. Nothing was written. {advice}',
});

/** Where the last sign-off of a record stands in the text of its file. */
function rangeOfLast(record: QmsRecord, text: string, aliases: Readonly<Record<string, string>>): Range {
  const located = new LocatedFile(record.file, text);
  const root = recordNode(located.documents[record.document] ?? null, record.item, aliases);
  const path = ['signOffs', signOffBlocks(record.data).at(-1)?.index ?? 0];
  const block = root === null ? undefined : findNode(root, writtenPath(root, path, aliases))?.node;
  return located.rangeOf(block ?? { start: 0, end: 0 });
}

/** Persons who may sign a record today, each with the role they would sign in. */
function signersOf(record: QmsRecord, meaning: string, project: Project): SignPreview['signers'] {
  const { queries, today } = project;
  const demand = authoring.demandOnceInUse(record, queries, meaning);
  const isMetAlready = demand !== null && authoring.isMet(record, demand, queries);
  const persons = queries.ofType('person').filter(({ phase }) => phase === 'active');
  const signers = persons.flatMap((person) => {
    const request = { record, by: person.id, role: null, meaning, date: today, onBehalfOf: null };
    const rolesIf = (isMet: boolean) =>
      unlessRefused(() => authoring.rolesToSignIn(request, demand, isMet, queries)) ?? [];
    const roles = rolesIf(isMetAlready);
    const entitled = new Set(isMetAlready ? rolesIf(false) : roles);
    const inRole = roles.length === 0 && meaning === 'acknowledged' ? [null] : roles;
    return inRole.map((role) => ({
      person: person.id,
      name: titleOf(person) ?? person.id,
      role,
      roleTitle: (role === null ? undefined : queries.record(role))?.title ?? null,
      isEntitled: role === null || entitled.has(role),
    }));
  });
  const asked = demand === null ? [] : possibleSigners(record, demand, queries);
  const rankOf = ({ isEntitled, person }: (typeof signers)[number]): number => {
    if (!isEntitled) return asked.length + 1;
    const at = asked.indexOf(person);
    return at < 0 ? asked.length : at;
  };
  return signers.sort((left, right) => rankOf(left) - rankOf(right));
}

/** The answer, or null where it is refused. */
function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A reason stands where one is needed: what is bound and doubtful does not depend on its words. */
const anyReason = '…';

/**
 * What somebody sees before signing: who may, in which sense, what is bound and what is odd about it.
 * Throws a {@link Refusal} when there is no such record or it is not fit to be signed by anybody.
 */
export async function signPreview(
  session: RootSession,
  project: Project,
  { id, meaning: wanted, effectiveFrom }: Omit<SignPreviewParams, 'root'>,
): Promise<SignPreview> {
  const record = authoring.recordToSign(id, project);
  const demand = authoring.demandOnceInUse(record, project.queries);
  const meaning = wanted ?? demand?.meaning ?? (effectiveFrom === undefined ? 'acknowledged' : 'approved');
  const signers = signersOf(record, meaning, project);
  const [first] = signers;
  const summaries = await recordSummaries(session, project, [record]);
  const from = dateOf(record.data['effectiveFrom']);
  const preview = {
    record: summaries.get(record.key)!,
    meaning: demand?.meaning ?? null,
    meanings,
    needsReason: authoring.needsReason(meaning),
    canPutInForce: authoring.isForPutInForce(record, meaning, project.queries),
    effectiveFrom: from !== null && from >= project.today ? from : project.today,
    date: project.today,
    isAsOf: project.configuration.asOf !== null,
    signers,
  };
  if (first === undefined) return { ...preview, content: '', doubts: [], binding: [], isInForce: false };
  // What is bound, and doubts about it and the day, are the same whoever signs.
  const request = {
    ...{ id, as: first.person, meaning },
    ...(first.role === null ? {} : { role: first.role }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(preview.needsReason ? { comment: anyReason } : {}),
  };
  const freeze = packs.freeze(project, session.files);
  const sample = await authoring.prepareSignature(request, project, session.files, freeze);
  const { text } = session.language;
  return {
    ...preview,
    content: sample.content,
    doubts: authoring.signDoubts(sample, request, project).map(text),
    binding: sample.binding.map(({ isBound, words }) => ({ isBound, text: text(words) })),
    isInForce: sample.isInForce,
  };
}

/**
 * Computes a sign-off as an edit of the record's file as the editor has it. Throws a {@link Refusal} when the
 * record is not what the signer has seen, carries the very same sign-off already, or may not be signed so.
 */
export async function sign(
  session: RootSession,
  project: Project,
  { root: _root, content, ...request }: SignParams,
  abilities: ClientAbilities,
): Promise<SignResult> {
  const versions = new Map(session.paths.openVersions());
  const freeze = packs.freeze(project, session.files);
  const signature = await authoring.prepareSignature(request, project, session.files, freeze);
  const { record, by, file, text, digest, meaning, role } = signature;
  const version = versions.get(file.path) ?? null;
  if (
    (content !== undefined && content !== signature.content) ||
    session.paths.versionOf(file.path) !== version
  )
    throw new Refusal(say.changed({ record: typeAndId(record) }));
  if (signature.repeated) {
    const repeated = { person: nameAndId(project.queries, by), record: typeAndId(record) };
    const { advice } = signature;
    throw new Refusal(advice === null ? say.repeated(repeated) : say.repeatedWeak({ ...repeated, advice }));
  }
  // Doubts were shown before; what must not be signed at all is refused here too.
  authoring.signDoubts(signature, request, project);
  const change = { file: file.path, ...differenceEdit(file.text, text) };
  const proposed = { created: [], changes: [change], versions: { [file.path]: version }, annotations: {} };
  const range = rangeOfLast(record, text, project.configuration.aliases);
  return { edit: editFor(session, proposed, abilities), range, digest, meaning, role };
}
