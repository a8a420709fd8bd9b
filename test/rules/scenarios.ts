import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import { unsettled } from './applied-fixes.ts';
import { type CheckOptions, check } from './harness.ts';
import { formFaults, notBroken } from './well-formed.ts';

/** What a scenario expects of one finding; `message` may be a part of it. */
export interface Expected {
  readonly path: string;
  readonly severity: Finding['severity'];
  readonly file?: string;
  readonly record?: string;
  readonly message?: string | RegExp;
  readonly fixes?: readonly string[];
  readonly signOff?: Finding['signOff'];
}

export interface Scenario {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options?: CheckOptions;
  /** Rules of form that the files break on purpose, besides the rule under test. */
  readonly alsoBreaks?: readonly string[];
  /** Empty: the rule is silent. */
  readonly expected: readonly Expected[];
}

/** Runs one scenario table per rule. */
export function scenarios(rule: string, table: readonly Scenario[]): void {
  describe(rule, () => {
    test.each(table)('$name', async ({ files, options, expected, alsoBreaks = [] }) => {
      const all = (await check(files, options)).findings;
      expect(formFaults(rule, all, alsoBreaks)).toEqual([]);
      expect(notBroken(alsoBreaks, all)).toEqual([]);
      const findings = all.filter((finding) => finding.rule === rule);
      expect(findings.map(({ path, severity }) => ({ path, severity }))).toEqual(
        expected.map(({ path, severity }) => ({ path, severity })),
      );
      expected.forEach((wanted, index) => {
        const finding = findings[index]!;
        if (wanted.file !== undefined) expect(finding.file).toBe(wanted.file);
        if (wanted.record !== undefined) expect(finding.record).toBe(wanted.record);
        if (typeof wanted.message === 'string') expect(finding.message).toBe(wanted.message);
        if (wanted.message instanceof RegExp) expect(finding.message).toMatch(wanted.message);
        if (wanted.signOff !== undefined) expect(finding.signOff).toEqual(wanted.signOff);
        if (wanted.fixes !== undefined) expect(finding.fixes.map(({ title }) => title)).toEqual(wanted.fixes);
      });
      const whole = { 'qms.yaml': 'organization: Test\n', ...files };
      expect(await unsettled(whole, findings, options)).toEqual([]);
    });
  });
}
