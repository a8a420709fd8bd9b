import type { ValueChange } from '../domain/trust/changes.ts';
import type { JsonObject } from '../model/json.ts';
import { changesBetween } from '../records/bound-changes.ts';
import type { KeptRecord } from './kind.ts';

/** What an objective or an indicator is to reach, and how that is measured. */
const targets: Readonly<Record<string, readonly string[]>> = {
  'quality-objective': ['target', 'baseline', 'indicator', 'criterion', 'pathway', 'milestones'],
  indicator: ['target', 'targets', 'limits', 'direction', 'unit', 'definition'],
};

/** How grave a risk is taken to be, and what is done about it. */
const ratings: Readonly<Record<string, readonly string[]>> = {
  risk: ['likelihood', 'severity', 'before', 'after', 'exposure', 'treatment', 'acceptance'],
  opportunity: ['benefit', 'effort', 'rating', 'decision', 'reason'],
};

/** What a management review is besides its inputs and outputs. */
const meetings: readonly string[] = [
  'date',
  'period',
  'kind',
  'meetings',
  'chair',
  'minutesBy',
  'attendees',
  'apologies',
  'outcomes',
  'conclusions',
  'policyReview',
  'objectivesReview',
];

export const targetKeys = (type: string): readonly string[] => targets[type] ?? [];
export const ratingKeys = (type: string): readonly string[] => ratings[type] ?? [];
export const meetingKeys = (type: string): readonly string[] =>
  type === 'management-review' ? meetings : [];

/** The days by which something is to be done. */
export const dueKeys: readonly string[] = [
  'due',
  'responseDue',
  'nextPlanned',
  'nextReview',
  'nextEvaluation',
  'plannedFor',
];

/** Keys of every record that kinds of their own speak of, or that follow from those. */
const ofEvery: readonly string[] = [
  'id',
  'formerIds',
  'type',
  'version',
  'history',
  'status',
  'owner',
  'signOffs',
  'dueHistory',
  ...dueKeys,
];

/** Keys of a record of which other kinds of change say how they are moved. */
export const keysShown = (type: string): ReadonlySet<string> =>
  new Set([
    ...ofEvery,
    ...targetKeys(type),
    ...ratingKeys(type),
    ...meetingKeys(type),
    ...(type === 'management-review' ? ['inputs', 'outputs'] : []),
    ...(type === 'indicator' ? ['readings'] : []),
    ...(type === 'role' || type === 'person' ? authorityKeys : []),
  ]);

/** What the kinds of the group `authority` speak of. */
const authorityKeys: readonly string[] = ['holders', 'topManagement', 'delegations', 'emails', 'signingKeys'];

const only = (data: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(data, key) ? [[key, data[key]!]] : [])));

/** What differs under some keys of a record, as deep as both states agree on what is there. */
export const movedUnder = ({ before, after }: KeptRecord, keys: readonly string[]): readonly ValueChange[] =>
  keys.length === 0 ? [] : changesBetween(only(before.data, keys), only(after.data, keys));

/** The keys of a record itself under which values lie: `target`, `pathway[2026-06].value` → `target`, `pathway`. */
export const topKeys = (values: readonly ValueChange[]): readonly string[] => [
  ...new Set(values.map(({ path }) => /^[^.[]*/.exec(path)![0])),
];
