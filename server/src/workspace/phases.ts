import type { Configuration, IsoDate } from '../model/configuration.ts';
import type { Issue, Severity } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Concern, Rule } from '../model/rule.ts';
import { isBefore } from '../records/history.ts';

/** Under which concerns rules look at a record: one of the few lists below, so that lists can be compared by identity. */
export type Concerns = readonly Concern[];

const integrityOnly: Concerns = ['form', 'integrity', 'signature'];

/** Nobody can know what a record of a type that no schema describes should hold. */
export const concernsOfUnknown: Concerns = integrityOnly;

const spoken: Readonly<Record<Exclude<QmsRecord['phase'], 'final'>, Concerns>> = {
  draft: ['form'],
  review: ['form', 'integrity', 'must-have'],
  active: ['form', 'integrity', 'signature', 'must-have', 'content', 'today'],
  void: integrityOnly,
  unknown: ['form', 'integrity'],
};
const finalEvent: Concerns = ['form', 'integrity', 'signature', 'must-have', 'content'];

/** What is left of each list for events from before judging began. */
const ofHistory: ReadonlyMap<Concerns, Concerns> = new Map(
  [...Object.values(spoken), finalEvent].map((concerns) => [
    concerns,
    concerns.filter((concern) => integrityOnly.includes(concern)),
  ]),
);

function speaks(record: QmsRecord): Concerns {
  if (record.phase !== 'final') return spoken[record.phase];
  return record.kind === 'event' ? finalEvent : integrityOnly;
}

/** The concerns a record is judged under. */
export function judgedConcerns(record: QmsRecord, judgeFrom: IsoDate | null): Concerns {
  const concerns = speaks(record);
  return isBefore(record, judgeFrom) ? ofHistory.get(concerns)! : concerns;
}

/** A finding about a record under review, or about the integrity of a finished one, is at most a warning. */
function severityIn(record: QmsRecord, concern: Concern, severity: Severity): Severity {
  if (severity !== 'error') return severity;
  if (concern === 'integrity' && record.phase !== 'active') return 'warning';
  if (concern === 'must-have' && record.phase === 'review') return 'warning';
  return 'error';
}

const iso9001 = 'iso-9001:';
const documentControl = /\/(?:7\.5|5\.1\.1$)/;

/**
 * False for a rule about a system of ISO 9001 as a whole where qms.yaml names only other standards. How documents are kept
 * under control is the same for all of them.
 */
function concernsStandards(rule: Rule, standards: Configuration['standards']): boolean {
  if (rule.scope !== 'repository' || rule.basis === 'technical' || standards.length === 0) return true;
  if (standards.some(({ id }) => id.startsWith(iso9001))) return true;
  return rule.clauses.some((clause) => documentControl.test(clause));
}

/** How grave a finding about a record (or about none) is published under `rules` of qms.yaml; null where that is `off`. */
export function publishedSeverity(
  issue: Issue,
  rule: Rule,
  record: QmsRecord | null,
  { rules: configured, standards }: Pick<Configuration, 'rules' | 'standards'>,
): Severity | null {
  const own = configured[rule.id];
  if (own === 'off' || (own === undefined && !concernsStandards(rule, standards))) return null;
  const level = own ?? issue.severity ?? rule.level;
  return record === null || rule.scope !== 'record' ? level : severityIn(record, rule.concern, level);
}
