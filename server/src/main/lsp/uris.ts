import { URI } from 'vscode-uri';

/** A URI in the one spelling used for comparing: decoded and encoded again, drive letters small. */
export function canonicalUri(uri: string): string {
  const canonical = URI.parse(uri).toString();
  return canonical.length > 1 && canonical.endsWith('/') && !canonical.endsWith('//')
    ? canonical.slice(0, -1)
    : canonical;
}

/** Two spellings that lead to the same place where upper and lower case are the same give the same key. */
export const uriKey = (uri: string, foldCase: boolean): string =>
  foldCase ? canonicalUri(uri).toLowerCase() : canonicalUri(uri);

/**
 * The path of a file below a folder, with `/`, spelled as in the file's URI; null when it is not below it
 * (or is the folder itself).
 */
export function pathBelow(folder: string, uri: string, foldCase: boolean): string | null {
  const [above, below] = [URI.parse(folder), URI.parse(uri)];
  if (above.scheme !== below.scheme || above.authority !== below.authority) return null;
  const prefix = decodedPath(above).replace(/\/$/, '');
  const path = decodedPath(below);
  const start = path.slice(0, prefix.length + 1);
  const same = foldCase ? start.toLowerCase() === `${prefix}/`.toLowerCase() : start === `${prefix}/`;
  const rest = path.slice(prefix.length + 1).replace(/\/$/, '');
  return same && rest !== '' ? rest : null;
}

/** Drive letters count as small whatever their spelling. */
const decodedPath = ({ path }: URI): string =>
  /^\/[A-Z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;

/** True for URIs of one scheme and authority: places that are kept in the same way. */
export function isSamePlace(left: string, right: string): boolean {
  const [one, other] = [URI.parse(left), URI.parse(right)];
  return one.scheme === other.scheme && (one.scheme === 'file' || one.authority === other.authority);
}

/** The URI of a path below a folder. */
export function uriBelow(folder: string, path: string): string {
  const above = URI.parse(folder);
  return above.with({ path: `${above.path.replace(/\/$/, '')}/${path}` }).toString();
}

/** The folder a URI lies in, or null at the top. */
export function parentUri(uri: string): string | null {
  const parsed = URI.parse(uri);
  const path = parsed.path.replace(/\/$/, '');
  const slash = path.lastIndexOf('/');
  if (slash < 0 || path === '') return null;
  return canonicalUri(parsed.with({ path: path.slice(0, slash) || '/' }).toString());
}

/** The last part of a URI's path. */
export const nameOf = (uri: string): string => URI.parse(uri).path.replace(/\/$/, '').split('/').at(-1) ?? '';
