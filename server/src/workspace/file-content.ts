import type { FileContent } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { fileIntegrity } from '../records/canonical.ts';
import { largestFileSize } from '../records/configuration.ts';
import { mayBeCovered } from '../records/covered-files.ts';
import type { Sha256 } from '../records/sha256.ts';
import { decode } from '../text/decode.ts';
import type { FileSystem, ReadResult } from './ports.ts';

/** How many files that records point at are read side by side. */
const readAtOnce = 8;

/** Files whose bytes a rule will ask for: what signed records cover, and data files. */
export function contentNeeded(records: Iterable<QmsRecord>, listed: ReadonlySet<string>): Set<string> {
  const needed = new Set<string>();
  for (const record of records) {
    for (const each of record.fileUses) {
      const { use, target } = each;
      if (target === null || !listed.has(target)) continue;
      if (use === 'data' || (record.digests.length > 0 && mayBeCovered(each))) needed.add(target);
    }
  }
  return needed;
}

function contentOf(result: ReadResult, path: string, sha256: Sha256): FileContent {
  if (result.kind !== 'bytes')
    return { exists: true, unread: result.kind, sri: null, text: null, anchors: null };
  const text = /\.(csv|tsv|txt)$/i.test(path) ? decode(result.bytes).text : null;
  return { exists: true, unread: null, sri: fileIntegrity(result.bytes, sha256), text, anchors: null };
}

/** Reads files that records point at into `known`, and drops those that are gone from it. */
export async function readContent(
  paths: Iterable<string>,
  files: FileSystem,
  listed: ReadonlySet<string>,
  known: Map<string, FileContent>,
  sha256: Sha256,
): Promise<void> {
  const readOne = async (path: string): Promise<void> => {
    if (listed.has(path)) known.set(path, contentOf(await files.read(path, largestFileSize), path, sha256));
    else known.delete(path);
  };
  const waiting = [...paths];
  while (waiting.length > 0) await Promise.all(waiting.splice(0, readAtOnce).map(readOne));
}
