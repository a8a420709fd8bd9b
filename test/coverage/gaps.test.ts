import { expect, test } from 'vitest';
import { gapsOf } from '../../server/src/coverage/facts/build.ts';
import type { Gap } from '../../server/src/coverage/model.ts';
import { coverageOf, firstOf, rowOf } from './coverages.ts';

const briefly = ({ basis, kind, rule, clauses }: Gap) =>
  [basis, kind, rule?.id ?? '', clauses.map((ref) => ref.slice(ref.indexOf('/') + 1)).join(' ')].join(' · ');

test('what a rule says of a standard, what nothing shows, and what is only in work, each with its basis', async () => {
  const { gaps, gapCounts } = await firstOf({
    'process.yaml': 'id: PRC-1\ntype: process\nstatus: draft\n',
    'risk.yaml': 'id: RSK-1\ntype: risk\ntitle: Fire\nlikelihood: 5\nseverity: 5\n',
    'role.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\n',
  });
  const all = gaps.map(briefly);
  expect(all).toContain('documented · finding · scope-missing · 4.3');
  expect(all).toContain('required · absent ·  · 4.2');
  expect(all).toContain('documented · in-work ·  · 4.4.2');
  expect(all).toContain('required · absent ·  · 7.3');
  expect(all).toContain('own · finding · role-vacant · 5.3');
  // A rule says it more exactly.
  expect(all.filter((each) => each.endsWith(' · 4.3'))).toHaveLength(1);
  expect(gaps.map(({ basis }) => basis)).toEqual(
    gaps.map(({ basis }) => basis).toSorted((left, right) => bases.indexOf(left) - bases.indexOf(right)),
  );
  expect(gapCounts.documented).toBe(gaps.filter(({ basis }) => basis === 'documented').length);
});

const bases = ['documented', 'required', 'own', 'practice'];

test('absences say what would show them, and drafts are named', async () => {
  const { gaps } = await firstOf({ 'process.yaml': 'id: PRC-1\ntype: process\nstatus: draft\n' });
  const of = (number: string, kind: string) =>
    gaps.find((gap) => gap.clauses[0] === `iso-9001:2015/${number}` && gap.kind === kind);
  expect(of('4.2', 'absent')).toMatchObject({ types: ['interested-party'], rule: null });
  expect(of('8.6', 'absent')).toMatchObject({ types: [] });
  expect(of('4.4.2', 'in-work')).toMatchObject({ records: { items: [{ id: 'PRC-1' }] } });
});

test('alike findings are one gap, and each of them is counted', async () => {
  const { gaps, gapCounts } = await firstOf({
    'roles.yaml': 'id: ROLE-A\ntype: role\ntitle: A\n---\nid: ROLE-B\ntype: role\ntitle: B\n',
  });
  const vacant = gaps.filter(({ rule }) => rule?.id === 'role-vacant');
  expect(vacant).toHaveLength(1);
  expect(vacant[0]!.found.items.map(({ record }) => record)).toEqual(['ROLE-A', 'ROLE-B']);
  const own = gaps.filter(({ basis }) => basis === 'own');
  expect(gapCounts.own).toBe(own.reduce((sum, { found }) => sum + found.items.length, 0));
});

test('a silenced finding is no gap, and is counted', async () => {
  const { gaps, ...found } = await firstOf({
    'role.yaml': '# qms-ignore role-vacant -- to be filled in spring\nid: ROLE-A\ntype: role\ntitle: A\n',
  });
  expect(gaps.map(({ rule }) => rule?.id)).not.toContain('role-vacant');
  expect(rowOf({ gaps, ...found }, '5.3')).toMatchObject({ silenced: 1 });
});

test('only the clauses in which something is missing', async () => {
  const whole = await coverageOf({ 'process.yaml': 'id: PRC-1\ntype: process\nstatus: draft\n' });
  const { clauses, gaps } = gapsOf(whole).standards[0]!;
  expect(clauses.map(({ label }) => label)).toContain('4.4');
  expect(clauses.map(({ label }) => label)).not.toContain('5.1.1 a)');
  expect(gaps).toEqual(whole.standards[0]!.gaps);
});
