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

/** How grave a finding about a record (or about none) is published under `rules` of qms.yaml; null where that is `off`. */
export function publishedSeverity(
  issue: Issue,
  rule: Rule,
  record: QmsRecord | null,
  configured: Configuration['rules'],
): Severity | null {
  const own = configured[rule.id];
  if (own === 'off') return null;
  const level = own ?? issue.severity ?? rule.level;
  return record === null || rule.scope !== 'record' ? level : severityIn(record, rule.concern, level);
}
