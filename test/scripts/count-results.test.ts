import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/run.ts';

const script = resolve(import.meta.dirname, '../../scripts/count-results.mjs');

/** Exit code and output of the count over files with results. */
async function counted(files: Readonly<Record<string, object>>, status = '0') {
  const folder = await folderWith(
    Object.fromEntries(Object.entries(files).map(([name, results]) => [name, JSON.stringify(results)])),
  );
  const { status: code, stdout } = spawnSync(process.execPath, [script, folder, status], {
    encoding: 'utf8',
  });
  return [code, stdout];
}

const ofVitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  testResults: [
    {
      assertionResults: [
        { fullName: 'a', status: 'passed' },
        { fullName: 'history (left out: no git here) one', status: 'skipped' },
        { fullName: 'history (left out: no git here) two', status: 'pending' },
      ],
    },
    { assertionResults: [{ fullName: 'b (left out: run as root)', status: 'skipped' }] },
  ],
};
const ofVsCode = { numPassedTests: 2, numFailedTests: 0, tests: [] };

test('the results of all runners are added up, and the last line holds nothing else', async () => {
  expect(await counted({ 'a.json': { numPassedTests: 4, numFailedTests: 0 }, 'b.json': ofVsCode })).toEqual([
    0,
    '6 passed, 0 failed\n',
  ]);
});

test('what was left out is counted by reason, on lines before', async () => {
  expect(await counted({ 'vitest.json': ofVitest, 'vscode-node.json': ofVsCode })).toEqual([
    0,
    'Left out: 2 tests (no git here)\nLeft out: 1 test (run as root)\n5 passed, 0 failed\n',
  ]);
});

test('a failure, a step that broke and a run without tests are no success', async () => {
  expect(await counted({ 'a.json': { numPassedTests: 4, numFailedTests: 2 } }, '1')).toEqual([
    1,
    '4 passed, 2 failed\n',
  ]);
  expect(await counted({ 'b.json': ofVsCode }, '1')).toEqual([1, '2 passed, 1 failed\n']);
  expect(await counted({})).toEqual([1, '0 passed, 0 failed\n']);
});
