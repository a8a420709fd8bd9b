import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../../scripts/limits.ts';
import { stageNpm } from '../../scripts/stage-npm.ts';
import type { Tarball } from '../../scripts/tarball.ts';
import { makeVsix } from '../../scripts/vsix.ts';
import { packed } from './packed.ts';

/** What people install: nothing is missing, nothing is too large, and those whose work is in it are named. */

const notices = 'dist/THIRD-PARTY-NOTICES.txt';

let folder: string;
let tarball: Tarball;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  tarball = await packed();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball holds the command line and the server, and nothing of the extension', () => {
  for (const each of ['dist/cli.mjs', 'dist/server.mjs', 'dist/facts-worker.mjs', 'dist/build-id', notices])
    expect(tarball.paths).toContain(each);
  for (const each of ['dist/fonts/OpenSans_400Regular.ttf.br', 'server/bin/qms.mjs'])
    expect(tarball.paths).toContain(each);
  for (const schema of readdirSync('schemas')) expect(tarball.paths).toContain(`schemas/${schema}`);
  expect(
    tarball.paths.filter((path) =>
      /extension|server-browser|(?:adoption|coverage|review-pack)\.js$|\.cjs$/.test(path),
    ),
  ).toEqual([]);
});

test('who installs it runs nothing, and needs nothing else', async () => {
  await stageNpm(join(folder, 'staged'));
  const staged = readFileSync(join(folder, 'staged/package.json'), 'utf8');
  const { bin, engines, ...manifest } = JSON.parse(staged) as Record<string, unknown>;
  expect(bin).toEqual({ qms: 'server/bin/qms.mjs' });
  expect(engines).toEqual({ node: '>=20' });
  for (const key of [
    'scripts',
    'dependencies',
    'devDependencies',
    'workspaces',
    'gypfile',
    'contributes',
    'main',
  ])
    expect(manifest).not.toHaveProperty(key);
  // The folder it is made from would run its build at everybody's, and is refused by `npm publish`.
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toHaveProperty('private', true);
});

test('the tarball is no larger than it may be', () => {
  expect(tarball.size).toBeLessThanOrEqual(limits.tarball.packed);
  expect(tarball.unpackedSize).toBeLessThanOrEqual(limits.tarball.unpacked);
});

test('the server for browsers is no larger than it may be', () => {
  expect(statSync('dist/server-browser.js').size).toBeLessThanOrEqual(limits.browserServer);
});

test('the extension has the notices and the typeface, and is no larger than it may be', async () => {
  const file = join(folder, 'qms.vsix');
  expect(await makeVsix(file)).toBeLessThanOrEqual(limits.vsix);
  const files = unzipSync(readFileSync(file));
  expect(Buffer.from(files[`extension/${notices}`]!)).toEqual(readFileSync(notices));
  expect(files).toHaveProperty(['extension/dist/fonts/OpenSans_400Regular.ttf.br']);
}, 60_000);

test('the notices name every library that is delivered, with its licence', () => {
  const text = readFileSync(notices, 'utf8');
  expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1');
  const entries = text.split(`${'-'.repeat(80)}\n`).slice(1);
  for (const entry of entries) {
    const [names = '', ...licence] = entry.split('\n\n');
    expect(names).toMatch(/^(\S+ \d\S* \([^)\n]+\)\n?)+$/);
    expect(licence.join('').length, names).toBeGreaterThan(300);
  }
  const { devDependencies } = JSON.parse(readFileSync('server/package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const used = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'));
  const named = (name: string): boolean => text.includes(`\n${name} `);
  // Checks at build time only, or types only.
  expect(used.filter((name) => !named(name))).toEqual([]);
  for (const name of ['vscode-languageclient', '@expo-google-fonts/open-sans', 'rolldown'])
    expect(named(name), name).toBe(true);
  // Of tools that are not delivered nothing is said.
  for (const name of ['typescript', 'vitest', 'playwright-core']) expect(named(name), name).toBe(false);
});
