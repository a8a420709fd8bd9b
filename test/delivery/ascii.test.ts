import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('what Node runs is ASCII: one character beyond it doubles what a file takes to load', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.mjs'),
  );
  expect(files.length).toBeGreaterThan(0);
  const others = files.filter((name) => readFileSync(join('dist', name)).some((byte) => byte > 127));
  expect(others).toEqual([]);
});
