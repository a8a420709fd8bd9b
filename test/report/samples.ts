import type { Finding, SuppressedFinding } from '../../server/src/model/finding.ts';
import type { RuleMetadata } from '../../server/src/model/rule.ts';
import type { Range } from '../../server/src/model/text.ts';
import type { Trust } from '../../server/src/model/trust.ts';
import type { ChangedScope, CheckResult } from '../../server/src/report/result.ts';

export function range(line: number, character: number, endLine: number, endCharacter: number): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

export function finding(given: Partial<Finding>): Finding {
  return {
    rule: 'objective-measure',
    severity: 'error',
    basis: 'required',
    message: 'OBJ-1 has no measure. Name an indicator and a target.',
    file: 'objectives/OBJ-1.yaml',
    range: range(0, 0, 0, 2),
    record: 'OBJ-1',
    path: '',
    clauses: [],
    related: [],
    fixes: [],
    docs: 'https://example.org/rules#objective-measure',
    fingerprint: 'f1',
    ...given,
  };
}

export function suppressed(
  given: Partial<Finding>,
  kind: SuppressedFinding['suppressedBy']['kind'],
  reason: string,
): SuppressedFinding {
  return { ...finding(given), suppressedBy: { kind, reason } };
}

/** What checks rest on with some rules switched off, each in a line of its own from the third on. */
export const trust = (rulesOff: readonly string[] = []): Trust => ({
  base: null,
  summary:
    rulesOff.length === 0
      ? null
      : `Checks are laxer than the default in ${rulesOff.length} places: ${rulesOff.map((rule) => `rules.${rule}: off`).join(', ')}.`,
  laxer: rulesOff.map((rule, index) => ({
    kind: 'rule',
    label: `rules.${rule}: off`,
    message: `\`${rule}\` is switched off.`,
    file: 'qms.yaml',
    range: range(index + 2, 2, index + 2, 2 + rule.length),
    path: `rules.${rule}`,
  })),
  scope: { judgedFrom: null, exceptions: 0, elsewhere: 0, silenced: 0, baseline: 0 },
});

/** What findings of a change are limited to. */
export const changedScope = (given: Partial<ChangedScope> = {}): ChangedScope => ({
  base: 'origin/main',
  commit: '0123456789abcdef0123456789abcdef01234567',
  files: 3,
  elsewhere: 0,
  notes: [],
  ...given,
});

export function result(
  findings: readonly Finding[],
  silenced: readonly SuppressedFinding[] = [],
  rulesOff: readonly string[] = [],
): CheckResult {
  return {
    version: 1,
    root: '/home/quality/system',
    today: '2026-02-01',
    files: 41,
    records: 120,
    notRead: { links: 0, folders: 0, names: [] },
    rulesOff,
    trust: trust(rulesOff),
    findings,
    suppressed: silenced,
  };
}

export const rules: readonly RuleMetadata[] = [
  {
    id: 'objective-measure',
    level: 'error',
    basis: 'required',
    title: 'Objective without measure',
    clauses: ['iso-9001:2015/6.2.1'],
    explanation: 'An objective nobody can measure cannot be evaluated.',
    examples: { bad: {}, good: {} },
  },
  {
    id: 'placeholder',
    level: 'warning',
    basis: 'technical',
    title: 'Placeholder left',
    clauses: [],
    explanation: 'A word such as TBD still stands where content belongs.',
    examples: { bad: {}, good: {} },
  },
];

export const sarifOptions = {
  rules,
  version: '0.1.0',
  informationUri: 'https://example.org/qms',
  docs: (rule: string) => `https://example.org/rules#${rule}`,
};
