import { literal, matcher, patternsOfAll } from './file-patterns.ts';
import type { EntryDraft, Proposal } from './proposal.ts';
import type { SeenFile } from './seen-file.ts';
import { templateFolder, templateWord } from './set-aside.ts';

/** Files of a language in which documents are there a second time. */
export interface OtherLanguage {
  readonly language: string;
  readonly patterns: readonly string[];
  readonly paths: readonly string[];
}

/** What of a repository is set aside, by the reason. */
export interface SetAside {
  readonly aboutRepository: readonly SeenFile[];
  readonly templates: readonly SeenFile[];
  readonly languages: readonly OtherLanguage[];
}

const pathsOf = (files: readonly SeenFile[]): string[] => files.map(({ path }) => path);

/** Several texts as one part of a pattern. */
const oneOf = (texts: readonly string[]): string => (texts.length === 1 ? texts[0]! : `{${texts.join(',')}}`);

/** Names of files without their endings, by ending: all of them in one pattern, and each in one of its own. */
function namesAnywhere(names: readonly (readonly [stem: string, ending: string])[]): string[] {
  const byEnding = new Map<string, Set<string>>();
  for (const [stem, ending] of names) byEnding.set(ending, (byEnding.get(ending) ?? new Set()).add(stem));
  return [...byEnding].sort().flatMap(([ending, stems]) => {
    const all = [...stems].sort();
    return [`**/${oneOf(all)}${ending}`, ...all.map((stem) => `**/${stem}${ending}`)];
  });
}

function nameOf(path: string): readonly [stem: string, ending: string] {
  const [, stem = '', ending = ''] = /([^/]*?)(\.[A-Za-z0-9]+)?$/.exec(path) ?? [];
  return [stem, ending];
}

/** The part of names that calls files templates, with a star for the rest: `*_template`. */
function templateNames(paths: readonly string[]): (readonly [string, string])[] {
  return paths.flatMap((path) => {
    const [stem, ending] = nameOf(path);
    const word = templateWord(stem);
    if (word === null) return [];
    const at = stem.indexOf(word);
    const isEnd = at + word.length === stem.length;
    const sign = isEnd && /[-_. ]/.test(stem[at - 1] ?? '') ? stem[at - 1]! : '';
    return [[`${at === 0 ? '' : `*${literal(sign)}`}${word}${isEnd ? '' : '*'}`, ending] as const];
  });
}

/**
 * Patterns of what is to be left out: what is about the repository, templates, the same documents in other languages.
 * Files that no pattern of several covers are named only where an entry would take them along.
 * @param kept paths that none of them may hit
 */
export function proposeExclude(
  { aboutRepository, templates, languages }: SetAside,
  drafts: readonly EntryDraft[],
  kept: readonly string[],
): Proposal['exclude'] {
  const entries = drafts.map(({ files }) => matcher(files));
  const isTaken = (path: string): boolean => entries.some((test) => test(path));
  const about = pathsOf(aboutRepository);
  const toFillIn = pathsOf(templates);
  const folders = [...new Set(toFillIn.flatMap((path) => templateFolder(path) ?? []))].sort();
  const found = [
    {
      comment: 'about the repository',
      patterns: patternsOfAll(
        about,
        kept,
        namesAnywhere(about.map(nameOf).map(([stem, ending]) => [literal(stem), ending] as const)),
        isTaken,
      ),
    },
    {
      comment: 'to be filled in',
      patterns: patternsOfAll(
        toFillIn,
        kept,
        [...folders.map((folder) => `${literal(folder)}/**`), ...namesAnywhere(templateNames(toFillIn))],
        isTaken,
      ),
    },
    ...languages.map(({ paths, patterns }) => ({
      comment: 'the same in another language',
      patterns: patternsOfAll(paths, kept, patterns, isTaken),
    })),
  ];
  return found.flatMap(({ comment, patterns }) => patterns.map((pattern) => ({ pattern, comment })));
}
