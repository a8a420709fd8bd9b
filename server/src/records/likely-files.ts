import type { QmsRecord } from '../model/record.ts';
import { idsEver } from './block-identity.ts';

/** So many files are looked into. */
const mostFiles = 20;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Where a record may have been in another state of its root, the likeliest first: the file it is in now, files of that
 * name in other folders, files that are named by an id the record has or had.
 * @param paths of the files of that state
 */
export function likelyFiles(
  record: Pick<QmsRecord, 'id' | 'data' | 'file'>,
  paths: readonly string[],
): readonly string[] {
  const { file } = record;
  const ids = [...idsEver(record)];
  const isNamed = (path: string): boolean => {
    const name = nameOf(path);
    return name === nameOf(file) || ids.some((id) => id !== '' && name.includes(id));
  };
  const others = paths.filter((path) => path !== file && isNamed(path));
  return [...paths.filter((path) => path === file), ...others].slice(0, mostFiles);
}
