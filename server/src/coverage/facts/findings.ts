import type { Finding, Severity } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { FoundEntry } from '../model.ts';

/** What was found, by reference of each clause it names. */
export function byClause<F extends Finding>(findings: readonly F[]): ReadonlyMap<string, readonly F[]> {
  const groups = new Map<string, F[]>();
  for (const finding of findings) {
    for (const ref of finding.clauses) {
      const group = groups.get(ref);
      if (group === undefined) groups.set(ref, [finding]);
      else group.push(finding);
    }
  }
  return groups;
}

/** Finds what was found on a record. */
export type FindingsOn = (record: Pick<QmsRecord, 'file' | 'id'>) => readonly Finding[];

export function findingsOn(findings: readonly Finding[]): FindingsOn {
  const nameOf = (file: string, id: string): string => JSON.stringify([file, id]);
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.record === undefined) continue;
    const name = nameOf(finding.file, finding.record);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  return ({ file, id }) => groups.get(nameOf(file, id)) ?? [];
}

export const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

export function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

export const foundEntry = ({
  rule,
  severity,
  basis,
  message,
  record,
  file,
  range,
  fingerprint,
}: Finding): FoundEntry => ({
  rule,
  severity,
  basis,
  message,
  record: record ?? null,
  file,
  line: range.start.line + 1,
  fingerprint,
});
