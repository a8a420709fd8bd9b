import type { SeenFile } from './seen-file.ts';

/** Files that tell about a repository and are none of its documents. */
const aboutRepository =
  /^(?:readme|liesmich|leeme|leiame|lisezmoi|leggimi|changelog|contributing|licen[cs]e|code[_-]of[_-]conduct|security|support|authors|maintainers|governance|notice|claude|agents|codeowners)$/i;

/** True for a README and the like that has no header of its own. */
export const isAboutRepository = (path: string): boolean =>
  aboutRepository.test(
    path
      .slice(path.lastIndexOf('/') + 1)
      .replace(/\.[A-Za-z0-9]+$/, '')
      .replace(/[._-](?:en|de|es|pt|fr|it)$/i, ''),
  );

const words =
  'templates?|vorlagen?|muster|plantillas?|modelos?|modeles?|modèles?|modell[oi]|boilerplate|skeleton';
const templateWords = new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu');
const withinCamelCase = /(?:Templates?|Vorlagen?)(?![a-z])/;

/** The word by which a name calls itself a template, as it is written; null where there is none. */
export const templateWord = (name: string): string | null =>
  (templateWords.exec(name) ?? withinCamelCase.exec(name))?.[0] ?? null;

/** The outermost folder of a path that is called after templates; null where none is. */
export function templateFolder(path: string): string | null {
  const folders = path.split('/').slice(0, -1);
  const index = folders.findIndex((folder) => templateWord(folder) !== null);
  return index < 0 ? null : folders.slice(0, index + 1).join('/');
}

/** True for a file that is called a template itself. */
export const isCalledTemplate = (path: string): boolean =>
  templateWord(path.slice(path.lastIndexOf('/') + 1).replace(/\.[A-Za-z0-9]+$/, '')) !== null;

/** So many values of a header, and so large a part of them, make it a form rather than a document. */
const fewestFillIns = 3;
const partOfFillIns = 0.5;

/** True for a document whose header is mostly still to be filled in. */
export const isToBeFilledIn = ({ fillIns, headerValues }: SeenFile): boolean =>
  fillIns >= fewestFillIns && fillIns >= headerValues * partOfFillIns;
