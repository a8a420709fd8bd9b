/**
 * What a record said on an earlier day, by the dates it states itself: a result is not there before the day it is of,
 * an entry of a growing list not before its own day. What no date says stands in story.ts.
 */
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { isObject } from '../../server/src/records/values.ts';

export type Day = string;
type Path = readonly (string | number)[];

/** Something that stands in a record from a day on. */
export interface Appearance {
  readonly path: Path;
  readonly day: Day;
}

/** A status and the day from which a record has it; `signed` means once the sign-offs of that day are given. */
export interface StatusFrom {
  readonly day: Day;
  readonly status: string;
  readonly signed?: true;
}

const isDay = (value: Json | undefined): value is Day =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The day after the last one of a period such as 2024-06, 2024-Q2 or 2024-H1: the first on which its figure is known. */
export function dayAfter(period: string): Day {
  const [year, part = ''] = period.split('-');
  const months = part.startsWith('Q')
    ? Number(part[1]) * 3
    : part.startsWith('H')
      ? Number(part[1]) * 6
      : Number(part);
  return months === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(months + 1).padStart(2, '0')}-01`;
}

/** Keys that are there from the day the first of them states. */
const outcomes: Readonly<Record<string, readonly (readonly string[])[]>> = {
  action: [['completedOn', 'completedBy', 'result', 'spent']],
  change: [['implementedOn']],
  'nonconforming-output': [
    ['decidedOn', 'disposition', 'concession'],
    ['customerInformed'],
    ['closedOn', 'costs'],
  ],
  nonconformity: [['closedOn', 'closedBy', 'costs']],
  complaint: [
    ['acknowledgedOn'],
    ['respondedOn', 'assessment'],
    ['closedOn', 'customerResponse', 'costs', 'correction'],
  ],
  audit: [['reportedOn', 'reportedTo']],
  person: [['to', 'successor']],
  supplier: [['withdrawnOn', 'withdrawnReason']],
};

/** Keys whose value is there from the `date` in it. */
const dated: readonly string[] = ['review', 'reverified', 'before', 'after', 'result'];

/** What `effectiveness` says before the effect is judged. */
const planned: ReadonlySet<string> = new Set(['criterion', 'evaluateBy', 'method']);

/** Lists that grow: where an entry says its own day. */
const growing: Readonly<Record<string, readonly (readonly [list: string, day: string])[]>> = {
  action: [
    ['progress', 'date'],
    ['dueHistory', 'on'],
  ],
  competence: [
    ['holders', 'date'],
    ['actions', 'date'],
  ],
  equipment: [['calibrations', 'date']],
  'management-review': [['outcomes', 'date']],
  'quality-objective': [['milestonesDone', 'on']],
  role: [
    ['holders', 'from'],
    ['delegations', 'from'],
  ],
  supplier: [['evaluations', 'date']],
};

function judged(value: Json | undefined, path: Path): readonly Appearance[] {
  if (!isObject(value) || !isDay(value['date'])) return [];
  const day = value['date'];
  return Object.keys(value)
    .filter((key) => !planned.has(key))
    .map((key) => ({ path: [...path, key], day }));
}

function entriesOf(type: string, data: JsonObject): readonly Appearance[] {
  return (growing[type] ?? []).flatMap(([list, key]) => {
    const entries = data[list];
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry, index) => {
      if (!isObject(entry) || !isDay(entry[key])) return [];
      const path = [list, index];
      return [{ path, day: entry[key] }, ...judged(entry['effectiveness'], [...path, 'effectiveness'])];
    });
  });
}

/** What comes into a record in the course of its life, with the day. */
export function appearancesOf(type: string, data: JsonObject): readonly Appearance[] {
  const found: Appearance[] = [...entriesOf(type, data), ...judged(data['effectiveness'], ['effectiveness'])];
  for (const keys of outcomes[type] ?? []) {
    const day = data[keys[0]!];
    if (isDay(day)) found.push(...keys.filter((key) => key in data).map((key) => ({ path: [key], day })));
  }
  for (const key of dated) {
    const value = data[key];
    if (isObject(value) && isDay(value['date'])) found.push({ path: [key], day: value['date'] });
  }
  const readings = data['readings'];
  if (type === 'indicator' && Array.isArray(readings))
    for (const [index, reading] of readings.entries())
      if (isObject(reading))
        found.push({ path: ['readings', index], day: dayAfter(String(reading['period'])) });
  const phases = data['phases'];
  if (type === 'indicator' && Array.isArray(phases))
    for (const [index, phase] of phases.entries())
      if (isObject(phase)) found.push({ path: ['phases', index], day: `${String(phase['from'])}-01` });
  if (type === 'role' && Array.isArray(data['holders']))
    for (const [index, holder] of data['holders'].entries())
      if (isObject(holder) && isDay(holder['to']))
        found.push({ path: ['holders', index, 'to'], day: holder['to'] });
  return found;
}

const dayIn = (data: JsonObject, ...keys: readonly string[]): Day | null => {
  for (const key of keys) if (isDay(data[key])) return data[key];
  return null;
};

/** The days of its sign-offs, in their order. */
const signingDays = (data: JsonObject): readonly Day[] => {
  const blocks = data['signOffs'];
  return Array.isArray(blocks) ? blocks.map((block) => String(isObject(block) ? block['date'] : '')) : [];
};

/** The day on which a record was first written, as far as it says so itself. */
export function firstDay(type: string, data: JsonObject): Day | null {
  switch (type) {
    case 'action':
      return dayIn(data, 'openedOn');
    case 'audit':
      return dayIn(data, 'dateTo', 'date');
    case 'change':
      return dayIn(data, 'requestedOn');
    case 'complaint':
      return dayIn(data, 'receivedOn');
    case 'communication':
    case 'management-review':
      return dayIn(data, 'date');
    case 'nonconforming-output':
    case 'nonconformity':
      return dayIn(data, 'detectedOn');
    case 'person':
      return dayIn(data, 'from');
    case 'risk':
      return dayIn(data, 'identifiedOn');
    case 'role': {
      const holder = Array.isArray(data['holders']) ? data['holders'][0] : undefined;
      return isObject(holder) ? dayIn(holder, 'from') : null;
    }
    case 'survey':
      return dayIn(data, 'evaluatedOn');
    default:
      return signingDays(data)[0] ?? dayIn(data, 'effectiveFrom');
  }
}

/** Statuses before the one a record has in the end, by type; null where a record has had one only. */
export function statusesOf(type: string, data: JsonObject, last: string | null): readonly StatusFrom[] {
  if (last === null) return [];
  const signings = signingDays(data);
  const first = '0000-01-01';
  const effectiveness = data['effectiveness'];
  const judgedOn = isObject(effectiveness) ? dayIn(effectiveness, 'date') : null;
  const steps = (...found: readonly (readonly [Day | null, string, true?])[]): readonly StatusFrom[] =>
    found.flatMap(([day, status, signed]) =>
      day === null ? [] : [{ day, status, ...(signed === true ? { signed } : {}) }],
    );
  switch (type) {
    case 'action':
      if (data['completedOn'] === undefined) return [];
      return steps(
        [first, 'in-progress'],
        [dayIn(data, 'completedOn'), 'done'],
        [signings[0] ?? null, 'verified'],
      );
    case 'audit':
      if (last !== 'reported' && last !== 'closed') return [];
      return steps([first, 'held'], [dayIn(data, 'reportedOn'), 'reported']);
    case 'change':
      return steps(
        [first, 'proposed'],
        [signings[0] ?? null, 'approved', true],
        [dayIn(data, 'implementedOn'), 'implemented'],
        [last === 'closed' ? judgedOn : null, 'closed'],
      );
    case 'complaint':
      return steps(
        [first, 'received'],
        [dayIn(data, 'respondedOn'), last === 'closed' ? 'answered' : last],
        [dayIn(data, 'closedOn'), 'closed'],
      );
    case 'management-review':
      return steps([first, 'held'], [signings.at(-1) ?? null, 'approved', true]);
    case 'nonconforming-output':
      return steps(
        [first, 'open'],
        [signings[0] ?? null, 'decided', true],
        [dayIn(data, 'closedOn'), 'closed'],
      );
    case 'nonconformity':
      return steps([first, 'open'], [dayIn(data, 'closedOn'), 'closed']);
    case 'risk':
      if (last === 'treated') return steps([first, 'open'], [judgedOn, 'treated']);
      return last === 'accepted' ? steps([first, 'open'], [signings[0] ?? null, 'accepted', true]) : [];
    case 'supplier':
      return last === 'blocked' ? steps([first, 'approved'], [dayIn(data, 'withdrawnOn'), 'blocked']) : [];
    case 'person':
      return last === 'left' ? steps([first, 'active'], [dayIn(data, 'to'), 'left']) : [];
    case 'leadership-commitment':
      return steps([first, 'draft'], [signings[0] ?? null, 'recorded', true]);
    default:
      return signings.length === 0 ? [] : steps([first, 'draft'], [signings.at(0) ?? null, last, true]);
  }
}
