import { fromPrefix } from './result.ts';

/** Where a root lies in its repository, for formats whose readers name files from the repository's top. */
export interface InRepository {
  /** Path of the root below the repository; empty or absent when it is the repository's top folder. */
  readonly rootFromRepository?: string;
}

/** A file of the root by its path from the repository's top folder, with `/`. */
export const inRepository = (file: string, { rootFromRepository }: InRepository): string =>
  fromPrefix(rootFromRepository, file);
