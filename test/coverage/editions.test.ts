import { expect, test } from 'vitest';
import { coverageOf, idsIn, rowOf } from './coverages.ts';

const both =
  'organization: Test\nstandards: [{ id: iso-9001:2015, until: 2026-12-31 }, { id: iso-9001:2026, from: 2027-01-01 }]\n';

test('a record counts in both editions, under the number that each has', async () => {
  const { standards } = await coverageOf({
    'qms.yaml': both,
    'doc.yaml': 'id: DOC-1\ntype: document\nclauses: ["10.3"]\n',
    'chance.yaml': 'id: OPP-1\ntype: opportunity\ntitle: Flow meters\ndescription: A market grows.\n',
    'action.yaml': 'id: ACT-1\ntype: action\nkind: opportunity\n',
  });
  const [old, now] = standards;
  expect(idsIn(rowOf(old!, '10.3'))).toEqual(['DOC-1']);
  expect(idsIn(rowOf(now!, '10.1'))).toContain('DOC-1');
  expect(now!.clauses.map(({ label }) => label)).not.toContain('10.3');
  expect(idsIn(rowOf(old!, '6.1'))).toEqual(['OPP-1', 'ACT-1']);
  expect(idsIn(rowOf(now!, '6.1'))).toEqual(['OPP-1', 'ACT-1']);
  expect([old!.inForce, now!.inForce]).toEqual([true, false]);
});

test('what is kept elsewhere is so in every edition; a number means the edition in force today', async () => {
  const files = { 'qms.yaml': `${both}elsewhere: [{ clause: "10.3", system: Idea box }]\n` };
  const { standards } = await coverageOf(files);
  expect(rowOf(standards[0]!, '10.3').elsewhere).toHaveLength(1);
  expect(rowOf(standards[1]!, '10.1').elsewhere).toHaveLength(1);
  expect(rowOf(standards[0]!, '10.1').elsewhere).toEqual([]);
});

test('what to know about the numbers of an edition is said with it', async () => {
  const { standards } = await coverageOf({ 'qms.yaml': both });
  expect(standards.map(({ caution }) => caution !== null)).toEqual([false, true]);
});

test('a clause says under which number the other edition asks for the same', async () => {
  const { standards } = await coverageOf({ 'qms.yaml': both });
  expect(rowOf(standards[0]!, '10.3').otherNumbers).toEqual([
    { edition: 'iso-9001:2026', name: 'ISO 9001:2026', labels: ['10.1'] },
  ]);
  expect(rowOf(standards[1]!, '10.1').otherNumbers).toMatchObject([
    { name: 'ISO 9001:2015', labels: expect.arrayContaining(['10.3']) },
  ]);
  expect(rowOf(standards[0]!, '8.6').otherNumbers).toEqual([]);
});
