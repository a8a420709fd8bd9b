import type { Configuration, SignOffDemand } from '../model/configuration.ts';
import type { Basis } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import { presentRating } from './risk-scale.ts';
import { idsOf, isObject } from './values.ts';

/** What a record must carry to count as signed. */
export interface Demand extends SignOffDemand {
  readonly basis: Basis;
  readonly clauses: readonly string[];
  /** Persons or roles the record itself names as entitled; empty when it names none or nobody is asked for by name. */
  readonly named: readonly string[];
}

type Setting = Configuration['signOff']['required'];

type DefaultDemand = Omit<Demand, 'named'>;

const demand = (
  meaning: string,
  by: SignOffDemand['by'],
  basis: Basis,
  clauses: readonly string[],
  more: Partial<SignOffDemand> = {},
): DefaultDemand => ({ meaning, by, roles: [], needed: 1, approvedIn: false, basis, clauses, ...more });

const documented = demand('approved', 'anyone', 'required', ['iso-9001:2015/7.5.2']);

/** Who must sign which type unless `signOff.required` in qms.yaml says otherwise. */
const defaultDemands: Readonly<Record<string, DefaultDemand>> = {
  'quality-policy': demand('approved', 'top-management', 'required', [
    'iso-9001:2015/5.2.1',
    'iso-9001:2015/7.5.2',
  ]),
  scope: documented,
  document: documented,
  process: documented,
  'audit-programme': documented,
  'management-review': demand('approved', 'top-management', 'practice', ['iso-9001:2015/9.3.3']),
  'leadership-commitment': demand('approved', 'top-management', 'practice', ['iso-9001:2015/5.1.1']),
  'quality-objective': demand('approved', 'top-management', 'practice', ['iso-9001:2015/5.1.1'], {
    approvedIn: true,
  }),
  change: demand('authorized', 'authority', 'required', ['iso-9001:2015/8.5.6']),
  'nonconforming-output': demand('authorized', 'authority', 'required', ['iso-9001:2015/8.7.2']),
  risk: demand('approved', 'owner', 'practice', ['iso-9001/acting-on-risks']),
  nonconformity: demand('verified', 'anyone', 'practice', ['iso-9001:2015/10.2.2']),
  action: demand('verified', 'anyone', 'practice', ['iso-9001:2015/10.2.1']),
  exception: demand('approved', 'top-management', 'own', []),
};

/** Statuses of a type in which the demand does not (yet, or any longer) apply although the phase would allow it. */
const exempt: Readonly<Record<string, readonly string[]>> = {
  'management-review': ['planned'],
  // What has not taken place can be approved by nobody; of a communication the plan is.
  audit: ['planned', 'cancelled'],
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

const isAcceptedRisk = (record: QmsRecord, threshold: number): boolean =>
  (record.status === 'accepted' || record.data['treatment'] === 'accept') &&
  (presentRating(record.data)?.rating ?? 0) >= threshold;

/**
 * What a type needs as the default table and `signOff.required` state it, in order and without looking at a record;
 * empty when nobody has to sign.
 */
export function demandsOfType(type: string, required: Setting): readonly DefaultDemand[] {
  const setting = own(required, type);
  if (setting === false) return [];
  const standard = own(defaultDemands, type);
  if (setting === undefined) return standard === undefined ? [] : [standard];
  return setting.map((asked) => {
    const isStandard = standard?.meaning === asked.meaning && standard.by === asked.by && asked.needed === 1;
    const { basis, clauses } = isStandard
      ? standard
      : { basis: 'own' as const, clauses: standard?.clauses ?? [] };
    const approvedIn = asked.approvedIn || (isStandard && standard.approvedIn);
    return { ...asked, basis, clauses, approvedIn };
  });
}

/**
 * Who must sign this record now, in order, and with which meaning.
 *
 * Maintained documents need it while they are in force, events from when they took place or were closed
 * and for ever after: approving or closing one takes nothing away. The effect is verified once all is over.
 *
 * @param record the record
 * @param required `signOff.required` of qms.yaml
 * @param riskThreshold rating (likelihood × severity) from which an accepted risk needs its owner
 * @returns the demands; none when this record needs no sign-off in its present state
 */
export function demandsFor(record: QmsRecord, required: Setting, riskThreshold: number): readonly Demand[] {
  const demands = demandsOfType(record.type, required);
  if (demands.length === 0 || record.kind === 'container') return [];
  const finalEvent = record.kind === 'event' && record.phase === 'final';
  if (!finalEvent && record.phase !== 'active') return [];
  if (signedWhenClosed.has(record.type) && !finalEvent) return [];
  if (record.status !== null && own(exempt, record.type)?.includes(record.status)) return [];
  if (record.type === 'risk' && !isAcceptedRisk(record, riskThreshold)) return [];
  return demands
    .filter(({ meaning }) => meaning !== 'verified' || finalEvent)
    .map((each) => ({ ...each, named: namedSigners(record, each) }));
}

function namedSigners({ data, type }: QmsRecord, { by }: SignOffDemand): readonly string[] {
  if (by === 'owner') {
    const acceptance = type === 'risk' && isObject(data['acceptance']) ? idsOf(data['acceptance']['by']) : [];
    return acceptance.length > 0 ? acceptance : idsOf(data['owner']);
  }
  if (by === 'authority' || type === 'exception') return authorityKeys.flatMap((key) => idsOf(data[key]));
  return [];
}
