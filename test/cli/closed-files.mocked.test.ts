import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { folderWith, qms } from './run.ts';

/** Paths the system refuses to open, whoever runs the tests. */
const closed = vi.hoisted(() => new Set<string>());
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const guarded =
    <G extends unknown[]>(call: (...given: G) => unknown) =>
    (...given: G) => {
      if (closed.has(String(given[0]))) throw Object.assign(new Error('closed'), { code: 'EACCES' });
      return call(...given);
    };
  return { ...real, openSync: guarded(real.openSync), readdirSync: guarded(real.readdirSync as never) };
});

const files = { 'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n' };

test('a folder that cannot be entered and a file that cannot be opened are named', async () => {
  const root = await folderWith({
    ...files,
    'shut/risk.yaml': 'id: A\n',
    'risk.yaml': 'id: B\ntype: risk\n',
  });
  closed.add(join(root, 'shut')).add(join(root, 'risk.yaml'));
  const { out } = await qms('check', '--root', root);
  expect(out).toContain('could not be read (no permission)');
  expect(out.trimEnd()).toMatch(/ · 1 folder not read$/);
});
