import type { Finding } from '../model/finding.ts';

/** Findings of one file that have one cause: the same rule, severity and form of message. */
export interface Cause {
  readonly findings: readonly Finding[];
}

/** Groups the findings of a file by cause, causes in the order of their first finding. */
export function byCause(findings: readonly Finding[]): Cause[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule}\n${finding.severity}\n${messageForm(finding.message)}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return Array.from(groups.values(), (group) => ({ findings: group }));
}

/** A message without what differs from case to case: quoted parts, and words with a digit (ids, dates, figures). */
function messageForm(message: string): string {
  return message
    .slice(0, 500)
    .split(/["`“”]/)
    .map((part, index) =>
      index % 2 === 1 ? '#' : part.replace(/\S+/g, (word) => (/\d/.test(word) ? '#' : word)),
    )
    .join('"');
}
