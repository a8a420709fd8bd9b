import type { ReadSetup } from '../../records/read-setup.ts';
import { patternsFor } from './file-patterns.ts';
import { chooseIds } from './id-choice.ts';
import type { EntryDraft } from './proposal.ts';
import type { SortedFiles } from './sorted-files.ts';
import { titleColumn } from './title-column.ts';

/**
 * Entries for YAML files each of which is one record.
 * @param others paths of YAML files that are none
 * @param taken ids that others have; those given here are added
 */
export function proposeRecords(
  records: SortedFiles['records'],
  others: readonly string[],
  taken: Set<string>,
  setup: ReadSetup,
): readonly EntryDraft[] {
  const types = [...new Set(records.map(({ guess }) => guess.type))].sort();
  return types.flatMap((type) => {
    const files = records.filter(({ guess }) => guess.type === type).map(({ file }) => file);
    const rest = records.filter(({ guess }) => guess.type !== type).map(({ file }) => file.path);
    const choice = chooseIds(files, taken);
    for (const id of choice.ids.values()) taken.add(id);
    const columns = records
      .filter(({ guess }) => guess.type === type)
      .flatMap(({ guess }) => guess.table.columns);
    return patternsFor(
      files.map(({ path }) => path),
      [...others, ...rest],
    ).map(({ pattern, paths }): EntryDraft => {
      const draft: EntryDraft = {
        ...{ files: pattern, type, id: choice.sources, aliases: {}, register: null, paths },
      };
      const title = titleColumn(
        files.filter(({ path }) => paths.includes(path)),
        columns,
        draft,
        setup,
      );
      return title === null ? draft : { ...draft, aliases: { [title]: 'title' } };
    });
  });
}
