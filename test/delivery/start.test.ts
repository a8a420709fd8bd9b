import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What every start of the command line pays for. */

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.mjs'),
);

test('what Node runs is ASCII: one character beyond it doubles what a file takes to load', () => {
  expect(files.length).toBeGreaterThan(0);
  const others = files.filter((name) => readFileSync(join('dist', name)).some((byte) => byte > 127));
  expect(others).toEqual([]);
});

test('of a module of Node only what is used is loaded: names are required, not imported', () => {
  const names = /import\{[^}]+\}from"(node:[^"]+)"/g;
  const imported = files.flatMap((name) =>
    [...readFileSync(join('dist', name), 'utf8').matchAll(names)].map(([, from]) => from),
  );
  expect([...new Set(imported)]).toEqual(['node:module']);
});
