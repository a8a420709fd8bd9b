import { isRecordFile } from '../records/file-selection.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import type { FileSystem } from './ports.ts';
import { factsOf } from './read-facts.ts';

/** Whether a file could hold records and is left out by the configuration. */
export const mayBeLeftOut = (path: string, { selection }: ReadSetup): boolean =>
  isRecordFile(path) && !selection.selects(path);

/**
 * Files that the configuration leaves out although they say themselves that they hold a record of a known type.
 * @param unread those that were not read as the configuration has it
 */
export async function recordsLeftOut(
  unread: Iterable<string>,
  files: FileSystem,
  setup: ReadSetup,
): Promise<readonly string[]> {
  const { selection, catalogue, configuration } = setup;
  // A type that `types` gives to a file is no word of the file itself.
  const unmapped: ReadSetup = { ...setup, selection: { ...selection, mappedType: () => null } };
  const found: string[] = [];
  for (const path of unread) {
    if (!mayBeLeftOut(path, setup)) continue;
    const facts = factsOf(path, await files.read(path, configuration.limits.fileSize), unmapped);
    if (facts?.records.some(({ type }) => catalogue.get(type) !== undefined)) found.push(path);
  }
  return found.sort();
}
