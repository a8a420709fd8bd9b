import type { QmsRecord } from '../model/record.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';

/**
 * What every editor feature is given: the root's project (queries, store, catalogue, configuration,
 * published findings) and one document of it as the editor has it now. Features are pure functions
 * from this and a position to a result of the Language Server Protocol.
 */
export interface LanguageContext {
  readonly project: Project;
  readonly file: LocatedFile;
}

/** The records of the document at hand, in order. */
export const recordsOf = ({ project, file }: LanguageContext): readonly QmsRecord[] =>
  project.store.factsOf(file.path)?.records ?? [];
