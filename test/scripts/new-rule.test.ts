import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleFiles } from '../../scripts/generate/rules.ts';
import { ruleAsked } from '../../scripts/new-rule/asked.ts';
import { familyOf } from '../../scripts/new-rule/family.ts';

const checkout = resolve(import.meta.dirname, '../..');
const copied = [
  'server',
  'scripts',
  'schemas',
  'client',
  'test',
  'package.json',
  'tsconfig.json',
  'biome.json',
  '.gitignore',
];
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-rule-'));
  for (const path of copied) cpSync(join(checkout, path), join(copy, path), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** Runs a script of the copy: whether it succeeded, and all it said. */
async function run(script: string, ...args: readonly string[]): Promise<{ ok: boolean; said: string }> {
  const done = promisify(execFile)(process.execPath, [script, ...args], {
    cwd: copy,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return done.then(
    ({ stdout, stderr }) => ({ ok: true, said: stdout + stderr }),
    ({ stdout, stderr }) => ({ ok: false, said: stdout + stderr }),
  );
}
const newRule = (...args: readonly string[]) => run('scripts/new-rule.ts', ...args);

describe('a new rule', { timeout: 120_000 }, () => {
  const files = ['server/src/rules/customers/complaint-unheard.ts', 'test/rules/complaint-unheard.test.ts'];

  // It begins a family, which the registry has to know besides.
  test('comes with a test that runs', async () => {
    const { ok, said } = await newRule('complaint-unheard', 'customers');
    expect(said).toContain(files[0]);
    expect(said).toContain('`customers` is a new family');
    expect(ok).toBe(true);
    expect(readFileSync(join(copy, 'server/generated/rules.ts'), 'utf8')).toContain(
      "'../src/rules/customers/complaint-unheard.ts'",
    );
    const those = [files[1]!, 'test/rules/files.test.ts'];
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--no-isolate', '--maxWorkers=1'] as const;
    const tested = await run(...vitest, ...those);
    expect(tested.said).toMatch(/Test Files +2 passed/);
  });

  test('has the form of the house, and compiles', async () => {
    const biome = ['check', '--vcs-enabled=false', '--error-on-warnings', ...files];
    expect(await run('node_modules/@biomejs/biome/bin/biome', ...biome)).toMatchObject({ ok: true });
    // These two and what they import: nothing else of the copy is new.
    const settings = { extends: './tsconfig.json', files, include: [] };
    writeFileSync(join(copy, 'tsconfig.rule.json'), JSON.stringify(settings));
    const compiled = await run('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.rule.json');
    expect(compiled).toEqual({ ok: true, said: '' });
  });
});

test.each([
  [['action-title-short'], { family: 'actions', begins: false }],
  [['action-title-short', 'leadership'], { family: 'leadership', begins: false }],
  [['action-title-short', '--family', 'customers'], { family: 'customers', begins: true }],
])('%j asks for a rule in a family', (args, expected) => {
  const asked = ruleAsked(args, ruleFiles(join(checkout, 'server/src/rules')));
  expect(asked).toEqual({ id: 'action-title-short', ...expected });
});

test.each([
  [[], /^name one rule/],
  [['Action-Title'], /cannot be the id of a rule/],
  [['examples'], /cannot be the id of a rule/],
  [['signoff-stale'], /there is a rule `signoff-stale` already/],
  [['weather-bad'], /say which family: .*actions, adoption, any-record/],
  [['weather-bad', 'b', 'c'], /^name one rule/],
  [['weather-bad', '--family', '../x'], /cannot be the folder of a family/],
])('%j is refused in one line', (args, reason) => {
  const asked = ruleAsked(args, ruleFiles(join(checkout, 'server/src/rules')));
  expect(asked).toEqual({ refused: expect.stringMatching(reason) });
  expect(asked).toEqual({ refused: expect.not.stringContaining('\n') });
});

test('what is refused is said without a stack, and nothing is written', async () => {
  const { ok, said } = await newRule('signoff-stale');
  expect(ok).toBe(false);
  expect(said).toBe('new:rule: there is a rule `signoff-stale` already\n');
});

test('the family follows from the first word where only one has it', () => {
  const rules = [
    { id: 'action-owner', family: 'actions' },
    { id: 'objective-plan', family: 'planning' },
    { id: 'objective-reading', family: 'evaluation' },
  ];
  expect(familyOf('action-title', rules)).toBe('actions');
  expect(familyOf('objective-title', rules)).toBeNull();
  expect(familyOf('actions-many', rules)).toBeNull();
});
