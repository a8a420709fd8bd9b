import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openRunFile, writeRunFile } from '../../server/src/adapters/node/run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'qms-run-file-'));
const path = join(folder, 'a.run');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parts: Readonly<Record<string, string>> = { files: 'abc', basis: '{}' };

const write = (): void =>
  writeRunFile(path, 'key', new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));

/** The parts as they are read; null for a file that is not taken. */
function read(): Record<string, string | undefined> | null {
  const file = openRunFile(path, 'key');
  if (file === null) return null;
  const found = Object.keys(parts).map((name) => [name, file.part(name)?.toString()]);
  file.close();
  return Object.fromEntries(found);
}

test('a file with a bit of it wrong gives its parts as they were, or none', () => {
  write();
  const whole = readFileSync(path);
  expect(read()).toEqual(parts);
  for (let at = 0; at < whole.toString('latin1').trimEnd().length; at += 1)
    for (const bit of [0, 5]) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << bit;
      writeFileSync(path, damaged);
      for (const [name, text] of Object.entries(read() ?? {}))
        expect([at, bit, name, text ?? parts[name]]).toEqual([at, bit, name, parts[name]]);
    }
});
