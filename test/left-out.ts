import { spawnSync } from 'node:child_process';
import { describe, test } from 'vitest';

/** A name that says why its test is left out, in the words that `scripts/count-results.mjs` looks for. */
const leftOut = (name: string, why: string): string => `${name} (left out: ${why})`;

/** A test that cannot be made everywhere; where `isImpossible` it is left out, and its name says why. */
export const testUnless =
  (isImpossible: boolean, why: string) =>
  (name: string, run: () => void | Promise<void>): void =>
    isImpossible ? test.skip(leftOut(name, why), run) : test(name, run);

/** True where a program can be started. */
export const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Tests that need programs; where one is not installed they are left out, and their heading says so. */
export function describeWith(programs: readonly string[], name: string, tests: () => void): void {
  const missing = programs.filter((program) => !has(program));
  if (missing.length === 0) describe(name, tests);
  else describe.skip(leftOut(name, missing.map((program) => `no ${program} here`).join(', ')), tests);
}
