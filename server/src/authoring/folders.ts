import type { QmsRecord } from '../model/record.ts';

/** Where records of a type go in a repository that has none yet. */
const suggested: Readonly<Record<string, string>> = {
  action: 'actions',
  audit: 'audits',
  'audit-programme': 'audits',
  change: 'changes',
  communication: 'communication',
  competence: 'competence',
  complaint: 'complaints',
  'context-issue': 'context',
  document: 'documents',
  equipment: 'equipment',
  exception: 'exceptions',
  indicator: 'indicators',
  'interested-party': 'context',
  'leadership-commitment': 'leadership',
  'management-review': 'reviews',
  'nonconforming-output': 'nonconformities',
  nonconformity: 'nonconformities',
  opportunity: 'risks',
  person: 'people',
  process: 'processes',
  'quality-objective': 'objectives',
  'quality-policy': 'policy',
  risk: 'risks',
  role: 'roles',
  scope: 'context',
  supplier: 'suppliers',
  survey: 'surveys',
};

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** The folder in which most records of a type stand, or a suggestion; empty for the root itself. */
export function folderFor(type: string, records: readonly QmsRecord[]): string {
  const counts = new Map<string, number>();
  for (const file of new Set(records.map(({ file }) => file)))
    counts.set(folderOf(file), (counts.get(folderOf(file)) ?? 0) + 1);
  const [first] = [...counts].sort(([, left], [, right]) => right - left);
  return first?.[0] ?? (Object.hasOwn(suggested, type) ? suggested[type]! : `${type}s`);
}
