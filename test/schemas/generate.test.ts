import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { planModule } from '../../scripts/generate/plans.ts';
import { readSchemas, schemasModule } from '../../scripts/generate/schema-files.ts';
import { validatorsModule } from '../../scripts/generate/validators.ts';
import { isCalendarDate } from '../../server/src/schemas/formats.ts';

const folder = resolve(import.meta.dirname, '../../schemas');

test('what is generated depends on the schemas alone and needs nothing at run time', () => {
  const write = (): string[] => {
    const schemas = readSchemas(folder);
    return [validatorsModule(schemas), planModule(schemas), schemasModule(schemas)];
  };
  const [validators, plan] = write();
  expect(write().slice(0, 2)).toEqual([validators, plan]);
  expect(validators).not.toMatch(/require\(|new Function|eval\(/);
  expect(validators!.match(/^import .*$/gm)).toEqual([
    "import { formats } from '../src/schemas/formats.ts';",
  ]);
});

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2026-12-31', true],
  ['2026-00-10', false],
  ['2026-13-01', false],
  ['2026-04-31', false],
  ['2026-01-00', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00', false],
])('%s is a day: %s', (text, day) => {
  expect(isCalendarDate(text)).toBe(day);
});
