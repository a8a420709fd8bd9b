import { describe, expect, test } from 'vitest';
import { inForce, oldestFirst, versionOn } from '../../server/src/workspace/in-force.ts';
import { openProject } from '../rules/harness.ts';

const version = (number: string, status: string, from: string): string =>
  `id: DOC-1\ntype: document\nstatus: ${status}\nversion: "${number}"\neffectiveFrom: ${from}\n`;

async function versions(...texts: readonly string[]) {
  const files = Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text]));
  return (await openProject(files)).project.queries.versions('DOC-1');
}

describe('of two approved versions', () => {
  const texts = [version('1', 'effective', '2025-01-01'), version('2', 'effective', '2026-01-10')];

  test.each([
    ['2024-12-31', '2'],
    ['2025-01-01', '1'],
    ['2026-01-09', '1'],
    ['2026-01-10', '2'],
  ])('on %s version %s counts', async (day, expected) => {
    expect(inForce(await versions(...texts), day)?.version).toBe(expected);
    expect(versionOn(await versions(...texts), day)?.version).toBe(expected);
  });
});

describe('of a superseded version and its successor', () => {
  const texts = [version('1', 'superseded', '2025-01-01'), version('2', 'effective', '2026-01-10')];

  test.each([
    ['2025-01-01', '1'],
    ['2026-01-09', '1'],
    ['2026-01-10', '2'],
  ])('on %s version %s was in force', async (day, expected) => {
    expect(versionOn(await versions(...texts), day)?.version).toBe(expected);
  });
});

describe('the order of versions', () => {
  const order = (records: readonly { readonly version: string | null }[]) =>
    records.map((each) => each.version);
  const undated = (number: string): string => `id: DOC-1\ntype: document\nversion: "${number}"\n`;
  const texts = [
    version('2', 'superseded', '2024-01-01'),
    undated('1.5'),
    version('1', 'effective', '2025-01-01'),
    undated('1.10'),
    undated('3'),
    'id: DOC-1\ntype: document\n',
  ];

  test('is that of their days; one without a day stands before the first of a later version', async () => {
    expect(order(await versions(...texts))).toEqual([null, '1.5', '1.10', '2', '1', '3']);
  });

  test('does not hang on the order they came in', async () => {
    const records = await versions(...texts);
    for (let turn = 0; turn < records.length; turn += 1) {
      const turned = [...records.slice(turn), ...records.slice(0, turn)];
      expect(oldestFirst(turned)).toEqual(records);
      expect(oldestFirst(turned.reverse())).toEqual(records);
    }
  });
});
