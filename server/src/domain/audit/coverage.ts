import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, type Duration, dateOf, durationOf } from '../../records/dates.ts';
import { idsOf, isObject, mappingsOf } from '../../records/values.ts';
import { isHeld } from '../phases.ts';
import { systemStart } from '../system-start.ts';
import { auditDate, isInternal } from './audits.ts';

/** The records that name a process as one of theirs. */
type NamingProcess = (process: QmsRecord) => readonly QmsRecord[];

/** Programmes that hold on a day and say how long a round of audits takes. */
const programmesWithCycle = (queries: Queries, day: IsoDate): readonly QmsRecord[] =>
  queries.ofType('audit-programme').filter(({ phase, data }) => {
    const { period } = data;
    const [from, to] = isObject(period) ? [dateOf(period['from']), dateOf(period['to'])] : [null, null];
    const covers = (from === null || from <= day) && (to === null || day <= to);
    return phase === 'active' && covers && durationOf(data['cycle']) !== null;
  });

/** By process, the cycles of the programmes that list it. */
function cyclesOf(programmes: readonly QmsRecord[]): ReadonlyMap<string, readonly Duration[]> {
  const cycles = new Map<string, Duration[]>();
  for (const { data } of programmes) {
    const cycle = durationOf(data['cycle']);
    if (cycle === null) continue;
    const listed = mappingsOf(data['audits']).flatMap(({ value }) => idsOf(value['processes']));
    for (const process of new Set(listed)) {
      const known = cycles.get(process);
      if (known === undefined) cycles.set(process, [cycle]);
      else known.push(cycle);
    }
  }
  return cycles;
}

/** The first day of the cycle of a process that ends on a day: its own, the shortest of the programmes that list it, or the usual one. */
function cycleStart(
  process: QmsRecord,
  day: IsoDate,
  ofProgrammes: readonly Duration[],
  queries: Queries,
): IsoDate | null {
  const own = durationOf(process.data['auditInterval']);
  const cycles = own === null ? ofProgrammes : [own];
  const usual = durationOf(queries.config('audit').cycle);
  return (
    (cycles.length > 0 || usual === null ? cycles : [usual])
      .map((cycle) => addDuration(day, cycle, -1))
      .sort()
      .at(-1) ?? null
  );
}

/**
 * Of some processes those that were part of no internal audit within the cycle (their own, that of the programme that
 * lists them, or the one of qms.yaml) that ends on a day. Processes younger than the cycle are passed over.
 * @param naming where the audits of a process are found
 */
export function notAudited(
  queries: Queries,
  day: IsoDate,
  processes: readonly QmsRecord[],
  naming: NamingProcess,
): readonly QmsRecord[] {
  const start = systemStart(queries);
  const cycles = cyclesOf(programmesWithCycle(queries, day));
  return processes.filter((process) => {
    const ofProgrammes = cycles.get(process.id) ?? [];
    const from = process.phase === 'active' ? cycleStart(process, day, ofProgrammes, queries) : null;
    if (from === null) return false;
    const begun = [dateOf(process.data['effectiveFrom']), start].filter((date) => date !== null);
    // Of what has no first day it cannot be said that a whole cycle has passed.
    if (begun.length === 0 || begun.some((date) => date > from)) return false;
    return !naming(process).some((record) => {
      const isAudit = record.type === 'audit' && isInternal(record) && isHeld(record);
      const date = isAudit ? auditDate(record) : null;
      return date !== null && date >= from && date <= day;
    });
  });
}
