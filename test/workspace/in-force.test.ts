import { describe, expect, test } from 'vitest';
import { inForce, versionOn } from '../../server/src/workspace/in-force.ts';
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
