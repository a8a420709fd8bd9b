import type { Finding } from '../../model/finding.ts';
import type { ChangedScope, CheckAnswer } from '../../report/result.ts';
import type { HoldsRecords } from './outputs.ts';

/** What is known once a root is checked. */
export interface Checking {
  readonly answer: CheckAnswer;
  /** Where only what a change does was asked for. */
  readonly change?: {
    readonly scope: Omit<ChangedScope, 'elsewhere'>;
    /** Findings that are not shown, because the base has them as well. */
    readonly elsewhere: readonly Finding[];
  };
  readonly holdsRecords: HoldsRecords;
  /** Keeps for the next run what can be kept, once all is shown. */
  readonly keep: () => Promise<void>;
}
