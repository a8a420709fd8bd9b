import { defineMessages } from '../../messages/define-messages.ts';
import type { ExceptionInForce } from '../../model/exception.ts';
import type { Queries } from '../../model/queries.ts';
import { dateOf } from '../../records/dates.ts';
import type { Due, DueKind } from './item.ts';

const say = defineMessages('due.excused', {
  excused: '{deed} (by exception {id} not before)',
});

/** The rule that speaks once a thing is late: whoever excuses it has decided that the thing may be late. */
const ruleOf: Readonly<Partial<Record<DueKind, string>>> = {
  action: 'action-overdue',
  objective: 'objective-overdue',
  nonconformity: 'nonconformity-overdue',
  effect: 'effectiveness-overdue',
  'management-review': 'review-overdue',
  'policy-review': 'document-review-overdue',
  'document-review': 'document-review-overdue',
  'external-document': 'document-external-check',
  calibration: 'calibration-overdue',
  competence: 'competence-expired',
  certificate: 'certificate-expired',
  'supplier-evaluation': 'supplier-reevaluation-overdue',
  audit: 'audit-not-held',
  complaint: 'complaint-unanswered',
};

/** An exception in effect, as far as it says what it excuses. */
export type Excuse = Pick<ExceptionInForce, 'id' | 'rules' | 'records' | 'types'>;

/**
 * Moves what signed exceptions let be late to the day on which the last of them ends, and says so.
 * @param exceptions those in effect
 */
export function withExcuses(queries: Queries, exceptions: readonly Excuse[]): <D extends Due>(due: D) => D {
  if (exceptions.length === 0) return (due) => due;
  return (due) => {
    const { kind, record, on, deed } = due;
    const rule = ruleOf[kind];
    if (rule === undefined || record === null || on === null) return due;
    let [id, until] = ['', on];
    for (const each of exceptions) {
      const isNamed = each.records.has(record.id) || each.types.has(record.type);
      const end = each.rules.has(rule) && isNamed ? dateOf(queries.record(each.id)?.data['until']) : null;
      if (end !== null && end > until) [id, until] = [each.id, end];
    }
    return id === '' ? due : { ...due, on: until, deed: say.excused({ deed, id }) };
  };
}
