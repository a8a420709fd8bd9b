/** True for what is never part of a root, whatever qms.yaml says: dot-folders, dot-files and `node_modules`. */
export const isLeftOut = (path: string): boolean => /(?:^|\/)(?:\.|node_modules(?:\/|$))/.test(path);

/** The folders a path lies in, outermost first. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}

/**
 * A path as written, seen from the folder of `file`, or with a `/` at its beginning from the top folder of the
 * repository, as a path below the root; null when it leaves the root.
 * @param below path of the root from that top folder
 */
export function resolveBelowRoot(file: string, written: string, below: string): string | null {
  if (
    written === '' ||
    written.startsWith('//') ||
    written.includes('\\') ||
    /^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)
  )
    return null;
  if (!written.startsWith('/')) return joined(file.split('/').slice(0, -1), written)?.join('/') ?? null;
  const fromTop = joined([], written);
  const folders = below === '' ? [] : below.split('/');
  return fromTop === null || folders.some((folder, index) => fromTop[index] !== folder)
    ? null
    : fromTop.slice(folders.length).join('/');
}

/** The parts of a path that goes on from a folder; null when it leads out of the top. */
function joined(folder: readonly string[], written: string): string[] | null {
  const parts = [...folder];
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  return parts;
}
