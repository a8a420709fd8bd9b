import { expect, test } from 'vitest';
import { findRecords } from '../../server/src/language/find-records.ts';
import { open } from './harness.ts';

const files = {
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jürgen Voß\nfrom: 2020-01-01\n---\nid: ROLE-LAB\ntype: role\ntitle: Head of laboratory\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
  'risks.yaml':
    'type: register\nof: risk\nid: REG-1\nitems:\n  - { id: RSK-1, title: Balance drifts, owner: ROLE-LAB, status: open, description: Draughts from the gate }\n  - { id: RSK-10, title: Late parts, formerIds: [OLD-7], status: treated }\n  - { id: RSK-2, title: Parts of RSK-1 are lost, status: open }\n  - { id: RSK-3, title: Drifting prices, status: closed }\n',
};
const found = async (query: string, most = 100): Promise<readonly string[]> => {
  const { context } = await open(files);
  return findRecords(context.project, query, { most }).map(({ id }) => id);
};

test('an exact id comes first, then ids that begin like it, then titles that name it', async () => {
  expect(await found('rsk-1')).toEqual(['RSK-1', 'RSK-10', 'RSK-2']);
  expect((await found('OLD-7'))[0]).toBe('RSK-10');
  expect((await found('rsk'))[0]).toBe('RSK-1');
});

test('titles whose words begin so come before what is in the middle of one', async () => {
  expect((await found('drift')).slice(0, 2)).toEqual(['RSK-1', 'RSK-3']);
  expect((await found('parts')).slice(0, 2)).toEqual(['RSK-10', 'RSK-2']);
});

test('by who answers for it, by the name of the role or of who holds it, without accents', async () => {
  expect(await found('laboratory')).toEqual(['ROLE-LAB', 'RSK-1']);
  expect(await found('jurgen')).toEqual(['PER-1', 'RSK-1']);
});

test('by state and type, and every word must be there', async () => {
  expect(await found('treated')).toEqual(['RSK-10']);
  expect(await found('risk open parts')).toEqual(['RSK-2']);
  expect(await found('risk open nowhere')).toEqual([]);
});

test('in what it says, last, and only words that are long enough', async () => {
  expect(await found('draughts')).toEqual(['RSK-1']);
  expect(await found('drift gate')).toEqual(['RSK-1']);
  expect(await found('zz')).toEqual([]);
});

test('without words all are found, as far as they are listed', async () => {
  expect(await found('  ')).toHaveLength(7);
  expect(await found('', 2)).toHaveLength(2);
});
