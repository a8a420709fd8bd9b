import { type SignedText, signedAs } from '../domain/evidence/signed-text.ts';
import { boundWords } from '../domain/evidence/words.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Message } from '../model/message.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import { blockAt, blockForm, idsEver, indexOfBlock } from '../records/block-identity.ts';
import { fileIntegrity, signOffDigest } from '../records/canonical.ts';
import { largestFileSize } from '../records/configuration.ts';
import { contentParts, ofContent } from '../records/content-digest.ts';
import { type CoveringBlock, isCovered } from '../records/covered-files.ts';
import { likelyFiles } from '../records/likely-files.ts';
import { readText } from '../records/read-file.ts';
import { decode } from '../text/decode.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { recordRange } from './file-place.ts';

/** Bytes: a larger text is not shown. */
const largestShown = 4 * 2 ** 20;
/** So many of the files that a record was signed with are looked at. */
const mostFiles = 20;

/** A text as it was signed, next to the file that holds it now. */
export interface DifferencePart {
  /** 0 for the file of the record; others are files it was signed with, in their order then. */
  readonly part: number;
  /** Path below the root then, and now. */
  readonly was: string;
  readonly file: string;
  /** Of the record in a file that holds others too. */
  readonly range: Range | null;
}

/** How a record differs from what somebody signed. */
export interface SignedDifference {
  readonly record: QmsRecord;
  readonly date: IsoDate | null;
  /** Texts that differ. */
  readonly parts: readonly DifferencePart[];
  /** Files that differ and are no text, or are gone, as the record names them. */
  readonly unshown: readonly string[];
  /** Which differences matter to the sign-off; null where that is not known. */
  readonly bound: Message | null;
}

/** Why there is nothing to show: no such sign-off is known, its commit cannot be read, or what was signed is no text of a size to show. */
export type NothingSigned = 'unknown' | 'unreadable' | 'unfit';

/** A file that a record was signed with. */
interface SignedFile {
  readonly written: string;
  /** Path below the root then. */
  readonly path: string;
}

/** What was signed, as its commit holds it. */
interface SignedRecord {
  readonly record: QmsRecord;
  readonly signed: SignedText;
  readonly path: string;
  readonly text: string;
  readonly files: readonly SignedFile[];
}

/** Text for people; null for bytes that are none. */
function asText(bytes: Uint8Array): string | null {
  const { text, problem } = decode(bytes);
  return problem === null && bytes.length <= largestShown ? text : null;
}

/**
 * Looks at what somebody signed in the commit in which the digest fits. Which commit and which files these are is
 * found out here from the record and the digest alone.
 */
async function atSigning<T>(
  project: Project,
  id: string,
  digest: string,
  look: (signed: SignedRecord, then: FileSystem) => Promise<T>,
): Promise<T | NothingSigned> {
  const { queries, readCommitted } = project;
  const found = signedAs(id, digest, queries);
  if (found === null || readCommitted === null) return 'unknown';
  const { record, signed } = found;
  const seen = await readCommitted(signed.commit.hash, async (then): Promise<T | NothingSigned> => {
    const was =
      signed.review === null
        ? await asSigned(record, signed, then, project)
        : await asApproved(record, signed, then, project);
    return typeof was === 'string' ? was : look({ record, signed, ...was }, then);
  });
  return seen ?? 'unreadable';
}

/** What was signed: its text, and the files it was signed with. */
type Was = Omit<SignedRecord, 'record' | 'signed'>;

async function textOfThen(
  path: string,
  then: FileSystem,
): Promise<{ readonly text: string } | NothingSigned> {
  const read = await then.read(path, largestShown);
  if (read.kind !== 'bytes') return read.kind === 'too-large' ? 'unfit' : 'unreadable';
  const text = asText(read.bytes);
  return text === null ? 'unfit' : { text };
}

/** What a sign-off in the record itself was given for. */
async function asSigned(
  record: QmsRecord,
  { block, file: path }: SignedText,
  then: FileSystem,
  { setup }: Project,
): Promise<Was | NothingSigned> {
  const found = await textOfThen(path, then);
  if (typeof found === 'string') return found;
  const form = blockForm(blockAt(record.data, block.index));
  const ids = idsEver(record);
  const was = readText(path, found.text, setup).records.find(
    (each) => ids.has(each.id) && form !== null && indexOfBlock(each, form) >= 0,
  );
  const files =
    was === undefined || form === null
      ? []
      : filesOf(was, { index: indexOfBlock(was, form), meaning: block.meaning });
  return { path, text: found.text, files };
}

/** What a decision approved: looked for where the record is now, and in files named like that one or like the record. */
async function asApproved(
  record: QmsRecord,
  { digest }: SignedText,
  then: FileSystem,
  project: Project,
): Promise<Was | NothingSigned> {
  const ids = idsEver(record);
  for (const path of likelyFiles(record, await then.list())) {
    const found = await textOfThen(path, then);
    if (typeof found === 'string') continue;
    for (const was of readText(path, found.text, project.setup).records)
      if (ids.has(was.id) && (await contentThen(was, then, project)) === digest)
        return { path, text: found.text, files: filesOf(was, ofContent) };
  }
  return 'unknown';
}

/** The content digest of a record with its files as they were. */
async function contentThen(
  record: QmsRecord,
  then: FileSystem,
  { catalogue, setup: { sha256 } }: Project,
): Promise<string | null> {
  const parts = contentParts(record, catalogue);
  const files: Record<string, string> = {};
  for (const { written, path } of filesOf(record, ofContent)) {
    const read = await then.read(path, largestFileSize);
    if (read.kind === 'bytes') files[written] = fileIntegrity(read.bytes, sha256);
  }
  return parts === null ? null : signOffDigest(parts, files, sha256);
}

/** Files that are covered, each once. */
function filesOf(record: QmsRecord, by: CoveringBlock): readonly SignedFile[] {
  const found = new Map<string, SignedFile>();
  for (const use of record.fileUses)
    if (use.target !== null && isCovered(use, by))
      found.set(use.written, { written: use.written, path: use.target });
  return [...found.values()].slice(0, mostFiles);
}

const sameLines = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');

/**
 * How a record, and what it was signed with, differs from what somebody signed.
 * @param files the files as the editor has them
 */
export const signedDifference = (
  project: Project,
  id: string,
  digest: string,
  files: FileSystem,
): Promise<SignedDifference | NothingSigned> =>
  atSigning(project, id, digest, async ({ record, signed, path, text, files: signedFiles }, then) => {
    const parts: DifferencePart[] = [];
    const unshown: string[] = [];
    const now = await files.read(record.file, largestShown);
    const textNow = now.kind === 'bytes' ? asText(now.bytes) : null;
    if (textNow === null) unshown.push(record.file);
    else if (!sameLines(text, textNow)) {
      const isAlone = (project.store.factsOf(record.file)?.records.length ?? 0) < 2;
      const located = new LocatedFile(record.file, textNow);
      const range = isAlone ? null : recordRange(located, record, project.configuration.aliases);
      parts.push({ part: 0, was: path, file: record.file, range });
    }
    for (const [at, file] of signedFiles.entries()) {
      const target = record.fileUses.find(({ written }) => written === file.written)?.target ?? null;
      const [before, after] = await Promise.all([
        then.read(file.path, largestFileSize),
        target === null ? null : files.read(target, largestFileSize),
      ]);
      if (before.kind !== 'bytes' || target === null || after?.kind !== 'bytes') {
        unshown.push(file.written);
        continue;
      }
      const { sha256 } = project.setup;
      if (fileIntegrity(before.bytes, sha256) === fileIntegrity(after.bytes, sha256)) continue;
      const areTexts = asText(before.bytes) !== null && asText(after.bytes) !== null;
      if (areTexts) parts.push({ part: at + 1, was: file.path, file: target, range: null });
      else unshown.push(file.written);
    }
    return { record, date: signed.block.date, parts, unshown, bound: boundWords(signed.since) };
  });

/** A text as it was signed: of the file of the record, or of a file it was signed with (see {@link DifferencePart}). */
export async function signedText(
  project: Project,
  id: string,
  digest: string,
  part: number,
): Promise<{ readonly text: string } | NothingSigned> {
  return atSigning(project, id, digest, async ({ text, files }, then) => {
    if (part === 0) return { text };
    const file = files[part - 1];
    const read = file === undefined ? null : await then.read(file.path, largestShown);
    if (read?.kind !== 'bytes') return read?.kind === 'too-large' ? 'unfit' : 'unreadable';
    const found = asText(read.bytes);
    return found === null ? 'unfit' : { text: found };
  });
}
