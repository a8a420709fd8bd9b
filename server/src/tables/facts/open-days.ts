import { isInUse } from '../../domain/calibrations.ts';
import { dueByFields } from '../../domain/due.ts';
import { heldReviews } from '../../domain/review/succession.ts';
import type { JsonObject } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank } from '../../records/values.ts';
import type { Project } from '../../workspace/project.ts';
import { valueUnder } from './field-value.ts';

/** Whether something is still to be done by the day under a path of a record. */
export type IsOpenDay = (record: QmsRecord, path: string) => boolean;

/** What a record says once that is done which it says a day for. */
const doneBy: Readonly<Record<string, readonly string[]>> = {
  'effectiveness.evaluateBy': ['effectiveness.result'],
  plannedFor: ['implementedOn'],
  responseDue: ['respondedOn'],
};

const says = (data: JsonObject, path: string): boolean => !isBlank(valueUnder(data, path.split('.')));

/**
 * People look for the days of all that is open, also of what no rule counts, such as a draft or a supplier that is not
 * critical. Looks at each record once, when it is first asked about.
 */
export function openDays({ queries }: Project): IsOpenDay {
  const counted = new Map<QmsRecord, ReadonlySet<string>>();
  const isCounted = (record: QmsRecord, path: string): boolean => {
    let paths = counted.get(record);
    if (paths === undefined) {
      const due = dueByFields([record], queries).filter(({ on }) => on !== null);
      paths = new Set(due.map((each) => each.path.join('.')));
      counted.set(record, paths);
    }
    return paths.has(path);
  };
  const isReplaced = ({ id, phase, version }: QmsRecord): boolean => {
    const inForce = version === null || phase !== 'active' ? undefined : queries.record(id);
    return inForce !== undefined && inForce.phase === 'active' && inForce.version !== version;
  };
  let lastReview: QmsRecord | null | undefined;
  return (record, path) => {
    // Of all reviews the last one that was held plans the next.
    if (path === 'nextPlanned' && record.type === 'management-review') {
      lastReview ??= heldReviews('full', queries).at(-1)?.review ?? null;
      return lastReview?.key === record.key;
    }
    if (isCounted(record, path)) return true;
    const { data, phase, status, type } = record;
    if (phase === 'final' || phase === 'void' || isReplaced(record)) return false;
    if (type === 'change' && path === 'plannedFor' && status === 'implemented') return false;
    if (type === 'equipment' && path === 'nextCalibration' && !isInUse(record)) return false;
    return !(doneBy[path] ?? []).some((each) => says(data, each));
  };
}
