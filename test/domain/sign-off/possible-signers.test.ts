import { describe, expect, test } from 'vitest';
import { howToSign, neededSignOff } from '../../../server/src/domain/sign-off/how-to-sign.ts';
import { authorsOf, possibleSigners } from '../../../server/src/domain/sign-off/possible-signers.ts';
import { defineMessages } from '../../../server/src/messages/define-messages.ts';
import { english } from '../../../server/src/messages/language.ts';
import type { SignOffDemand } from '../../../server/src/model/configuration.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { MessageValue } from '../../../server/src/model/message.ts';
import type { Demand } from '../../../server/src/records/sign-off-demands.ts';
import { openProject } from '../../rules/harness.ts';
import { sign, yaml } from '../../rules/signing.ts';

/** Who could sign today (1 February 2026), and in which role. */

const person = (id: string, name: string, more: JsonObject = {}): JsonObject => ({
  id,
  type: 'person',
  name,
  ...more,
});
const role = (id: string, holders: readonly string[], more: JsonObject = {}): JsonObject => ({
  ...{ id, type: 'role', title: id },
  holders: holders.map((holder) => ({ person: holder, from: '2024-01-01' })),
  ...more,
});
const delegation = (to: string, covers: readonly string[], grantedBy = 'PER-1'): JsonObject => ({
  ...{ to, from: '2026-01-01', until: '2026-03-01', reason: 'Leave', grantedBy },
  covers: [...covers],
});
const people = [
  person('PER-1', 'Katharina Brandt'),
  person('PER-2', 'Meike Lindner'),
  person('PER-3', 'Jürgen Voss'),
  person('PER-9', 'Rainer Oster', { status: 'left' }),
];
const roles = [
  role('ROLE-MD', ['PER-1'], { topManagement: true }),
  role('ROLE-QM', ['PER-2', 'PER-9']),
  role('ROLE-TD', ['PER-3'], { topManagement: true }),
];

const demanded = (more: Partial<SignOffDemand> & { readonly named?: readonly string[] } = {}): Demand => ({
  ...{ meaning: 'approved', by: 'anyone', roles: [], needed: 1, approvedIn: false },
  ...{ basis: 'own', clauses: [], named: [], ...more },
});
const document: JsonObject = { id: 'DOC-1', type: 'document', title: 'Inspection' };

async function asked(more: JsonObject = {}, others: readonly JsonObject[] = roles) {
  const records = [...people, ...others, { ...document, ...more }];
  const { queries } = (await openProject({ 'all.yaml': records.map(yaml).join('---\n') })).project;
  const record = queries.record('DOC-1')!;
  return {
    record,
    queries,
    signers: (demand: Demand) => possibleSigners(record, demand, queries),
    needed: (by: string | undefined, wanted: Parameters<typeof neededSignOff>[3]) =>
      neededSignOff(record, by, queries, wanted),
  };
}

const say = defineMessages('possible-signers.test', { of: '{value}' });
const inWords = (value: MessageValue): string => english.text(say.of({ value }));

describe('who could give a sign-off', () => {
  test('top management, each once and nobody who left', async () => {
    const { signers } = await asked({}, [
      ...roles,
      role('ROLE-CEO', ['PER-9', 'PER-1'], { topManagement: true }),
    ]);
    expect([...signers(demanded({ by: 'top-management' }))].sort()).toEqual(['PER-1', 'PER-3']);
  });

  test('whom the record names, as persons or as roles', async () => {
    const { signers } = await asked();
    expect(
      signers(demanded({ by: 'owner', named: ['ROLE-QM', 'PER-3', 'PER-9', 'DOC-1', 'NOBODY'] })),
    ).toEqual(['PER-2', 'PER-3']);
    expect(signers(demanded({ by: 'authority', named: [] }))).toEqual([]);
  });

  test('where anybody may: its owner, of a verification whoever verified it', async () => {
    const { signers } = await asked({
      owner: 'ROLE-QM',
      verifiedBy: 'PER-3',
      effectiveness: { by: 'PER-1' },
    });
    expect(signers(demanded())).toEqual(['PER-2']);
    expect(signers(demanded({ meaning: 'verified' }))).toEqual(['PER-3']);
    const second = await asked({ owner: 'ROLE-QM', effectiveness: { by: 'PER-1' } });
    expect(second.signers(demanded({ meaning: 'verified' }))).toEqual(['PER-1']);
    const third = await asked({ owner: 'ROLE-QM', effectiveness: 'good' });
    expect([...third.signers(demanded({ meaning: 'verified' }))].sort()).toEqual(['PER-1', 'PER-3']);
  });

  test('where nobody holds a role: to whom it is delegated for this, by somebody who could', async () => {
    const empty = (...delegations: JsonObject[]): JsonObject[] => [
      ...roles,
      role('ROLE-LAB', [], { delegations }),
    ];
    const of = async (others: readonly JsonObject[]) =>
      (await asked({}, others)).signers(demanded({ by: 'owner', named: ['ROLE-LAB'] }));
    expect(await of(empty(delegation('PER-2', ['approved'])))).toEqual(['PER-2']);
    expect(await of(empty(delegation('PER-2', ['document'])))).toEqual(['PER-2']);
    expect(await of(empty(delegation('PER-2', ['reviewed'])))).toEqual([]);
    expect(await of(empty(delegation('PER-2', ['as agreed'])))).toEqual([]);
    expect(await of(empty(delegation('PER-2', ['approved'], 'PER-2')))).toEqual([]);
    expect(await of(empty(delegation('PER-2', ['approved'], 'PER-9')))).toEqual([]);
    const held = role('ROLE-LAB', ['PER-3'], { delegations: [delegation('PER-2', ['approved'])] });
    expect(await of([...roles, held])).toEqual(['PER-3']);
  });

  test('whoever wrote it alone comes after top management, and only to approve', async () => {
    const own = { owner: 'PER-2', author: ['PER-2'] };
    const { signers } = await asked(own);
    expect([...signers(demanded())].sort()).toEqual(['PER-1', 'PER-3']);
    expect(signers(demanded({ meaning: 'reviewed' }))).toEqual(['PER-2']);
    const two = await asked({ ...own, author: ['PER-2', 'PER-3'] });
    expect(two.signers(demanded())).toEqual(['PER-2']);
    expect(signers(demanded({ by: 'owner', named: ['PER-2'] }))).toEqual(['PER-2']);
    const alone = await asked(own, [role('ROLE-QM', ['PER-2'])]);
    expect(alone.signers(demanded())).toEqual(['PER-2']);
    const leading = await asked({ owner: 'PER-1', author: ['PER-1'] }, [roles[0]!]);
    expect(leading.signers(demanded())).toEqual(['PER-1']);
  });

  test('who wrote it is said under `author`, or by a sign-off', async () => {
    const signOffs = [
      { by: 'PER-2', meaning: 'authored' },
      { by: 'PER-3', meaning: 'reviewed' },
      { meaning: 'authored' },
    ];
    expect([...authorsOf((await asked({ author: ['PER-1'], signOffs })).record)]).toEqual(['PER-1', 'PER-2']);
    expect([...authorsOf((await asked()).record)]).toEqual([]);
  });

  describe('of several roles', () => {
    const both = ['ROLE-MD', 'ROLE-QM'];
    const block = (by: string, inRole: string, meaning = 'approved') => ({
      by,
      role: inRole,
      meaning,
      date: '2026-01-12',
    });
    const signedBy = (...blocks: JsonObject[]) =>
      asked({ signOffs: blocks.map((each) => sign(document, each)) });

    test('each must: who is in a role that has not signed', async () => {
      const demand = demanded({ by: 'roles', roles: both, needed: 'all' });
      expect((await asked()).signers(demand)).toEqual(['PER-1', 'PER-2']);
      expect((await signedBy(block('PER-1', 'ROLE-MD'))).signers(demand)).toEqual(['PER-2']);
      expect((await signedBy(block('PER-1', 'ROLE-MD', 'reviewed'))).signers(demand)).toEqual([
        'PER-1',
        'PER-2',
      ]);
      const third = await asked({ signOffs: [sign(document, block('PER-3', 'ROLE-MD'))] }, [
        ...roles.slice(1),
        role('ROLE-MD', ['PER-1', 'PER-3'], { topManagement: true }),
      ]);
      expect(third.signers(demand)).toEqual(['PER-2']);
    });

    test('one may: who has not signed', async () => {
      const demand = demanded({ by: 'roles', roles: both, needed: 2 });
      const others = [...roles.slice(1), role('ROLE-MD', ['PER-1', 'PER-3'], { topManagement: true })];
      const record = { signOffs: [sign(document, block('PER-3', 'ROLE-MD'))] };
      expect((await asked(record, others)).signers(demand)).toEqual(['PER-1', 'PER-2']);
    });
  });
});

describe('the sign-off that somebody would give', () => {
  const wanted = { demand: demanded() };

  test('names the record, whom to ask, and the role only where several fit', async () => {
    const { needed } = await asked({ owner: 'ROLE-QM' }, [...roles, role('ROLE-LAB', ['PER-2'])]);
    expect(needed(undefined, wanted)).toEqual({ id: 'DOC-1' });
    expect(needed('PER-1', wanted)).toEqual({ id: 'DOC-1', as: 'PER-1' });
    expect(needed('PER-2', wanted)).toEqual({ id: 'DOC-1', as: 'PER-2', role: 'ROLE-QM' });
    expect(needed('PER-2', { ...wanted, role: 'ROLE-LAB' })).toEqual({
      id: 'DOC-1',
      as: 'PER-2',
      role: 'ROLE-LAB',
    });
    expect(needed('PER-2', { ...wanted, role: 'ROLE-MD' })).toMatchObject({ role: 'ROLE-QM' });
    const ownerless = await asked({}, [...roles, role('ROLE-LAB', ['PER-2'])]);
    expect(ownerless.needed('PER-2', wanted)).toMatchObject({ role: 'ROLE-LAB' });
  });

  test('names the meaning where it is another than the record needs', async () => {
    const { needed } = await asked();
    expect(needed(undefined, { ...wanted, meaning: 'approved' })).toEqual({ id: 'DOC-1' });
    expect(needed(undefined, { ...wanted, meaning: 'reviewed' })).toEqual({
      id: 'DOC-1',
      meaning: 'reviewed',
    });
    expect(needed(undefined, { demand: null, meaning: 'reviewed' })).toEqual({
      id: 'DOC-1',
      meaning: 'reviewed',
    });
  });

  test.each<[string, JsonObject, boolean]>([
    ['one held on the day', role('ROLE-X', ['PER-1']), true],
    [
      'one delegated',
      role('ROLE-X', ['PER-3'], { delegations: [delegation('PER-1', ['approved'], 'PER-3')] }),
      true,
    ],
    [
      'one held until last year',
      { ...role('ROLE-X', []), holders: [{ person: 'PER-1', from: '2024-01-01', to: '2025-12-31' }] },
      false,
    ],
    ['one in preparation', role('ROLE-X', ['PER-1'], { status: 'draft' }), false],
    ['one given up', role('ROLE-X', ['PER-1'], { status: 'obsolete' }), false],
    [
      'what is no role',
      { id: 'ROLE-X', type: 'document', holders: [{ person: 'PER-1', from: '2024-01-01' }] },
      false,
    ],
  ])('in %s', async (_, other, isOne) => {
    const { needed } = await asked({}, [...roles, other]);
    expect(needed('PER-1', wanted)).toEqual(
      isOne ? { id: 'DOC-1', as: 'PER-1', role: 'ROLE-MD' } : { id: 'DOC-1', as: 'PER-1' },
    );
  });

  const of = async (
    demand: Partial<SignOffDemand> & { readonly named?: readonly string[] },
    by = 'PER-1',
  ) => {
    const others = [
      ...roles,
      role('ROLE-A', ['PER-1']),
      role('ROLE-B', ['PER-1']),
      role('ROLE-C', ['PER-1'], { topManagement: true }),
    ];
    return (await asked({}, others)).needed(by, { demand: demanded(demand) }).role;
  };
  test('only in roles that the demand asks for', async () => {
    expect(await of({})).toBe('ROLE-A');
    expect(await of({ by: 'top-management' })).toBe('ROLE-C');
    expect(await of({ by: 'roles', roles: ['ROLE-B', 'ROLE-MD'] })).toBe('ROLE-B');
    expect(await of({ by: 'owner', named: ['ROLE-B'] })).toBeUndefined();
    expect(await of({ by: 'owner', named: ['ROLE-B', 'ROLE-C'] })).toBe('ROLE-B');
    expect(await of({ by: 'owner', named: ['PER-1'] })).toBe('ROLE-A');
    expect(await of({ by: 'owner', named: [] })).toBe('ROLE-A');
    expect(await of({ by: 'anyone', named: ['ROLE-B'] })).toBe('ROLE-A');
  });

  test('of a version, where several are kept that are not over', async () => {
    const versions = async (...statuses: readonly (readonly [string, string | null])[]) => {
      const records = statuses.map(([status, version]) => ({
        ...document,
        status,
        ...(version === null ? {} : { version }),
      }));
      const { queries } = (
        await openProject({ 'all.yaml': [...people, ...roles, ...records].map(yaml).join('---\n') })
      ).project;
      return (version: string | null) =>
        neededSignOff(
          queries.versions('DOC-1').find((each) => each.version === version)!,
          undefined,
          queries,
          wanted,
        ).id;
    };
    expect((await versions(['effective', '1'], ['draft', '2']))('2')).toBe('DOC-1@2');
    expect((await versions(['effective', '1'], ['draft', '2']))('1')).toBe('DOC-1@1');
    expect((await versions(['superseded', '1'], ['effective', '2']))('2')).toBe('DOC-1');
    expect((await versions(['superseded', '1'], ['effective', '2']))('1')).toBe('DOC-1@1');
    expect((await versions(['effective', '1']))('1')).toBe('DOC-1');
    expect((await versions(['superseded', '1']))('1')).toBe('DOC-1');
    expect((await versions(['effective', null], ['draft', '2']))(null)).toBe('DOC-1');
  });
});

describe('whom to ask', () => {
  test('is named, up to three, or said in words', async () => {
    const { record, queries } = await asked();
    const ask = (demand: Demand): string => inWords(howToSign(record, demand, queries).signer);
    expect(ask(demanded({ by: 'owner', named: ['PER-1', 'PER-2'] }))).toBe(
      'Katharina Brandt (PER-1) or Meike Lindner (PER-2)',
    );
    expect(ask(demanded({ by: 'owner', named: ['NOBODY'] }))).toBe('someone whose role allows it');
    expect(howToSign(record, demanded({ by: 'owner', named: ['PER-2'] }), queries).signOff).toEqual({
      id: 'DOC-1',
      as: 'PER-2',
    });
    const headless = await asked({}, [role('ROLE-QM', ['PER-2'])]);
    expect(
      inWords(howToSign(headless.record, demanded({ by: 'top-management' }), headless.queries).signer),
    ).toBe('a holder of a top-management role');
  });
});
