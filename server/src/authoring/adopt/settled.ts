import type { Configuration } from '../../model/configuration.ts';
import { selectFiles } from '../../records/file-selection.ts';
import { compileGlob } from '../../records/globs.ts';

/** Whether qms.yaml says already what is to become of a file: an entry covers it, or it is left out. */
export function settledBy(configuration: Configuration): (path: string) => boolean {
  const { entryOf } = selectFiles(configuration);
  const excluded = configuration.exclude
    .map((pattern) => compileGlob(pattern))
    .flatMap((glob) => ('test' in glob ? [glob.test] : []));
  return (path) => entryOf(path) !== null || excluded.some((test) => test(path));
}
