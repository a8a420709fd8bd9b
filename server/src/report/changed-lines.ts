import type { Finding } from '../model/finding.ts';
import type { InRepository } from './in-repository.ts';
import { lastLine } from './result.ts';

/** Lines from one to another, zero-based, both included. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
}

/** The lines of each changed file that a change made what they are; by path below the root. */
export type ChangedLines = ReadonlyMap<string, readonly LineSpan[]>;

/** What formats go by that show what a change did before what was there. */
export interface InChange extends InRepository {
  /** Absent where the change is not known. */
  readonly changed?: ChangedLines;
}

/** Findings on changed lines first, then those in changed files, then all others; otherwise in the order given. */
export function changedFirst<F extends Finding>(
  findings: readonly F[],
  changed: ChangedLines | undefined,
): readonly F[] {
  if (changed === undefined || changed.size === 0) return findings;
  const rank = ({ file, range }: Finding): number => {
    const spans = changed.get(file);
    if (spans === undefined) return 2;
    const last = lastLine(range);
    return spans.some(({ from, to }) => from <= last && range.start.line <= to) ? 0 : 1;
  };
  const ranks = new Map(findings.map((finding) => [finding, rank(finding)]));
  return findings.toSorted((one, other) => ranks.get(one)! - ranks.get(other)!);
}
