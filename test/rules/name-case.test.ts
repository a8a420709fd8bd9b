import { expect, test } from 'vitest';
import { openProject } from './harness.ts';
import { scenarios } from './scenarios.ts';

const risk = (id: string): string => `id: ${id}\ntype: risk\n`;
const warning = { path: '', severity: 'warning' } as const;

scenarios('name-case', [
  {
    name: 'files, of records or not',
    files: {
      'Risks/a.yaml': risk('RSK-1'),
      'risks/A.yaml': risk('RSK-2'),
      'img/Plan.png': 'x',
      'img/plan.png': 'y',
    },
    expected: [
      {
        ...warning,
        file: 'img/plan.png',
        message: /^The name of this file differs from that of img\/Plan\.png in/,
      },
      { ...warning, file: 'risks/A.yaml', message: /that of Risks\/a\.yaml in upper and lower case only\./ },
    ],
  },
  {
    name: 'ids, each but the first',
    files: { 'a.yaml': risk('RSK-1'), 'b.yaml': risk('rsk-1'), 'c.yaml': risk('Rsk-1') },
    expected: [
      {
        path: 'id',
        severity: 'warning',
        record: 'rsk-1',
        message: /^The id rsk-1 differs from RSK-1 and Rsk-1 in/,
      },
      {
        path: 'id',
        severity: 'warning',
        record: 'Rsk-1',
        message: /^The id Rsk-1 differs from RSK-1 and rsk-1 in/,
      },
    ],
  },
  {
    name: 'versions of one id, and folders of one name',
    files: {
      'Docs/a.yaml': `${risk('RSK-1')}version: "1"\n`,
      'docs/b.yaml': `${risk('RSK-1')}version: "2"\n`,
    },
    expected: [],
  },
]);

test('it follows files and ids as they come and go', async () => {
  const { project, memory } = await openProject({ 'a.yaml': risk('RSK-1') });
  const found = async (...paths: readonly string[]): Promise<readonly string[]> => {
    await project.update(paths);
    await project.publish();
    return project
      .outcome()
      .findings.filter(({ rule }) => rule === 'name-case')
      .map(({ file }) => file);
  };
  memory.write('B.yaml', risk('rsk-1'));
  expect(await found('B.yaml')).toEqual(['B.yaml']);
  memory.write('A.txt', '');
  memory.write('a.txt', '');
  expect(await found('A.txt', 'a.txt')).toEqual(['B.yaml', 'a.txt']);
  memory.write('B.yaml', risk('RSK-2'));
  memory.delete('A.txt');
  expect(await found('B.yaml', 'A.txt')).toEqual([]);
});
