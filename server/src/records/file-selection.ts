import type { Configuration, TypeEntry } from '../model/configuration.ts';
import { baselineFile } from './baseline.ts';
import { configurationFile } from './configuration.ts';
import { compileFileGlob } from './globs.ts';
import { isLeftOut } from './paths.ts';

/** Which files hold records, and which type files have that carry none of their own. */
export interface FileSelection {
  /** True for a file the configuration selects for reading. */
  readonly selects: (path: string) => boolean;
  /** The type `types` maps the file to; the last entry that matches wins. */
  readonly mappedType: (path: string) => string | null;
  /** That entry, with its position in `types`. */
  readonly entryOf: (path: string) => MappedEntry | null;
}

export interface MappedEntry extends TypeEntry {
  readonly index: number;
}

/** Faulty patterns match nothing; they are reported as `config` findings where the configuration is checked. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.map(compileFileGlob).filter((glob) => 'test' in glob);
  return (path) => globs.some((glob) => glob.test(path));
}

/** True for a file in whose text records may stand. */
export const isRecordFile = (path: string): boolean =>
  /\.(ya?ml|md|markdown)$/i.test(path) &&
  path !== configurationFile &&
  path !== baselineFile &&
  !isLeftOut(path);

/** True for a table in which each row may be a record, where qms.yaml says so. */
export const isTableFile = (path: string): boolean => /\.(csv|tsv)$/i.test(path) && !isLeftOut(path);

export function selectFiles(configuration: Configuration): FileSelection {
  const [included, excluded] = [matcher(configuration.records), matcher(configuration.exclude)];
  const mapped = configuration.types.map((entry, index) => ({
    test: matcher([entry.files]),
    entry: { ...entry, index },
  }));
  const entryOf = (path: string): MappedEntry | null =>
    mapped.findLast(({ test }) => test(path))?.entry ?? null;
  return {
    selects: (path) =>
      (isRecordFile(path) && included(path) && !excluded(path)) ||
      (isTableFile(path) && !excluded(path) && (entryOf(path)?.register ?? null) !== null),
    mappedType: (path) => entryOf(path)?.type ?? null,
    entryOf,
  };
}
