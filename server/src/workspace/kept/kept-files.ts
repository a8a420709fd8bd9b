import type { FileFacts } from '../../model/facts.ts';
import type { Aggregate } from '../../model/queries.ts';
import { formerIdsOf, linkedFilesOf, usedContentOf } from '../record-uses.ts';
import { numbersUnder, type Postings, PostingsBuilder } from './postings.ts';
import { kindOfBucket } from './run-reads.ts';

/** The indexes of a record store by which files of an earlier run are found. */
export type KeptIndex =
  | 'id'
  | 'former'
  | 'type'
  | 'mention'
  | 'linker'
  | 'content'
  | 'entry'
  | ReturnType<typeof kindOfBucket>;

/** Files that an earlier run read and that are the same now, each taken in when something asks for it. */
export interface KeptFiles {
  /** All of them. */
  readonly paths: readonly string[];
  /** How many records each of them holds, in the same order. */
  readonly records: readonly number[];
  /** What one of them says on its own. */
  readonly factsOf: (path: string) => FileFacts;
  /** Those that may hold what stands under a name of an index, and perhaps others. */
  readonly filesWith: (index: KeptIndex, name: string) => Iterable<string>;
  /** The groupings of which `filesWith` knows which records are in a group. */
  readonly groups: ReadonlySet<string>;
}

/** By name of each index and group, in which of some files it stands: by their places in the list. */
export function indexFiles(files: readonly FileFacts[], groups: Iterable<Aggregate>): Postings {
  const postings = new PostingsBuilder();
  const asked = [...groups];
  for (const [number, { records }] of files.entries()) {
    const add = (index: KeptIndex, name: string): void => postings.add(index, name, number);
    for (const aggregate of asked) {
      const { types, map } = aggregate;
      for (const record of records)
        if (types.length === 0 || types.includes(record.type))
          for (const [bucket] of map(record)) add(kindOfBucket(aggregate), bucket);
    }
    for (const record of records) {
      add('id', record.id);
      add('type', record.type);
      for (const former of formerIdsOf(record)) add('former', former);
      for (const { target } of record.references) add('mention', target);
      for (const path of linkedFilesOf(record)) add('linker', path);
      for (const path of usedContentOf(record)) add('content', path);
      for (const { id } of record.entries) add('entry', id);
    }
  }
  return postings.build();
}

/** Files by what `indexFiles` said of them in the same order; all of them, where it is not at hand. */
export const filesIn =
  (index: Postings | null, paths: readonly string[]): KeptFiles['filesWith'] =>
  (kind, name) =>
    index === null ? paths : numbersUnder(index, kind, name).map((number) => paths[number]!);
