import type { Finding } from '../../model/finding.ts';

/** What a reader sees of a finding's place and words: two alike are one. */
const seenAs = (finding: Finding): string =>
  [
    finding.range.start.line,
    finding.range.start.character,
    finding.range.end.line,
    finding.range.end.character,
  ]
    .map((number) => String(number).padStart(9, '0'))
    .concat(finding.rule, finding.message)
    .join('\u0000');

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Findings in order of position, then rule, then message; the same said of several items of a register is said once. */
export function inOrder<F extends Finding>(findings: readonly F[]): F[] {
  const keyed = findings.map((finding) => ({
    finding,
    key: seenAs(finding),
    of: `${finding.record ?? ''}\u0000${finding.path}`,
  }));
  keyed.sort((left, right) => byCodeUnit(left.key, right.key) || byCodeUnit(left.of, right.of));
  return keyed.filter(({ key }, index) => key !== keyed[index - 1]?.key).map(({ finding }) => finding);
}
