import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ruleIds } from '../../server/generated/rule-ids.ts';
import { rules } from '../../server/generated/rules.ts';
import type { Rule } from '../../server/src/model/rule.ts';

const root = resolve(import.meta.dirname, '../../server/src/rules');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));
const ruleFiles = files.filter((file) => basename(file) !== 'examples.ts');

test('every file stands in the folder of a family, and holds a rule or what examples share', () => {
  expect(files.filter((file) => !/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*\.ts$/.test(file))).toEqual([]);
  expect(ruleFiles.length).toBeGreaterThan(20);
});

test.each(ruleFiles)('%s exports the rule of that id and nothing else', async (file) => {
  const module: Readonly<Record<string, unknown>> = await import(
    /* @vite-ignore */ `../../server/src/rules/${file}`
  );
  expect(Object.keys(module)).toEqual(['rule']);
  expect((module['rule'] as Rule).id).toBe(basename(file, '.ts'));
  expect(rules).toContain(module['rule']);
});

test('the registry holds the rules of the folder, by id, and no id twice', () => {
  const ids = ruleFiles.map((file) => basename(file, '.ts')).sort();
  expect(rules.map(({ id }) => id)).toEqual(ids);
  expect(ruleIds).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
