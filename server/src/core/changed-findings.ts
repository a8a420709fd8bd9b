import type { Finding, Severity } from '../model/finding.ts';
import type { Outcome } from '../workspace/findings/publisher.ts';
import type { FileChanges } from './file-changes.ts';

/** What a check of a change shows, and what it leaves out. */
export interface OfChange {
  /** Findings in files that are changed, and those elsewhere that the base does not have. */
  readonly outcome: Outcome;
  /** Findings elsewhere that the base has as well. */
  readonly elsewhere: readonly Finding[];
}

/** What has to be known of a finding of the base to find it again. */
export type FindingOfBase = Pick<Finding, 'rule' | 'file' | 'record' | 'path' | 'range' | 'severity'>;

/** What is found in a base. */
export interface OutcomeOfBase {
  readonly findings: readonly FindingOfBase[];
  readonly suppressed: readonly FindingOfBase[];
}

/** What is found in a base, without what is only for people to read. */
export function findingsOfBase({ findings, suppressed }: Outcome): OutcomeOfBase {
  const needed = ({ rule, file, record, path, range, severity }: FindingOfBase): FindingOfBase => ({
    ...{ rule, file, path, range, severity },
    ...(record === undefined ? {} : { record }),
  });
  return { findings: findings.map(needed), suppressed: suppressed.map(needed) };
}

/** From the gravest down. */
const severities: readonly Severity[] = ['error', 'warning', 'information'];

/**
 * Findings of a head that are in changed files or caused by the change. A file that only has another name is not changed.
 * What is found elsewhere is caused by the change unless the base has it too, at the same place and no less grave.
 * @param isAlways findings that are shown wherever they are, such as faults of qms.yaml
 */
export function findingsOfChange(
  base: OutcomeOfBase,
  head: Outcome,
  files: FileChanges,
  isAlways: (finding: Finding) => boolean,
): OfChange {
  const inChange = new Set([...files.changed, ...files.added]);
  const names = new Map<string, string>();
  for (const { from, to, isSame } of files.moved) {
    names.set(from, to);
    if (!isSame) inChange.add(to);
  }
  const ofChange = <F extends Finding>(before: readonly FindingOfBase[], after: readonly F[]) => {
    const isKnown = knownIn(before, after, (file) => names.get(file) ?? file);
    return (finding: F): boolean => inChange.has(finding.file) || isAlways(finding) || !isKnown(finding);
  };
  const isShown = ofChange(base.findings, head.findings);
  const findings: Finding[] = [];
  const elsewhere: Finding[] = [];
  for (const finding of head.findings) (isShown(finding) ? findings : elsewhere).push(finding);
  return {
    outcome: {
      ...head,
      findings,
      suppressed: head.suppressed.filter(ofChange(base.suppressed, head.suppressed)),
    },
    elsewhere,
  };
}

/**
 * Tells which findings a base has. Each of its own counts once. A text in which nothing is changed has the same ranges,
 * whatever a message says of figures that are others by now.
 */
function knownIn<F extends Finding>(
  base: readonly FindingOfBase[],
  head: readonly F[],
  nameNow: (file: string) => string,
): (finding: F) => boolean {
  // What was published once for both states.
  const shared = sharedBy(base, head);
  const left = new Map<string, Severity[]>();
  for (const finding of base) {
    if (shared.has(finding)) continue;
    const key = keyOf(finding, nameNow(finding.file));
    left.set(key, [...(left.get(key) ?? []), finding.severity]);
  }
  return (finding) => {
    if (shared.has(finding)) return true;
    const known = left.get(keyOf(finding, finding.file));
    if (known === undefined) return false;
    const asGrave = severities.slice(0, severities.indexOf(finding.severity) + 1);
    const at = known.findIndex((severity) => asGrave.includes(severity));
    if (at < 0) return false;
    known.splice(at, 1);
    return true;
  };
}

const keyOf = ({ rule, record, path, range }: FindingOfBase, file: string): string =>
  JSON.stringify([rule, file, record, path, range.start, range.end]);

function sharedBy(base: readonly FindingOfBase[], head: readonly Finding[]): ReadonlySet<FindingOfBase> {
  const inBase = new Set(base);
  return new Set(head.filter((finding) => inBase.has(finding)));
}
