import { hash } from 'node:crypto';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { historyAt } from '../git/head-commit.ts';
import { answerEnding, noteUse } from './cache-folder.ts';
import type { Skipped } from './file-system.ts';
import { type KeptFiles, readKeptFiles, writeKeptFiles } from './kept-files.ts';
import { compareWithKept, digestIn, type ListedLook, placeIn } from './root-look.ts';
import { openRunFile, type RunFile, writeRunFile } from './run-file.ts';
import { isSameStamp, stampsOf, tellingStamps } from './stamps.ts';

/** What an answer rests on besides the files of the root and the program. */
interface Basis {
  /** What was asked, by whom, on which day. */
  readonly circumstances: string;
  /** The commit that has to be checked out; `any`, or none at all. */
  readonly history: string | 'no-repository' | 'any';
  /** What was passed over while files were listed. */
  readonly skipped: readonly Skipped[];
}

/** An answer that still holds. */
export interface KeptAnswer {
  readonly text: string;
  /** Whether a file held records. */
  readonly holdsRecords: (path: string) => boolean;
}

/** By path, the digests of the bytes that a run read. */
export interface RunReads {
  readonly records: ReadonlyMap<string, string>;
  /** What was read for other reasons, such as to show where something is in it; null for what changed meanwhile. */
  readonly besides: ReadonlyMap<string, string | null>;
}

/** What is to be kept of a run. */
export interface AnswerToKeep {
  readonly text: string;
  readonly history: Basis['history'];
  /** How many records a file held; null for one that was not read as records. */
  readonly recordsIn: (path: string) => number | null;
  /** Whether the content of a file makes a difference that was not read as records. */
  readonly matters: (path: string) => boolean;
}

/**
 * Keeps the whole answer to one question about a root, in a file for each root outside of it, so that it can be given
 * again while nothing that it rests on has changed, by a program that has loaded nothing else. What cannot be kept, or
 * cannot be trusted, is not there.
 */
export interface AnswerKeeper {
  /** The answer of an earlier run to the same question. */
  readonly recall: () => KeptAnswer | null;
  /** Keeps the answer of a run that began after the files were looked at. */
  readonly keep: (answer: AnswerToKeep) => void;
}

const [filesPart, basisPart, answerPart] = ['files', 'basis', 'answer'];

/**
 * @param options folder for caches of this user; digest of this program; what was asked, by whom, on which day
 * @param look the files of the root, looked at before any was read
 * @param reads what was read since, as far as that is known when an answer is kept
 */
export function answerKeeper(
  options: {
    readonly folder: string;
    readonly root: string;
    readonly engine: string;
    readonly circumstances: string;
  },
  look: ListedLook,
  reads: RunReads,
): AnswerKeeper {
  const { folder, root, engine, circumstances } = options;
  const file = join(folder, `${hash('sha256', root, 'hex').slice(0, 32)}${answerEnding}`);
  const key = hash('sha256', JSON.stringify([root, engine, endianness()]), 'base64url');
  /** Digest of a file that holds what it held; undefined where that is not known. */
  let known: (path: string) => string | null | undefined = () => undefined;

  const recallFrom = (kept: RunFile): KeptAnswer | null => {
    const [filesBytes, basisBytes] = [kept.part(filesPart!), kept.part(basisPart!)];
    if (filesBytes === null || basisBytes === null) return null;
    const files = readKeptFiles(filesBytes);
    const { changed, moved, isListAnother } = compareWithKept(root, files, look);
    const isChanged = new Set(changed);
    known = (path) => {
      const index = isChanged.has(path) ? null : placeIn(files.paths, path);
      return index === null ? undefined : files.digests(index);
    };
    if (changed.length > 0 || isListAnother) return null;
    const basis = JSON.parse(basisBytes.toString('utf8')) as Basis;
    if (basis.circumstances !== circumstances || !isHistoryThere(root, basis.history)) return null;
    if (JSON.stringify(basis.skipped) !== JSON.stringify(look.skipped)) return null;
    const answer = kept.part(answerPart!);
    if (answer === null) return null;
    if (moved.size > 0) write({ ...files, stamps: tellingStamps(look.stamps, look.at) }, basisBytes, answer);
    else noteUse(file);
    return {
      text: answer.toString('utf8'),
      holdsRecords(path) {
        const index = placeIn(files.paths, path);
        return index !== null && files.records[index]! > 0;
      },
    };
  };

  const write = (files: KeptFiles, basis: Uint8Array, answer: Uint8Array): void =>
    writeRunFile(
      file,
      key,
      new Map([
        [filesPart!, writeKeptFiles(files)],
        [basisPart!, basis],
        [answerPart!, answer],
      ]),
    );

  return {
    recall() {
      const kept = openRunFile(file, key);
      if (kept === null) return null;
      try {
        return recallFrom(kept);
      } finally {
        kept.close();
      }
    },
    keep({ text, history, recordsIn, matters }) {
      // Such as where settings of git, which may be others soon, had it read from another folder.
      if (!isHistoryThere(root, history)) return;
      const { paths, skipped } = look;
      const stamps = tellingStamps(look.stamps, look.at);
      // What was not read now was judged before, as it was when it was looked at.
      const digestNow = (path: string, index: number): string | null => {
        const digest = digestIn(root, path);
        return isSameStamp(stampsOf(root, [path]), 0, stamps, index) ? digest : null;
      };
      const records = paths.map(recordsIn);
      const held = paths.map((path, index) => {
        const [asRecords, besides] = [reads.records.get(path), reads.besides.get(path)];
        if (besides === null || (besides !== undefined && (asRecords ?? besides) !== besides)) return null;
        const read = asRecords ?? besides;
        if (read !== undefined) return read;
        if (records[index] === null && !matters(path)) return '';
        return known(path) || digestNow(path, index);
      });
      const basis: Basis = { circumstances, history, skipped };
      write(
        {
          paths,
          stamps,
          digests: (index) => held[index]!,
          records: Int32Array.from(records, (count) => count ?? -1),
        },
        Buffer.from(JSON.stringify(basis)),
        Buffer.from(text),
      );
    },
  };
}

function isHistoryThere(root: string, history: Basis['history']): boolean {
  if (history === 'any') return true;
  return history === historyAt(root);
}
