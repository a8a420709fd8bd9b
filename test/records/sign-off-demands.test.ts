import { describe, expect, test } from 'vitest';
import type { SignOffDemand } from '../../server/src/model/configuration.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import type { Phase, QmsRecord, RecordKind } from '../../server/src/model/record.ts';
import { presentRating } from '../../server/src/records/risk-scale.ts';
import { demandsFor, demandsOfType } from '../../server/src/records/sign-off-demands.ts';

const demandFor = (...given: Parameters<typeof demandsFor>) => demandsFor(...given)[0] ?? null;
const asked = (meaning: string, by: SignOffDemand['by']): readonly SignOffDemand[] => [
  { meaning, by, roles: [], needed: 1, approvedIn: false },
];

const record = (
  type: string,
  kind: RecordKind,
  phase: Phase,
  status: string | null,
  data: JsonObject = {},
): QmsRecord => ({
  key: 'a.yaml#0',
  file: 'a.yaml',
  ordinal: 0,
  document: 0,
  item: null,
  markdown: false,
  id: 'A',
  type,
  version: null,
  title: null,
  status,
  phase,
  kind,
  data,
  writtenKeys: null,
  body: null,
  references: [],
  entries: [],
  fileUses: [],
  oddities: [],
  digests: [],
  pastDates: [],
  anchors: [],
  endedOn: null,
  register: null,
  adoption: null,
});

describe('who must sign what, in which state', () => {
  const m = 'maintained';
  const e = 'event';
  const cases: readonly (readonly [string, RecordKind, Phase, string | null, string | null])[] = [
    ['quality-policy', m, 'draft', 'draft', null],
    ['quality-policy', m, 'review', 'in-review', null],
    ['quality-policy', m, 'active', 'effective', 'approved by top-management'],
    ['quality-policy', m, 'active', null, 'approved by top-management'],
    ['quality-policy', m, 'final', 'superseded', null],
    ['scope', m, 'active', 'effective', 'approved by anyone'],
    ['document', m, 'active', 'effective', 'approved by anyone'],
    ['process', m, 'active', 'effective', 'approved by anyone'],
    ['audit-programme', m, 'active', 'effective', 'approved by anyone'],
    ['audit-programme', m, 'final', 'closed', null],
    ['management-review', e, 'active', 'planned', null],
    ['management-review', e, 'active', 'held', 'approved by top-management'],
    ['management-review', e, 'final', 'approved', 'approved by top-management'],
    ['leadership-commitment', e, 'final', 'recorded', 'approved by top-management'],
    ['quality-objective', m, 'active', 'active', 'approved by top-management'],
    ['quality-objective', m, 'final', 'achieved', null],
    ['change', e, 'review', 'proposed', null],
    ['change', e, 'active', 'approved', 'authorized by authority'],
    ['change', e, 'final', 'closed', 'authorized by authority'],
    ['change', e, 'final', 'rejected', null],
    ['nonconforming-output', e, 'active', 'contained', null],
    ['nonconforming-output', e, 'final', 'decided', 'authorized by authority'],
    ['nonconforming-output', e, 'final', 'closed', 'authorized by authority'],
    ['nonconformity', e, 'active', 'implemented', null],
    ['nonconformity', e, 'final', 'closed', 'verified by anyone'],
    ['nonconformity', e, 'final', 'rejected', null],
    ['action', e, 'active', 'open', null],
    ['action', e, 'final', 'done', null],
    ['action', e, 'final', 'verified', 'verified by anyone'],
    ['action', e, 'final', 'cancelled', null],
    ['exception', m, 'active', 'effective', 'approved by top-management'],
    ['exception', m, 'final', 'expired', null],
    ['audit', e, 'final', 'reported', null],
    ['person', m, 'active', null, null],
    ['constructor', m, 'active', null, null],
    ['register', 'container', 'active', null, null],
  ];
  test.each(cases)('%s (%s) %s %s', (type, kind, phase, status, expected) => {
    const demand = demandFor(record(type, kind, phase, status), {}, 12);
    expect(demand === null ? null : `${demand.meaning} by ${demand.by}`).toBe(expected);
  });
});

test('an accepted risk needs its owner from the threshold on', () => {
  const risk = (status: string, data: JsonObject) =>
    demandFor(record('risk', 'maintained', 'active', status, { owner: 'ROLE-OPS', ...data }), {}, 12);
  expect(risk('accepted', { likelihood: 3, severity: 4 })).toMatchObject({
    meaning: 'approved',
    by: 'owner',
    named: ['ROLE-OPS'],
  });
  expect(risk('open', { treatment: 'accept', likelihood: 3, severity: 4 })).not.toBeNull();
  expect(risk('accepted', { likelihood: 3, severity: 3 })).toBeNull();
  expect(risk('open', { treatment: 'reduce', likelihood: 5, severity: 5 })).toBeNull();
  expect(risk('accepted', {})).toBeNull();
});

const rating = (risk: JsonObject): number | undefined => presentRating(risk)?.rating;

test('the rating after treatment counts once a risk is treated or closed, before the present and the first one', () => {
  expect(
    rating({
      status: 'treated',
      likelihood: 4,
      severity: 4,
      after: { likelihood: 2, severity: 4 },
      before: { likelihood: 5, severity: 5 },
    }),
  ).toBe(8);
  expect(rating({ status: 'closed', likelihood: 4, severity: 4, after: { likelihood: 2 } })).toBe(16);
  expect(
    rating({ status: 'accepted', likelihood: 4, severity: 4, after: { likelihood: 1, severity: 1 } }),
  ).toBe(16);
  expect(rating({ before: { likelihood: 5, severity: 5 } })).toBe(25);
  expect(rating({ likelihood: '4', severity: 4 })).toBeUndefined();
});

test('a record names who may authorize it', () => {
  const change = record('change', 'event', 'active', 'approved', { authorizedBy: 'ROLE-TD' });
  expect(demandFor(change, {}, 12)?.named).toEqual(['ROLE-TD']);
  const output = record('nonconforming-output', 'event', 'final', 'decided', { authority: 'PER-1' });
  expect(demandFor(output, {}, 12)?.named).toEqual(['PER-1']);
});

test('qms.yaml changes who must sign, adds types and removes demands', () => {
  const policy = record('quality-policy', 'maintained', 'active', 'effective');
  expect(demandFor(policy, { 'quality-policy': false }, 12)).toBeNull();
  expect(demandFor(policy, { 'quality-policy': asked('affirmed', 'anyone') }, 12)).toMatchObject({
    meaning: 'affirmed',
    by: 'anyone',
    basis: 'own',
  });
  const same = demandFor(policy, { 'quality-policy': asked('approved', 'top-management') }, 12);
  expect(same?.basis).toBe('required');
  expect(demandsOfType('supplier', { supplier: asked('approved', 'owner') })[0]).toMatchObject({
    basis: 'own',
    clauses: [],
  });
  const planned = record('management-review', 'event', 'active', 'planned');
  expect(demandFor(planned, { 'management-review': asked('approved', 'anyone') }, 12)).toBeNull();
});

test.each<[string, Partial<SignOffDemand>, object]>([
  ['the demand of the standard', {}, { basis: 'practice', approvedIn: true }],
  ['by others', { by: 'anyone' }, { basis: 'own', approvedIn: false }],
  ['by two', { needed: 2 }, { basis: 'own', approvedIn: false }],
  ['in another meaning', { meaning: 'affirmed' }, { basis: 'own', approvedIn: false }],
  ['by a decision of a review', { by: 'anyone', approvedIn: true }, { basis: 'own', approvedIn: true }],
])('what is asked of objectives in qms.yaml: %s', (_, more, expected) => {
  const [usual] = asked('approved', 'top-management');
  expect(demandsOfType('quality-objective', { 'quality-objective': [{ ...usual!, ...more }] })).toMatchObject(
    [expected],
  );
});

test('a register is signed for its items, not for itself', () => {
  const register = record('register', 'container', 'active', null);
  expect(demandFor(register, { register: asked('approved', 'anyone') }, 12)).toBeNull();
});

test.each<[string, SignOffDemand['by'], JsonObject, readonly string[]]>([
  ['document', 'owner', { owner: 'ROLE-QM', acceptance: { by: 'PER-2' } }, ['ROLE-QM']],
  ['document', 'anyone', { owner: 'ROLE-QM', authority: 'PER-1' }, []],
  ['document', 'authority', { authority: 'PER-1', authorizedBy: 'PER-2' }, ['PER-2', 'PER-1']],
  ['exception', 'top-management', { authority: 'PER-1' }, ['PER-1']],
])('whom a %s names that is to be signed by %s', (type, by, data, named) => {
  const given = record(type, 'maintained', 'active', 'effective', data);
  expect(demandFor(given, { [type]: asked('approved', by) }, 12)?.named).toEqual(named);
});

test('an accepted risk needs whoever accepts it, before its owner', () => {
  const data = { likelihood: 4, severity: 4, owner: 'ROLE-OPS', acceptance: { by: 'PER-2' } };
  expect(demandFor(record('risk', 'maintained', 'active', 'accepted', data), {}, 12)?.named).toEqual([
    'PER-2',
  ]);
});

test('several are needed in order, and the effect is verified once all is over', () => {
  const required = {
    'quality-policy': [...asked('reviewed', 'anyone'), ...asked('approved', 'top-management')],
  };
  const policy = record('quality-policy', 'maintained', 'active', 'effective');
  expect(demandsFor(policy, required, 12).map(({ meaning, basis }) => [meaning, basis])).toEqual([
    ['reviewed', 'own'],
    ['approved', 'required'],
  ]);
  const checked = { change: [...asked('authorized', 'authority'), ...asked('verified', 'anyone')] };
  const open = record('change', 'event', 'active', 'approved');
  expect(demandsFor(open, checked, 12).map(({ meaning }) => meaning)).toEqual(['authorized']);
  const closed = record('change', 'event', 'final', 'closed');
  expect(demandsFor(closed, checked, 12).map(({ meaning }) => meaning)).toEqual(['authorized', 'verified']);
});
