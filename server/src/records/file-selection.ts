import type { Configuration } from '../model/configuration.ts';
import { compileFileGlob } from './globs.ts';
import { isLeftOut } from './paths.ts';

/** Which files hold records, and which type files have that carry none of their own. */
export interface FileSelection {
  /** True for a file the configuration selects for reading. */
  readonly selects: (path: string) => boolean;
  /** The type `types` maps the file to; the last entry that matches wins. */
  readonly mappedType: (path: string) => string | null;
}

/** Faulty patterns match nothing; they are reported as `config` findings where the configuration is checked. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.map(compileFileGlob).filter((glob) => 'test' in glob);
  return (path) => globs.some((glob) => glob.test(path));
}

/** True for a file in whose text records may stand. */
export const isRecordFile = (path: string): boolean =>
  /\.(ya?ml|md|markdown)$/i.test(path) && path !== 'qms.yaml' && !isLeftOut(path);

export function selectFiles(configuration: Configuration): FileSelection {
  const [included, excluded] = [matcher(configuration.records), matcher(configuration.exclude)];
  const mapped = configuration.types.map(({ files, type }) => ({ test: matcher([files]), type }));
  return {
    selects: (path) => isRecordFile(path) && included(path) && !excluded(path),
    mappedType: (path) => mapped.findLast(({ test }) => test(path))?.type ?? null,
  };
}
