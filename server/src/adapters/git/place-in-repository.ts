import { relative, sep } from 'node:path';
import { foldersOfRepository } from './program.ts';

/** The path of a root from the top folder of its repository, which holds `.git`, with `/`; null where there is none. */
export function placeInRepository(root: string): string | null {
  const [, top] = foldersOfRepository(root);
  return top === undefined ? null : relative(top, root).split(sep).join('/');
}
