import type { Finding } from '../model/finding.ts';

/** Files by code units, then places from the top down: findings of equal place stay in the order given. */
const byPlace = (one: Finding, other: Finding): number =>
  one.file !== other.file
    ? one.file < other.file
      ? -1
      : 1
    : one.range.start.line - other.range.start.line ||
      one.range.start.character - other.range.start.character;

/**
 * A name of its own for each finding, in the order of their places: findings that share one are numbered from the second
 * on, by place and not by level, so that neither a level nor silencing one of them gives another the name of its neighbour.
 */
export function uniqueNames<F extends Finding>(
  findings: readonly F[],
  nameOf: (finding: F) => string,
): ReadonlyMap<F, string> {
  const uses = new Map<string, number>();
  const taken = new Set<string>();
  const unique = new Map<F, string>();
  for (const finding of findings.toSorted(byPlace)) {
    const wanted = nameOf(finding);
    let use = (uses.get(wanted) ?? 0) + 1;
    let name = use === 1 ? wanted : `${wanted}/${use}`;
    while (taken.has(name)) name = `${wanted}/${++use}`;
    uses.set(wanted, use);
    taken.add(name);
    unique.set(finding, name);
  }
  return unique;
}

/** A fingerprint of its own for each finding. */
export const uniqueFingerprints = (findings: readonly Finding[]): ReadonlyMap<Finding, string> =>
  uniqueNames(findings, ({ fingerprint }) => fingerprint);
