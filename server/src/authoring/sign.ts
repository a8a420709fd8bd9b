import { weaknessOf } from '../domain/evidence/counting.ts';
import { mustBeGivenAgain, nextStep } from '../domain/evidence/next-step.ts';
import { meaningDone } from '../domain/words/meanings.ts';
import { typeAndId, typeWords } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import { listed } from '../messages/listed.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Json } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { fileIntegrity, signOffDigest } from '../records/canonical.ts';
import { largestFileSize } from '../records/configuration.ts';
import { isCovered } from '../records/covered-files.ts';
import { readText } from '../records/read-file.ts';
import { recordNode } from '../records/record-node.ts';
import type { Sha256 } from '../records/sha256.ts';
import type { Demand } from '../records/sign-off-demands.ts';
import { cancels, meanings, type SignOffBlock, signOffBlocks } from '../records/sign-offs.ts';
import { splitReference } from '../records/values.ts';
import { keyText } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import { deepEqual } from '../workspace/deep-equal.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { approvedContent, withApprovedContent } from './approved-records.ts';
import { type BindingLine, bindingLines, bindingOf } from './binding.ts';
import { type EditableFile, readForEditing } from './file-text.ts';
import { withInForce } from './put-in-force.ts';
import { Refusal } from './refusal.ts';
import { appendSignOff, type BlockEntries } from './sign-off-text.ts';
import { requireAfterContent, requireSignable } from './signable.ts';
import { demandOnceInUse, isLastNeeded, meaningInForce, roleToSignIn } from './signer.ts';

const say = defineMessages('sign', {
  noRecord: 'There is no record {id}. See the ids in your records.',
  mistyped: 'There is no record {id}. {suggestion}',
  noVersion: 'There is no version {version} of {id}.',
  several: 'Several records carry {id}. Say which, as in {known}.',
  noDigestOfText: 'No digest can be taken of the {record}. Look at what `qms check` says about its text.',
  noColumn: 'The table {file} has no column for sign-offs. Add a column `signOffs` to it, and sign then.',
  noFrontMatter:
    '{file} has no front matter to sign in. Begin the file with a line ---, `id:` and `type:`, and another line ---.',
  changesMore:
    'A sign-off cannot be added to the {record} without changing more. Write `signOffs` as a plain list at its end.',
  amendsMore: 'The {record} cannot be written without changing more of {file}.',
  missingFile:
    'The {record} includes {file}, which cannot be read below this folder. Restore it or correct the path.',
  noMeaning: 'Records of the type {type} need no sign-off. Say what yours means with --meaning {meanings}.',
  noComment: 'A sign-off that says {meaning} needs a reason. Give it as a comment.',
  weak: 'It does not count yet: {step}.',
  weakAgain:
    'It does not count yet: {step}. The same words once more would be the same sign-off, so add a comment, or sign on another day.',
  noRecorder: 'There is no person {id}, who is said to have recorded the sign-off.',
});

/** What `qms sign` was asked for. */
export interface SignRequest {
  /** An id, or `id@version` where several versions are kept. */
  readonly id: string;
  readonly as: string;
  readonly role?: string;
  /** Default: the meaning the record needs. */
  readonly meaning?: string;
  /** Default: the day the project is judged on. */
  readonly date?: IsoDate;
  readonly onBehalfOf?: string;
  readonly recordedBy?: string;
  readonly method?: string;
  /** Ids of records, or words for evidence kept elsewhere. */
  readonly proof?: readonly string[];
  /** Needed with a meaning that takes something back. */
  readonly comment?: string;
  readonly deviation?: string;
  /** Puts the record in force from this day: writes it, the sign-off and the status that says so. */
  readonly effectiveFrom?: IsoDate;
}

/** A signature that is ready and not yet written. */
export interface Signature {
  readonly record: QmsRecord;
  readonly by: string;
  readonly role: string | null;
  readonly meaning: string;
  readonly date: IsoDate;
  readonly digest: string;
  /** A digest of what is signed alone, the same whoever signs it as what: it shows whether the content has changed. */
  readonly content: string;
  readonly file: EditableFile;
  /** The whole text of the file with the signature in it. */
  readonly text: string;
  /** True when the record carries the very same sign-off already: person, role, meaning, day and content. */
  readonly repeated: boolean;
  /** What to do where that sign-off does not count yet; null where it does, and where there is none. */
  readonly advice: Message | null;
  /** What is bound and what is not, a line each. */
  readonly binding: readonly BindingLine[];
  /** The day from which the record is in force by this, and whether others have to sign before it is. */
  readonly effectiveFrom: IsoDate | null;
  readonly isInForce: boolean;
  /** What was noticed while it was prepared and the signer should know first. */
  readonly doubts: readonly Message[];
}

export const methods: readonly string[] = [
  'repository',
  'pull-request',
  'pdf-signature',
  'wet-ink',
  'e-mail',
  'in-meeting',
];

/** The record an id means; of several versions the one that is not history, when there is only one. */
export function recordToSign(written: string, project: Project): QmsRecord {
  const { id, version } = splitReference(written);
  const versions = project.queries
    .versions(id)
    .filter((record) => version === null || record.version === version);
  const living = versions.filter(({ phase }) => phase !== 'final' && phase !== 'void');
  const [only, other] = versions.length > 1 && living.length > 0 ? living : versions;
  if (only === undefined) {
    const near = project.queries.nearestIds(id, [])[0];
    if (version !== null) throw new Refusal(say.noVersion({ version, id }));
    throw new Refusal(
      near === undefined ? say.noRecord({ id }) : say.mistyped({ id, suggestion: didYouMean(near) }),
    );
  }
  if (other !== undefined) {
    const known = versions.map((each) => `${id}@${each.version ?? '?'} (${each.file})`);
    throw new Refusal(say.several({ id, known: listed(known, 'or') }));
  }
  return only;
}

function blockOf(request: SignRequest, fixed: BlockEntries, project: Project): BlockEntries {
  const proof = (request.proof ?? []).map(
    (text): Json =>
      project.queries.target(splitReference(text).id) === undefined ? { external: text } : text,
  );
  const optional: readonly (readonly [string, Json | undefined])[] = [
    ['onBehalfOf', request.onBehalfOf],
    ['recordedBy', request.recordedBy],
    ['method', request.method],
    ['proof', proof.length === 0 ? undefined : proof],
    ['comment', request.comment],
    ['deviation', request.deviation],
  ];
  return [
    ...fixed,
    ...optional.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  ];
}

const blocksOf = (record: QmsRecord): readonly Json[] => {
  const blocks = record.data['signOffs'];
  return Array.isArray(blocks) ? blocks : [];
};

/** True when nothing of a record has changed except that its sign-offs have one more at their end. */
function isSameButForLastBlock(before: QmsRecord, after: QmsRecord): boolean {
  const others = ({ data: { signOffs: _signOffs, ...rest } }: QmsRecord) => rest;
  return (
    after.body === before.body &&
    deepEqual(others(after), others(before)) &&
    blocksOf(after).length === blocksOf(before).length + 1 &&
    deepEqual(blocksOf(after).slice(0, -1), blocksOf(before))
  );
}

/** The text with the block appended, and the record as it is then read. */
function withBlock(
  record: QmsRecord,
  text: string,
  block: BlockEntries,
  project: Project,
): { readonly text: string; readonly record: QmsRecord } {
  const located = new LocatedFile(record.file, text, null, project.setup);
  const node = recordNode(
    located.documents[record.document] ?? null,
    record.item,
    project.configuration.aliases,
  );
  if (node?.kind !== 'map') {
    throw new Refusal(say.noFrontMatter({ file: record.file }));
  }
  const { aliases } = project.configuration;
  const isSignOffs = (key: string): boolean => key === 'signOffs' || aliases[key] === 'signOffs';
  const written = node.pairs.map(({ key }) => keyText(key)).find(isSignOffs);
  const key = written ?? Object.keys(aliases).find((name) => aliases[name] === 'signOffs') ?? 'signOffs';
  const edits = appendSignOff(text, node, key, block);
  if (edits.length === 0) throw new Refusal(say.noColumn({ file: record.file }));
  const changed = applyEdits(text, edits);
  const read = readText(record.file, changed, project.setup).records;
  const signed = read[record.ordinal];
  const count = project.store.factsOf(record.file)?.records.length;
  if (signed === undefined || read.length !== count || !isSameButForLastBlock(record, signed)) {
    throw new Refusal(say.changesMore({ record: typeAndId(record) }));
  }
  return { text: changed, record: signed };
}

/** What a sign-off writes into a record besides its block. */
export interface Amendment {
  /** The text of the file with it, or the text as it is where there is nothing to write. */
  readonly text: string;
  /** What the signer should know of it first. */
  readonly doubts: readonly Message[];
}

/** Works out what a sign-off of this meaning writes into a record besides its block. */
export type Amend = (record: QmsRecord, meaning: string, text: string) => Promise<Amendment>;

/** The record as it is read from a file's amended text. Throws a {@link Refusal} where it can no longer be read. */
function amendedRecord(record: QmsRecord, text: string, project: Project): QmsRecord {
  const read = readText(record.file, text, project.setup).records;
  const amended = read[record.ordinal];
  const count = project.store.factsOf(record.file)?.records.length;
  if (amended?.id !== record.id || read.length !== count)
    throw new Refusal(say.amendsMore({ record: typeAndId(record), file: record.file }));
  return amended;
}

/** The digest of a record's last block. Throws a {@link Refusal} when none exists or a covered file is missing. */
async function digestOfLast(record: QmsRecord, files: FileSystem, sha256: Sha256): Promise<string> {
  const expected = record.digests.at(-1);
  const block = signOffBlocks(record.data).at(-1);
  if (expected === undefined || block === undefined || expected.kind === 'none')
    throw new Refusal(say.noDigestOfText({ record: typeAndId(record) }));
  if (expected.kind === 'digest') return expected.value;
  const covered: Record<string, string> = {};
  for (const use of record.fileUses) {
    const { written, target } = use;
    if (!isCovered(use, block)) continue;
    const result = target === null ? null : await files.read(target, largestFileSize);
    if (result?.kind !== 'bytes')
      throw new Refusal(say.missingFile({ record: typeAndId(record), file: written }));
    covered[written] = fileIntegrity(result.bytes, sha256);
  }
  return signOffDigest(expected.canonical, covered, sha256);
}

/** Throws a {@link Refusal} for a sign-off that lacks a reason or names a recorder nobody knows. */
function requireReasons(request: SignRequest, meaning: string, project: Project): void {
  if (cancels({ meaning }) && (request.comment ?? '').trim() === '')
    throw new Refusal(say.noComment({ meaning: meaningDone(meaning) }));
  if (request.recordedBy !== undefined && project.queries.record(request.recordedBy)?.type !== 'person')
    throw new Refusal(say.noRecorder({ id: request.recordedBy }));
}

/** What is to be done about a sign-off that is there already and does not count; null for one that does. */
function adviceOn(record: QmsRecord, block: SignOffBlock, queries: Queries): Message | null {
  const weakness = weaknessOf(record, block, queries);
  if (weakness === null) return null;
  const weak = { record, block, weakness };
  const words = { step: nextStep(weak) };
  return mustBeGivenAgain(weak) ? say.weakAgain(words) : say.weak(words);
}

/** What a sign-off is to say: the meaning asked for, or the one the record needs next. */
function meaningOf(request: SignRequest, record: QmsRecord, demand: Demand | null): string {
  const meaning = request.meaning ?? demand?.meaning;
  if (meaning !== undefined) return meaning;
  if (request.effectiveFrom !== undefined) return 'approved';
  throw new Refusal(
    say.noMeaning({ type: typeWords(record.type), meanings: listed(meanings, 'or', meanings.length) }),
  );
}

/**
 * Computes a sign-off: its block, the digest over the record as it will stand, and the file's new text.
 * Blocks that stand there already are history and stay. Writes nothing.
 * @param project with its findings published
 * @param amend what the sign-off writes into the record besides its block, before it is signed
 *
 * Throws a {@link Refusal} when no digest exists for the text, the record has faults of its own, or the
 * person is not entitled to sign it on that day.
 */
export async function prepareSignature(
  request: SignRequest,
  project: Project,
  files: FileSystem,
  amend: Amend = async (_record, _meaning, text) => ({ text, doubts: [] }),
): Promise<Signature> {
  const { queries, setup } = project;
  const { sha256 } = setup;
  const { as: by, effectiveFrom } = request;
  const record = recordToSign(request.id, project);
  const demand = demandOnceInUse(record, queries, request.meaning);
  const meaning = meaningOf(request, record, demand);
  requireSignable(record, meaning, project);
  const date = request.date ?? project.today;
  const onBehalfOf = request.onBehalfOf ?? null;
  const role = roleToSignIn(
    { record, by, role: request.role ?? null, meaning, date, onBehalfOf },
    demand,
    queries,
  );
  requireReasons(request, meaning, project);
  const block = blockOf(
    request,
    [
      ['by', by],
      ...(role === null ? [] : ([['role', role]] as const)),
      ['meaning', meaning],
      ['date', date],
      ...(record.version === null ? [] : ([['version', record.version]] as const)),
      ...(effectiveFrom === undefined ? [] : ([['effectiveFrom', effectiveFrom]] as const)),
    ],
    project,
  );
  const file = await readForEditing(record.file, files);
  const isLast = isLastNeeded(record, { by, role, meaning, date, onBehalfOf }, queries);
  let text = withApprovedContent(record, meaning, file.text, project);
  if (effectiveFrom !== undefined) {
    const needed = meaningInForce(record, queries);
    text = withInForce(record, text, { from: effectiveFrom, date, meaning, needed, isLast }, project);
  }
  const amendment = await amend(record, meaning, text);
  text = amendment.text;
  const amended = text === file.text ? record : amendedRecord(record, text, project);
  const asAnybody: BlockEntries = [
    ['by', 'anybody'],
    ['meaning', meaning],
  ];
  const content = await digestOfLast(withBlock(amended, text, asAnybody, project).record, files, sha256);
  const digest = await digestOfLast(withBlock(amended, text, block, project).record, files, sha256);
  const signed = withBlock(amended, text, [...block, ['digest', digest]], project);
  const same = signOffBlocks(record.data).find((each) => each.digest === digest);
  requireAfterContent(signed.record);
  const approved = approvedContent(record, meaning, project);
  return {
    record: signed.record,
    by,
    role,
    meaning,
    date,
    digest,
    content,
    file,
    text: signed.text,
    repeated: same !== undefined,
    advice: same === undefined ? null : adviceOn(record, same, queries),
    binding: bindingLines(signed.record, bindingOf(signed.record, signed.text, project), approved),
    effectiveFrom: effectiveFrom ?? null,
    isInForce: effectiveFrom !== undefined && isLast,
    doubts: amendment.doubts,
  };
}
