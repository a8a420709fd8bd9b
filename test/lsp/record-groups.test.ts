import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListedRecord, RecordGroup, RecordGroupsParams } from '../../server/src/main/lsp/protocol.ts';
import type { Client } from './client.ts';
import { memoryRoot, startInMemory } from './in-memory-server.ts';

const files = {
  'qms.yaml': 'asOf: 2026-02-01\nstandards: [iso-9001:2015]\n',
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n---\nid: ROLE-QM\ntype: role\ntitle: Quality manager\nholders: [{ person: PER-1, from: 2020-01-01 }]\n---\nid: ROLE-X\ntype: role\ntitle: Buyer\n',
  'processes.yaml':
    'id: PRC-1\ntype: process\ntitle: Production\nowner: ROLE-QM\n---\nid: PRC-2\ntype: process\ntitle: Sales\nowner: ROLE-X\n',
  'risks.yaml':
    'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-1, title: Late parts, owner: PER-1, processes: [PRC-1] }\n  - { id: RSK-2, title: Lost drawings, owner: ROLE-NONE }\n  - { id: RSK-3, title: Old risk, status: closed }\n',
  'audit.yaml': 'id: AUD-1\ntype: audit\ntitle: Audit of sales\nstatus: planned\nprocesses: [PRC-9]\n',
};

let client: Client;
beforeAll(async () => {
  client = await startInMemory(files);
});
afterAll(() => client.connection.sendRequest('shutdown'));

const groups = (params: Omit<RecordGroupsParams, 'root'>): Promise<RecordGroup[]> =>
  client.request<RecordGroup[]>('qms/recordGroups', params);
const titles = async (params: Omit<RecordGroupsParams, 'root'>): Promise<readonly string[]> =>
  (await groups(params)).map(
    ({ title, records, lacks }) => `${title} (${records})${lacks === '' ? '' : ` ${lacks}`}`,
  );
const idsIn = async (params: Omit<RecordGroupsParams, 'root'>, key: string): Promise<readonly string[]> =>
  (await client.request<ListedRecord[]>('qms/groupRecords', { root: memoryRoot, ...params, key })).map(
    ({ id }) => id,
  );

test('by clause, those that records are for', async () => {
  const found = await groups({ by: 'clause' });
  expect(found.map(({ title }) => title.split(' ')[0])).toEqual(['4.4', '5.3', '6.1', '9.2']);
  expect(await idsIn({ by: 'clause' }, 'iso-9001:2015/4.4')).toEqual(['PRC-1', 'PRC-2']);
});

test('by process, with what names it, and what could name one', async () => {
  expect(await titles({ by: 'process' })).toEqual([
    'PRC-1 Production (2)',
    'PRC-2 Sales (1) no record names it',
    'No process named (2)',
  ]);
  expect(await idsIn({ by: 'process' }, 'PRC-1')).toEqual(['PRC-1', 'RSK-1']);
  expect(await idsIn({ by: 'process' }, '')).toEqual(['AUD-1', 'RSK-2']);
});

test('by owner, with roles that nobody holds and owners that nobody knows', async () => {
  const found = await titles({ by: 'owner' });
  expect(found).toContain('Jane Doe (1)');
  expect(found).toContain('Quality manager (Jane Doe) (1)');
  expect(found).toContain('Buyer (vacant) (1) held by nobody');
  expect(found).toContain('ROLE-NONE (1) no longer here');
});

test('by type, in the order of the types', async () => {
  expect(await idsIn({ by: 'type' }, 'risk')).toEqual(['RSK-1', 'RSK-2', 'RSK-3']);
  expect((await groups({ by: 'type' })).map(({ key }) => key)).not.toContain('survey');
});

describe('a filter', () => {
  test('of words lists what has them, and all of a group that is called so', async () => {
    expect(await titles({ by: 'type', text: 'drawings' })).toEqual(['Risk (1)']);
    expect(await idsIn({ by: 'type', text: 'drawings' }, 'risk')).toEqual(['RSK-2']);
    expect(await idsIn({ by: 'process', text: 'production' }, 'PRC-1')).toEqual(['PRC-1', 'RSK-1']);
    expect(await titles({ by: 'type', text: 'nowhere' })).toEqual([]);
  });

  test('of findings lists what has some, and counts them', async () => {
    const [risks] = (await groups({ by: 'type', only: 'findings' })).filter(({ key }) => key === 'risk');
    expect(risks!.findings.error).toBeGreaterThan(0);
    expect(await idsIn({ by: 'type', only: 'findings' }, 'risk')).not.toContain('RSK-3');
  });

  test('of gaps lists where something is missing, also where there is no record', async () => {
    const clauses = await titles({ by: 'clause', only: 'gaps' });
    expect(clauses).toContain('5.2 Quality policy (0) nothing here');
    expect(clauses.find((title) => title.startsWith('9.2'))).toMatch(/ only in work$/);
    expect(clauses.find((title) => title.startsWith('4.4'))).toBeUndefined();
    expect(await titles({ by: 'process', only: 'gaps' })).toEqual(['PRC-2 Sales (1) no record names it']);
    expect((await groups({ by: 'type', only: 'gaps' })).map(({ key }) => key)).toContain('equipment');
    expect(await titles({ by: 'owner', only: 'gaps' })).not.toContain('Jane Doe (1)');
  });

  test('of what a branch changes lists only that', async () => {
    const among = [{ uri: `${memoryRoot}/risks.yaml`, id: 'RSK-1' }];
    expect(await titles({ by: 'type', among })).toEqual(['Risk (1)']);
  });
});

test('a group is marked anew once a file of it is', async () => {
  const markOf = async (): Promise<string> =>
    (await groups({ by: 'type' })).find(({ key }) => key === 'risk')!.mark;
  const before = await markOf();
  expect(await markOf()).toBe(before);
  await client.open(`${memoryRoot}/risks.yaml`, `# moved\n${files['risks.yaml']}`);
  expect(await markOf()).not.toBe(before);
  await client.close(`${memoryRoot}/risks.yaml`);
});

test('parameters of any form do no harm', async () => {
  for (const params of [{}, { by: 'x' }, { by: 'type', only: 'x', among: [null, 3, {}] }])
    expect(Array.isArray(await client.request('qms/recordGroups', params))).toBe(true);
});

test('records are sought with who answers for them', async () => {
  const found = await client.request('qms/findRecords', { query: 'late' });
  expect(found).toMatchObject([{ id: 'RSK-1', owner: 'Jane Doe', range: { start: { line: 4 } } }]);
});
