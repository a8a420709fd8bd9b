import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { changeIds } from '../../server/generated/change-ids.ts';
import { changeKinds } from '../../server/generated/changes.ts';
import type { ChangeKind } from '../../server/src/diff/kind.ts';
import { changeGroups } from '../../server/src/diff/model.ts';
import { changeReference } from '../../server/src/diff/reference.ts';

const root = resolve(import.meta.dirname, '../../server/src/diff/kinds');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

test.each(files)('%s exports the kind of change of that id, in the folder of its group', async (file) => {
  const module: Readonly<Record<string, unknown>> = await import(
    /* @vite-ignore */ `../../server/src/diff/kinds/${file}`
  );
  expect(Object.keys(module)).toEqual(['kind']);
  const kind = module['kind'] as ChangeKind;
  expect([kind.id, kind.group]).toEqual([basename(file, '.ts'), dirname(file)]);
  expect(changeGroups).toContain(kind.group);
  expect(kind.title).not.toMatch(/\.$/);
  expect(kind.explanation).toMatch(/^[^\n|]+\.$/);
  expect(changeKinds).toContain(kind);
});

test('the registry holds the kinds of the folders, by id, and no id twice', () => {
  const ids = files.map((file) => basename(file, '.ts')).sort();
  expect(changeKinds.map(({ id }) => id)).toEqual(ids);
  expect(changeIds).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('docs/changes.md is what scripts/docs.ts writes now', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/changes.md'), 'utf8');
  expect(page).toBe(changeReference(changeKinds));
});
