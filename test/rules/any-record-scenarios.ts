import { describe, expect, test } from 'vitest';
import { type CheckOptions, check } from './harness.ts';
import { formFaults, notBroken } from './well-formed.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What a finding is compared by: severity, place and message; `line:column` counts from 1. */
export interface Expected {
  readonly severity?: string;
  readonly at?: string;
  readonly path?: string;
  readonly record?: string;
  readonly message?: string | RegExp;
}

export interface Scenario {
  readonly name: string;
  readonly files: Files;
  readonly today?: string;
  readonly options?: CheckOptions;
  /** Rules of form that the files break on purpose, besides the rule under test. */
  readonly alsoBreaks?: readonly string[];
  readonly finds: readonly Expected[];
}

export function scenarios(rule: string, table: readonly Scenario[]): void {
  describe(rule, () => {
    test.each(table.map((row) => [row.name, row] as const))(
      '%s',
      async (_, { files, today, options = {}, finds, alsoBreaks = [] }) => {
        const all = (await check(files, today === undefined ? options : { today })).findings;
        expect(formFaults(rule, all, alsoBreaks)).toEqual([]);
        expect(notBroken(alsoBreaks, all)).toEqual([]);
        const findings = all.filter((finding) => finding.rule === rule);
        expect(findings.map(({ message }) => message)).toHaveLength(finds.length);
        finds.forEach((wanted, index) => {
          const found = findings[index]!;
          const { line, character } = found.range.start;
          if (wanted.severity !== undefined) expect(found.severity).toBe(wanted.severity);
          if (wanted.at !== undefined) expect(`${found.file}:${line + 1}:${character + 1}`).toBe(wanted.at);
          if (wanted.record !== undefined) expect(found.record).toBe(wanted.record);
          if (wanted.path !== undefined) expect(found.path).toBe(wanted.path);
          if (typeof wanted.message === 'string') expect(found.message).toBe(wanted.message);
          else if (wanted.message !== undefined) expect(found.message).toMatch(wanted.message);
        });
      },
    );
  });
}

export const risk = (id: string, more = ''): string => `id: ${id}\ntype: risk\n${more}`;

export const action = (more: string): string => `id: ACT-001\ntype: action\n${more}`;

export const document = (id: string, more = ''): string => `id: ${id}\ntype: document\n${more}`;

export const process = (more: string): string => `id: PRO-001\ntype: process\n${more}`;

export const policy = (front: string, body: string): string =>
  `---\nid: POL-001\ntype: quality-policy\n${front}---\n${body}\n`;
