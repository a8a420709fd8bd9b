/** True for what is never part of a root, whatever qms.yaml says: dot-folders, dot-files and `node_modules`. */
export const isLeftOut = (path: string): boolean => /(?:^|\/)(?:\.|node_modules(?:\/|$))/.test(path);

/** The folders a path lies in, outermost first. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}

/** A relative path as written, seen from the folder of `file`, as a path below the root; null when it leaves the root. */
export function resolveBelowRoot(file: string, written: string): string | null {
  if (
    written === '' ||
    written.startsWith('/') ||
    written.includes('\\') ||
    /^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)
  )
    return null;
  const parts = file.split('/').slice(0, -1);
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}
