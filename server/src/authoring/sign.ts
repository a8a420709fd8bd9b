import { ownUnsignedKeys } from '../domain/trust/unsigned-keys.ts';
import { typeAndId, typeWords } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import { listed } from '../messages/listed.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { fileIntegrity, signOffDigest } from '../records/canonical.ts';
import { largestFileSize } from '../records/configuration.ts';
import { isCovered } from '../records/covered-files.ts';
import { readText } from '../records/read-file.ts';
import { recordNode } from '../records/record-node.ts';
import type { Sha256 } from '../records/sha256.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { splitReference, textOf } from '../records/values.ts';
import { commonType } from '../schemas/catalogue.ts';
import { readMarkdown } from '../text/markdown.ts';
import { keyText } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import { deepEqual } from '../workspace/deep-equal.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { type EditableFile, isSyntaxFault, readForEditing } from './file-text.ts';
import { Refusal } from './refusal.ts';
import { appendSignOff, type BlockEntries } from './sign-off-text.ts';
import { demandOnceInUse, roleToSignIn } from './signer.ts';

const say = defineMessages('sign', {
  noRecord: 'There is no record {id}. See the ids in your records.',
  mistyped: 'There is no record {id}. {suggestion}',
  noVersion: 'There is no version {version} of {id}.',
  several: 'Several records carry {id}. Say which, as in {known}.',
  noDigest: 'No digest can be taken of the {record}. {reason}',
  noDigestOfText: 'No digest can be taken of the {record}. Look at what `qms check` says about its text.',
  brokenFile: '{file} must be repaired before it is signed. {reason}',
  broken: 'The {record} must be repaired before it is signed. {reason}',
  noFrontMatter:
    '{file} has no front matter to sign in. Begin the file with a line ---, `id:` and `type:`, and another line ---.',
  changesMore:
    'A sign-off cannot be added to the {record} without changing more. Write `signOffs` as a plain list at its end.',
  amendsMore: 'The {record} cannot be written without changing more of {file}.',
  missingFile:
    'The {record} includes {file}, which cannot be read below this folder. Restore it or correct the path.',
  noMeaning: 'Records of the type {type} need no sign-off. Say what yours means with --meaning {meanings}.',
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
  readonly comment?: string;
  readonly deviation?: string;
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
  /** Files whose content the digest covers, as written. */
  readonly coveredFiles: readonly string[];
  /** What a reader might take for signed and is not. */
  readonly notCovered: {
    readonly keys: readonly string[];
    /** Those that a schema of the company's own leaves unsigned, whether the record has them yet or not. */
    readonly ownKeys: readonly string[];
    readonly records: readonly string[];
    readonly links: readonly string[];
    readonly remoteImages: readonly string[];
  };
}

export const meanings: readonly string[] = [
  'authored',
  'reviewed',
  'approved',
  'affirmed',
  'authorized',
  'verified',
  'acknowledged',
];

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

/** Throws a {@link Refusal} for a record whose own faults have to be repaired first. */
function requireReadable(record: QmsRecord, project: Project): void {
  const odd = record.oddities.find(({ blocksDigest }) => blocksDigest);
  if (odd !== undefined) throw new Refusal(say.noDigest({ record: typeAndId(record), reason: odd.message }));
  const faults = project.store.files.get(record.file)?.issues ?? [];
  const broken = faults.find(({ rule }) => isSyntaxFault(rule));
  if (broken !== undefined) throw new Refusal(say.brokenFile({ file: record.file, reason: broken.message }));
  const fault = faults.find(
    (issue) =>
      issue.ordinal === record.ordinal &&
      ['schema', 'type-unknown', 'id-format'].includes(issue.rule) &&
      issue.severity !== 'warning' &&
      issue.path[0] !== 'signOffs',
  );
  if (fault !== undefined)
    throw new Refusal(say.broken({ record: typeAndId(record), reason: fault.message }));
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
  const located = new LocatedFile(record.file, text);
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
  const changed = applyEdits(text, appendSignOff(text, node, key, block));
  const read = readText(record.file, changed, project.setup).records;
  const signed = read[record.ordinal];
  const count = project.store.files.get(record.file)?.records.length;
  if (signed === undefined || read.length !== count || !isSameButForLastBlock(record, signed)) {
    throw new Refusal(say.changesMore({ record: typeAndId(record) }));
  }
  return { text: changed, record: signed };
}

/**
 * What a sign-off of this meaning writes into a record besides its block: the text of the file with it, or the text as
 * it is where there is nothing to write.
 */
export type Amend = (record: QmsRecord, meaning: string, text: string) => string;

/** The record as it is read from a file's amended text. Throws a {@link Refusal} where it can no longer be read. */
function amendedRecord(record: QmsRecord, text: string, project: Project): QmsRecord {
  const read = readText(record.file, text, project.setup).records;
  const amended = read[record.ordinal];
  const count = project.store.files.get(record.file)?.records.length;
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

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function coverage(
  record: QmsRecord,
  text: string,
  project: Project,
): Pick<Signature, 'coveredFiles' | 'notCovered'> {
  const block = signOffBlocks(record.data).at(-1)!;
  const named = (covered: boolean): readonly string[] =>
    unique(
      record.fileUses
        .filter(
          (use) => use.written !== '' && use.path[0] !== 'signOffs' && isCovered(use, block) === covered,
        )
        .map(({ written }) => written),
    );
  const ofType = record.type === 'register' ? (textOf(record.data['of']) ?? '') : record.type;
  const ownKeys = ownUnsignedKeys(ofType, project.catalogue);
  const images = record.markdown ? readMarkdown(text).body().images : [];
  return {
    coveredFiles: named(true),
    notCovered: {
      keys: (project.catalogue.get(record.type) ?? commonType())
        .unbound(record.data, block.meaning ?? '')
        .filter((key) => key !== 'signOffs' && !ownKeys.includes(key)),
      ownKeys,
      records: unique(
        record.references.filter(({ path }) => path[0] !== 'signOffs').map(({ target }) => target),
      ),
      links: named(false),
      remoteImages: unique(images.map(({ url }) => url).filter((url) => /^https?:|^\/\//i.test(url))),
    },
  };
}

/**
 * Computes a sign-off: its block, the digest over the record as it will stand, and the file's new text.
 * Blocks that stand there already are history and stay. Writes nothing.
 * @param amend what the sign-off writes into the record besides its block, before it is signed
 *
 * Throws a {@link Refusal} when no digest exists for the text, the record has faults of its own, or the
 * person is not entitled to sign it on that day.
 */
export async function prepareSignature(
  request: SignRequest,
  project: Project,
  files: FileSystem,
  amend: Amend = (_record, _meaning, text) => text,
): Promise<Signature> {
  const { queries, setup } = project;
  const { sha256 } = setup;
  const record = recordToSign(request.id, project);
  requireReadable(record, project);
  const demand = demandOnceInUse(record, queries, request.meaning);
  const meaning = request.meaning ?? demand?.meaning;
  if (meaning === undefined) {
    throw new Refusal(
      say.noMeaning({ type: typeWords(record.type), meanings: listed(meanings, 'or', meanings.length) }),
    );
  }
  const date = request.date ?? project.today;
  const role = roleToSignIn(
    {
      record,
      by: request.as,
      role: request.role ?? null,
      meaning,
      date,
      onBehalfOf: request.onBehalfOf ?? null,
    },
    demand,
    queries,
  );
  if (request.recordedBy !== undefined && queries.record(request.recordedBy)?.type !== 'person')
    throw new Refusal(say.noRecorder({ id: request.recordedBy }));
  const fixed: BlockEntries = [
    ['by', request.as],
    ...(role === null ? [] : ([['role', role]] as const)),
    ['meaning', meaning],
    ['date', date],
    ...(record.version === null ? [] : ([['version', record.version]] as const)),
  ];
  const block = blockOf(request, fixed, project);
  const file = await readForEditing(record.file, files);
  const text = amend(record, meaning, file.text);
  const amended = text === file.text ? record : amendedRecord(record, text, project);
  const asAnybody: BlockEntries = [
    ['by', 'anybody'],
    ['meaning', meaning],
  ];
  const content = await digestOfLast(withBlock(amended, text, asAnybody, project).record, files, sha256);
  const digest = await digestOfLast(withBlock(amended, text, block, project).record, files, sha256);
  const signed = withBlock(amended, text, [...block, ['digest', digest]], project);
  return {
    record: signed.record,
    by: request.as,
    role,
    meaning,
    date,
    digest,
    content,
    file,
    text: signed.text,
    repeated: signOffBlocks(record.data).some((each) => each.digest === digest),
    ...coverage(signed.record, signed.text, project),
  };
}
