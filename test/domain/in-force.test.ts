import { expect, test } from 'vitest';
import { inForceToday } from '../../server/src/domain/in-force.ts';
import { openProject } from '../rules/harness.ts';

const version = (number: string, status: string, ...more: readonly string[]): string =>
  [`id: POL-1\ntype: quality-policy\nstatus: ${status}\nversion: "${number}"`, ...more, ''].join('\n');

test.each<[string, string[], string, string[]]>([
  ['the day before it begins', [version('1', 'effective', 'effectiveFrom: 2026-01-10')], '2026-01-09', []],
  ['the day it begins', [version('1', 'effective', 'effectiveFrom: 2026-01-10')], '2026-01-10', ['1']],
  [
    'the day before the next one begins',
    [version('1', 'superseded'), version('2', 'effective', 'effectiveFrom: 2026-01-10')],
    '2026-01-09',
    ['1'],
  ],
  [
    'the day the next one begins',
    [version('1', 'superseded'), version('2', 'effective', 'effectiveFrom: 2026-01-10')],
    '2026-01-10',
    ['2'],
  ],
  [
    'the day before it is withdrawn',
    [version('1', 'effective', 'withdrawnOn: 2026-01-10')],
    '2026-01-09',
    ['1'],
  ],
  ['the day it is withdrawn', [version('1', 'effective', 'withdrawnOn: 2026-01-10')], '2026-01-10', []],
  [
    'the day the next one begins and is withdrawn at once',
    [
      version('1', 'superseded'),
      version('2', 'effective', 'effectiveFrom: 2026-01-10', 'withdrawnOn: 2026-01-10'),
    ],
    '2026-01-10',
    [],
  ],
])('in force on %s', async (_, texts, today, expected) => {
  const files = Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text]));
  const { queries } = (await openProject(files, { today })).project;
  expect(inForceToday(queries, 'quality-policy').map((record) => record.version)).toEqual(expected);
});
