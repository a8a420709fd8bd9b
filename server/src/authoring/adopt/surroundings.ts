import type { ReadSetup } from '../../records/read-setup.ts';
import type { Answers } from './questions.ts';
import type { SeenFile } from './seen-file.ts';

/** All that a proposal is made from. */
export interface Surroundings {
  /** Files that qms.yaml does not settle yet. */
  readonly files: readonly SeenFile[];
  /** Paths of those it does: no new entry may take them over. */
  readonly settled: readonly string[];
  readonly workbooks: readonly string[];
  readonly unreadable: readonly string[];
  readonly tooLarge: readonly string[];
  /** Ids that records have already. */
  readonly taken: ReadonlySet<string>;
  /** True where a qms.yaml says already by what standards and how strictly is checked. */
  readonly isConfigured: boolean;
  readonly answers: Answers;
  readonly setup: ReadSetup;
}
