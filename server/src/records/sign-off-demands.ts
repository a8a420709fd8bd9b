import type { Configuration, SignOffDemand } from '../model/configuration.ts';
import type { Basis } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { ratingOf } from './risk-scale.ts';
import { idsOf } from './values.ts';

/** What a record must carry to count as signed. */
export interface Demand extends SignOffDemand {
  readonly basis: Basis;
  readonly clauses: readonly string[];
  /** Persons or roles the record itself names as entitled; empty when it names none or nobody is asked for by name. */
  readonly named: readonly string[];
}

type Setting = Configuration['signOff']['required'];

interface DefaultDemand extends SignOffDemand {
  readonly basis: Basis;
  readonly clauses: readonly string[];
}

const documented: DefaultDemand = {
  meaning: 'approved',
  by: 'anyone',
  basis: 'required',
  clauses: ['iso-9001:2015/7.5.2'],
};

/** Who must sign which type unless `signOff.required` in qms.yaml says otherwise. */
const defaultDemands: Readonly<Record<string, DefaultDemand>> = {
  'quality-policy': {
    meaning: 'approved',
    by: 'top-management',
    basis: 'required',
    clauses: ['iso-9001:2015/5.2.1', 'iso-9001:2015/7.5.2'],
  },
  scope: documented,
  document: documented,
  process: documented,
  'audit-programme': documented,
  'management-review': {
    meaning: 'approved',
    by: 'top-management',
    basis: 'practice',
    clauses: ['iso-9001:2015/9.3.3'],
  },
  'leadership-commitment': {
    meaning: 'approved',
    by: 'top-management',
    basis: 'practice',
    clauses: ['iso-9001:2015/5.1.1'],
  },
  'quality-objective': {
    meaning: 'approved',
    by: 'top-management',
    basis: 'practice',
    clauses: ['iso-9001:2015/5.1.1'],
  },
  change: {
    meaning: 'authorized',
    by: 'authority',
    basis: 'required',
    clauses: ['iso-9001:2015/8.5.6'],
  },
  'nonconforming-output': {
    meaning: 'authorized',
    by: 'authority',
    basis: 'required',
    clauses: ['iso-9001:2015/8.7.2'],
  },
  risk: { meaning: 'approved', by: 'owner', basis: 'practice', clauses: ['iso-9001:2015/6.1.2'] },
  nonconformity: { meaning: 'verified', by: 'anyone', basis: 'practice', clauses: ['iso-9001:2015/10.2.2'] },
  action: { meaning: 'verified', by: 'anyone', basis: 'practice', clauses: ['iso-9001:2015/10.2.1'] },
  exception: { meaning: 'approved', by: 'top-management', basis: 'own', clauses: [] },
};

/** Statuses of a type in which the demand does not (yet, or any longer) apply although the phase would allow it. */
const exempt: Readonly<Record<string, readonly string[]>> = {
  'management-review': ['planned'],
  change: ['rejected'],
  nonconformity: ['rejected'],
  // Done is not yet verified: whether it helped shows later.
  action: ['done', 'cancelled'],
};

/** Types whose sign-off ends the matter: nothing is to be signed while they are open. */
const signedWhenClosed: ReadonlySet<string> = new Set(['nonconforming-output', 'nonconformity', 'action']);

/** Where a type names who decides. */
const authorityKeys = ['authorizedBy', 'authority'];

/** Own property of a mapping whose keys people choose, so that `constructor` finds nothing. */
const own = <T>(mapping: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(mapping, key) ? mapping[key] : undefined;

/**
 * The rating likelihood × severity that a risk has today: after treatment where that was assessed,
 * otherwise the present or the first assessment. Null when neither is given in full.
 */
export function riskRating(data: JsonObject): number | null {
  for (const source of [data['after'], data, data['before']]) {
    const rated = ratingOf(source);
    if (rated !== null) return rated.rating;
  }
  return null;
}

const isAcceptedRisk = (record: QmsRecord, threshold: number): boolean =>
  (record.status === 'accepted' || record.data['treatment'] === 'accept') &&
  (riskRating(record.data) ?? 0) >= threshold;

/**
 * The demand of a type as the default table and `signOff.required` state it, without looking at a
 * record; null when nobody has to sign.
 */
export function demandOfType(type: string, required: Setting): Omit<Demand, 'named'> | null {
  const setting = own(required, type);
  if (setting === false) return null;
  const standard = own(defaultDemands, type);
  if (setting === undefined) return standard ?? null;
  const unchanged = standard?.meaning === setting.meaning && standard.by === setting.by;
  return unchanged ? standard : { ...setting, basis: 'own', clauses: standard?.clauses ?? [] };
}

/**
 * Who must sign this record now, and with which meaning.
 *
 * Maintained documents need it while they are in force, events from when they took place or were closed
 * and for ever after: approving or closing one takes nothing away.
 *
 * @param record the record
 * @param required `signOff.required` of qms.yaml
 * @param riskThreshold rating (likelihood × severity) from which an accepted risk needs its owner
 * @returns the demand, or null when this record needs no sign-off in its present state
 */
export function demandFor(record: QmsRecord, required: Setting, riskThreshold: number): Demand | null {
  const demand = demandOfType(record.type, required);
  if (demand === null || record.kind === 'container') return null;
  const finalEvent = record.kind === 'event' && record.phase === 'final';
  if (!finalEvent && record.phase !== 'active') return null;
  if (signedWhenClosed.has(record.type) && !finalEvent) return null;
  if (record.status !== null && own(exempt, record.type)?.includes(record.status)) return null;
  if (record.type === 'risk' && !isAcceptedRisk(record, riskThreshold)) return null;
  return { ...demand, named: namedSigners(record, demand) };
}

function namedSigners(record: QmsRecord, demand: SignOffDemand): readonly string[] {
  if (demand.by === 'owner') return idsOf(record.data['owner']);
  if (demand.by === 'authority' || record.type === 'exception')
    return authorityKeys.flatMap((key) => idsOf(record.data[key]));
  return [];
}
