import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { withBindingTable } from '../../scripts/binding-table.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { bindingOfType } from '../unbound-keys.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/signing.md'), 'utf8');

/** Names in backticks. */
const namesIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

/** The table's rows: a type, and what only `verified`, only `approved` and no sign-off binds of it. */
const rows = page
  .split('\n')
  .filter((line) => /^\| `[a-z-]+` \|(?: [`–])/.test(line) && line.split('|').length === 6)
  .map((line) => {
    const [type, ...columns] = line.split('|').slice(1, -1).map(namesIn);
    return [type![0]!, columns] as const;
  });

test('the page has the table that npm run docs writes', () => {
  expect(withBindingTable(page)).toBe(page);
});

test('a page without the table is an error', () => {
  expect(() => withBindingTable('# Signing\n')).toThrow('No table');
});

test('the table has a row for every type', () => {
  expect(rows.map(([type]) => type)).toEqual(shippedCatalogue().types().sort());
});

test.each(rows)('of %s it says what the sign-off format fixes', (type, [verified, approved, never]) => {
  const places = bindingOfType(type).own.map((place) => place.split(':'));
  const boundBy = (meaning: string | undefined): string[] =>
    places.flatMap(([path, only]) => (only === meaning ? [path!] : [])).sort();
  expect(verified!.toSorted()).toEqual(boundBy('verified'));
  expect(approved!.toSorted()).toEqual(boundBy('approved'));
  // Of a person only id, type and name are bound; the rest has no list of its own.
  if (type !== 'person') expect(never!.toSorted()).toEqual(boundBy(undefined));
  else expect(never).not.toContain('name');
});

test('it names what is bound of no type', () => {
  const [, paragraph] = /\*\*Of every type\*\*([\s\S]*?)\n\n/.exec(page)!;
  const { common } = bindingOfType('risk');
  for (const key of common) expect(namesIn(paragraph!)).toContain(key);
});
