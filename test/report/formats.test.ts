import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withFormatTable } from '../../scripts/format-table.ts';
import { findFormat, formats } from '../../server/src/report/formats.ts';
import { qms } from '../cli/run.ts';
import { finding, result, sarifOptions } from './samples.ts';

const context = { ...sarifOptions, colour: false, width: 80, source: () => undefined };
const documentation = readFileSync(resolve(import.meta.dirname, '../../docs/output-formats.md'), 'utf8');
const names = formats.map(({ name }) => name);

test('no two formats share a name', () => {
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(formats)('$name', ({ name, purpose, write }) => {
  test('is found by its name', () => {
    expect(findFormat(name)).toMatchObject({ format: { name } });
  });

  test('says what a finding says, and ends with a line end', () => {
    const { output } = write(result([finding({})]), context);
    expect(output).toContain('OBJ-1 has no measure. Name an indicator and a target.');
    expect(output.endsWith('\n')).toBe(true);
  });

  test('is in the help of `qms check`', async () => {
    const { out } = await qms('check', '--help');
    expect(out.split('\n').map((line) => line.trim().split(/ {2,}/))).toContainEqual([
      name,
      `for ${purpose}`,
    ]);
  });

  test('has a section in the documentation', () => {
    expect(documentation).toMatch(new RegExp(`^## \`${name}\`$`, 'm'));
  });
});

test('the table of the documentation is up to date: npm run docs', () => {
  expect(withFormatTable(documentation)).toBe(documentation);
});

test('only github writes a summary', () => {
  const withSummary = formats.filter(({ write }) => write(result([]), context).summary !== undefined);
  expect(withSummary.map(({ name }) => name)).toEqual(['github']);
});

test.each([
  ['sariff', 'unknown format `sariff`, did you mean `sarif`?'],
  ['JSON', 'unknown format `JSON`, did you mean `json`?'],
  ['gihub', 'unknown format `gihub`, did you mean `github`?'],
  ['xml', `unknown format \`xml\`, use one of ${names.join(', ')}.`],
  ['constructor', `unknown format \`constructor\`, use one of ${names.join(', ')}.`],
  ['a\u001b[31m', `unknown format \`a\\u001b[31m\`, use one of ${names.join(', ')}.`],
])('a format named %j', (name, problem) => {
  expect(findFormat(name)).toEqual({ problem });
});
