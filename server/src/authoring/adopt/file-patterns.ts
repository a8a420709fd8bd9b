import { compileGlob } from '../../records/globs.ts';

/** A part of a folder's files that is so large stands for all of them. */
const mostOfThem = 0.75;

/** Signs that a pattern of qms.yaml cannot hold as they are; one character of any kind stands in their place. */
export const literal = (text: string): string => text.replace(/[[\]!\\{}*,]/g, '?').replaceAll('..', '?.');

/** Whether a path fits a pattern; one that is faulty fits nothing. */
export const matcher = (pattern: string): ((path: string) => boolean) => {
  const glob = compileGlob(pattern);
  return 'test' in glob ? glob.test : () => false;
};

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const endingOf = (path: string): string => /\.[A-Za-z0-9]+$/.exec(path)?.[0] ?? '';

/** The letters and signs before the first number of a name: `SOP-` of `SOP-003-Audits.md`. */
const leadOf = (path: string): string | null =>
  /^[\p{L}][\p{L}_. -]{0,20}?(?=\d)/u.exec(nameOf(path))?.[0] ?? null;

/** A pattern with the files it stands for. */
export interface Covering {
  readonly pattern: string;
  readonly paths: readonly string[];
  /** The folder of which it stands for everything; absent for a part of one. */
  readonly folder?: string;
}

/**
 * Few and general patterns for some files among others: whole folders where most of what is in them is wanted, beginnings
 * of names where these set the wanted ones apart, and single files.
 * @param wanted paths to be covered
 * @param others paths that should not be, if that takes no list
 * @param never paths that must not be
 */
export function patternsFor(
  wanted: readonly string[],
  others: readonly string[],
  never: readonly string[] = [],
): Covering[] {
  const endings = [...new Set(wanted.map(endingOf))].sort();
  return endings.flatMap((ending) => {
    const ofEnding = (paths: readonly string[]) => paths.filter((path) => endingOf(path) === ending);
    return inFolder('', ofEnding(wanted), { others: ofEnding(others), never: ofEnding(never) }, ending);
  });
}

/** What lies among wanted files. */
interface Unwanted {
  readonly others: readonly string[];
  readonly never: readonly string[];
}

const within = ({ others, never }: Unwanted, isWithin: (path: string) => boolean): Unwanted => ({
  others: others.filter(isWithin),
  never: never.filter(isWithin),
});

/** So few of the others may be taken along, for the sake of a pattern that people can read. */
const isWorthTaking = (wanted: readonly string[], { others, never }: Unwanted): boolean => {
  const share = wanted.length / (wanted.length + others.length);
  return never.length === 0 && (others.length === 0 || (share >= mostOfThem && wanted.length > 2));
};

function inFolder(folder: string, wanted: readonly string[], unwanted: Unwanted, ending: string): Covering[] {
  if (wanted.length === 0) return [];
  const prefix = folder === '' ? '' : `${folder}/`;
  const below = within(unwanted, (path) => path.startsWith(prefix));
  const isDeep = [...wanted, ...below.others, ...below.never].some((path) => folderOf(path) !== folder);
  // The root holds anything: what is in it directly is named, its folders one by one.
  if (folder !== '' && isWorthTaking(wanted, below) && (wanted.length > 1 || !isDeep)) {
    const pattern = `${literal(prefix)}${isDeep ? '**/' : ''}*${ending}`;
    return [{ pattern, paths: [...wanted, ...below.others].filter(matcher(pattern)), folder }];
  }
  const isHere = (path: string): boolean => folderOf(path) === folder;
  const inner = [
    ...new Set(
      wanted.filter((path) => !isHere(path)).map((path) => path.slice(0, path.indexOf('/', prefix.length))),
    ),
  ].sort();
  return [
    ...directly(folder, wanted.filter(isHere), within(unwanted, isHere), ending),
    ...inner.flatMap((each) =>
      inFolder(
        each,
        wanted.filter((path) => path.startsWith(`${each}/`)),
        unwanted,
        ending,
      ),
    ),
  ];
}

/** Patterns of the files that lie in a folder itself. */
function directly(folder: string, wanted: readonly string[], unwanted: Unwanted, ending: string): Covering[] {
  if (wanted.length === 0) return [];
  const prefix = folder === '' ? '' : `${literal(folder)}/`;
  if (wanted.length > 1 && isWorthTaking(wanted, unwanted))
    return [{ pattern: `${prefix}*${ending}`, paths: [...wanted, ...unwanted.others] }];
  const leads = new Map<string, string[]>();
  for (const path of wanted) {
    const lead = leadOf(path) ?? path;
    leads.set(lead, [...(leads.get(lead) ?? []), path]);
  }
  return [...leads].flatMap(([lead, paths]) => {
    const pattern = `${prefix}${literal(lead)}*${ending}`;
    const test = matcher(pattern);
    const isApart = paths.length > 1 && ![...unwanted.others, ...unwanted.never].some(test);
    return isApart ? [{ pattern, paths }] : paths.map((path) => ({ pattern: literal(path), paths: [path] }));
  });
}

/** More than this between braces nobody reads. */
const mostInBraces = 8;

/** Lists of at most so many. */
const inParts = <T>(things: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(things.length / mostInBraces) }, (_, part) =>
    things.slice(part * mostInBraces, (part + 1) * mostInBraces),
  );

const oneOf = (texts: readonly string[]): string => (texts.length === 1 ? texts[0]! : `{${texts.join(',')}}`);

/** Patterns of whole folders that lie next to each other, and of files that do, as one with braces. */
export function joined(patterns: readonly Covering[]): Covering[] {
  const groups = new Map<string, Covering[]>();
  for (const covering of patterns) {
    const { folder, pattern } = covering;
    const isPlain = !/[?{}]/.test(pattern) && (folder !== undefined || !pattern.includes('*'));
    const parent = folderOf(folder ?? pattern);
    const name = isPlain
      ? `${folder === undefined ? 'file' : 'folder'} ${parent}/${endingOf(pattern)}`
      : pattern;
    groups.set(name, [...(groups.get(name) ?? []), covering]);
  }
  return [...groups.values()].flatMap(inParts).map((group): Covering => {
    const [first] = group;
    if (group.length === 1) return first!;
    const ending = endingOf(first!.pattern);
    const parent = folderOf(first!.folder ?? first!.pattern);
    const prefix = parent === '' ? '' : `${parent}/`;
    const paths = group.flatMap((each) => each.paths);
    if (first!.folder === undefined) {
      const stems = group.map(({ pattern }) => pattern.slice(prefix.length, -ending.length || undefined));
      return { pattern: `${prefix}${oneOf(stems)}${ending}`, paths };
    }
    const folders = group.map(({ folder }) => folder!.slice(prefix.length));
    const tail = group.some(({ pattern }) => pattern.includes('**')) ? `**/*${ending}` : `*${ending}`;
    return { pattern: `${prefix}${oneOf(folders)}/${tail}`, paths };
  });
}

/**
 * The shortest way to leave some files out: patterns that hit none of those to be kept, else the files one by one.
 * @param candidates patterns to try, the most general first
 * @param needed which files have to be named where no pattern covers them
 */
export function patternsOfAll(
  wanted: readonly string[],
  kept: readonly string[],
  candidates: readonly string[],
  needed: (path: string) => boolean,
): string[] {
  const found: string[] = [];
  let left = [...wanted];
  for (const pattern of candidates) {
    const test = matcher(pattern);
    if (!left.some(test) || kept.some(test)) continue;
    found.push(pattern);
    left = left.filter((path) => !test(path));
  }
  return [...found, ...left.filter(needed).map(literal)];
}
