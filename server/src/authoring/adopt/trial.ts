import type { WrittenValue } from '../../model/record.ts';
import { type AdoptedRecord, readAdopted } from '../../records/adopted.ts';
import type { MappedEntry } from '../../records/file-selection.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { readYaml, type YamlStream } from '../../text/yaml.ts';
import type { EntryDraft } from './proposal.ts';
import { plainEntry, readingAs, type SeenFile } from './seen-file.ts';

/** What reading files with a drafted entry gives, and what it leaves unexplained. */
export interface Trial {
  readonly records: readonly AdoptedRecord[];
  readonly statuses: readonly string[];
  readonly names: readonly string[];
  readonly unknownKeys: readonly string[];
}

/** An entry as the reader takes it. */
export const entryOf = ({ type, id, aliases, register }: EntryDraft): MappedEntry => ({
  ...plainEntry(type),
  id,
  aliases,
  register,
});

const noYaml: YamlStream = { documents: [], faults: [] };

/** Reads files with a drafted entry. */
export function tryEntry(files: readonly SeenFile[], entry: MappedEntry, setup: ReadSetup): Trial {
  const as = readingAs(setup, entry);
  const records = files.flatMap(({ path, text, form, read }) => {
    const stream = form === 'yaml' ? readYaml(text) : (read?.markdown.frontMatter?.yaml ?? noYaml);
    return readAdopted(path, text, { markdown: null, ...read, stream }, as)?.records ?? [];
  });
  const texts = (of: (record: AdoptedRecord) => readonly WrittenValue[]): string[] =>
    records.flatMap((record) => of(record).map(({ text }) => text));
  return {
    records,
    statuses: texts(({ adoption }) => adoption.unread.filter(({ path }) => path.join('.') === 'status')),
    names: texts(({ adoption }) => adoption.names),
    unknownKeys: [
      ...new Set(records.flatMap(({ adoption }) => adoption.unknownKeys.map(({ text }) => text))),
    ],
  };
}
