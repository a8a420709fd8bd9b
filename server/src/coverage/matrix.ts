import type { IsoDate } from '../model/configuration.ts';

/**
 * What top management decided, followed down to the policy: a row for each way from a decision through an input it comes
 * from and an objective this serves. Where the way ends before the policy, `missing` says at which link.
 */
export interface MatrixRow {
  readonly review: string;
  readonly date: IsoDate | null;
  /** Id of the decision in its review, or its number there, counted from 1. */
  readonly output: string;
  readonly kind: string | null;
  readonly decision: string;
  readonly answer: string | null;
  readonly owner: string | null;
  readonly due: IsoDate | null;
  /** Whether it has been carried out. */
  readonly progress: 'done' | 'open' | 'late' | 'none';
  readonly theme: string | null;
  readonly input: string | null;
  readonly inputTitle: string | null;
  /** Why the input needs no objective, as the review says. */
  readonly noObjective: string | null;
  readonly objective: string | null;
  readonly objectiveTitle: string | null;
  readonly objectiveState: string | null;
  /** Who names the objective: the decision, the input it comes from, or both. */
  readonly linkedBy: 'decision' | 'input' | 'both' | null;
  readonly policy: string | null;
  readonly policyVersion: string | null;
  /** The commitment of the policy that the objective serves, and its words there. */
  readonly commitment: string | null;
  readonly commitmentWords: string | null;
  readonly missing: 'input' | 'objective' | 'policy' | null;
}
