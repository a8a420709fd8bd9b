import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../server/src/document/sanitize.ts';
import { formatGitlab } from '../../server/src/report/gitlab.ts';
import { check } from './hostile-results.ts';
import { finding, range, result, suppressed } from './samples.ts';

const written = (given: Parameters<typeof formatGitlab>[0], rootFromRepository = '') =>
  JSON.parse(formatGitlab(given, { rootFromRepository }));

/**
 * What GitLab says of the report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. Its own
 * parser asks for the same four keys and takes the line as an integer; nothing else is read, so nothing else is written.
 */
const validate = new Ajv({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      type: { const: 'issue' },
      description: { type: 'string', pattern: '^[^\\r\\n]*$' },
      check_name: { type: 'string' },
      fingerprint: { type: 'string' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin', 'end'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

test('an issue per finding, gravest first, and none for what is silenced', () => {
  const issues = written(
    result(
      [
        finding({
          severity: 'information',
          rule: 'context-climate',
          range: range(0, 0, 0, 0),
          fingerprint: 'a',
        }),
        finding({ range: range(9, 4, 11, 0), clauses: ['iso-9001:2015/6.2.1'], fingerprint: 'b' }),
        finding({ severity: 'warning', fingerprint: 'c' }),
      ],
      [suppressed({ fingerprint: 'd' }, 'ignore', 'false alarm')],
    ),
    'systems/acme',
  );
  expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
  expect(issues).toEqual([
    {
      type: 'issue',
      check_name: 'objective-measure',
      description: 'OBJ-1 has no measure. Name an indicator and a target. (ISO 9001:2015, 6.2.1)',
      fingerprint: 'systems/acme/b',
      severity: 'major',
      location: { path: 'systems/acme/objectives/OBJ-1.yaml', lines: { begin: 10, end: 11 } },
    },
    expect.objectContaining({ severity: 'minor', fingerprint: 'systems/acme/c' }),
    expect.objectContaining({
      severity: 'info',
      location: { path: 'systems/acme/objectives/OBJ-1.yaml', lines: { begin: 1, end: 1 } },
    }),
  ]);
});

test('what makes the checks laxer is an issue too', () => {
  expect(written(result([], [], ['policy-missing']))).toEqual([
    {
      type: 'issue',
      check_name: 'trust',
      description: '`policy-missing` is switched off.',
      fingerprint: 'trust/rule/rules.policy-missing: off',
      severity: 'info',
      location: { path: 'qms.yaml', lines: { begin: 3, end: 3 } },
    },
  ]);
});

describe('fingerprints', () => {
  const at = (line: number, given: Parameters<typeof finding>[0] = {}) =>
    finding({ range: range(line, 0, line, 2), message: `at ${line}`, ...given });
  const printsOf = (...findings: readonly ReturnType<typeof finding>[]): Record<string, string> =>
    Object.fromEntries(
      written(result(findings)).map((one: { description: string; fingerprint: string }) => [
        one.description,
        one.fingerprint,
      ]),
    );

  test('are numbered from the top down where findings share one, whatever their levels', () => {
    const expected = { 'at 1': 'f1', 'at 2': 'f1/2', 'at 3': 'f1/3' };
    expect(printsOf(at(1), at(2), at(3))).toEqual(expected);
    expect(printsOf(at(1, { severity: 'warning' }), at(2), at(3))).toEqual(expected);
    expect(printsOf(at(1), at(2, { fingerprint: 'f1/3' }), at(3), at(4))).toEqual({
      'at 1': 'f1',
      'at 2': 'f1/3',
      'at 3': 'f1/2',
      'at 4': 'f1/4',
    });
  });

  test('stay while text moves, words change and other findings come and go', () => {
    const before = printsOf(at(1, { fingerprint: 'a' }), at(5, { fingerprint: 'b' }));
    const after = printsOf(at(2, { fingerprint: 'c' }), at(7, { fingerprint: 'b', message: 'at 5' }));
    expect(after['at 5']).toBe(before['at 5']);
  });
});

test('hostile text stays what it was, and no two issues share a fingerprint', () => {
  check((given) => {
    const issues = written(given);
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
    const { base, laxer } = given.trust;
    const all = given.findings.length + laxer.length + (base?.changes.length ?? 0);
    expect(issues).toHaveLength(all);
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(all);
    const said = (severity: string) =>
      issues
        .filter(
          (one: { check_name: string; severity: string }) =>
            one.check_name !== 'trust' && one.severity === severity,
        )
        .map((one: { description: string; location: { path: string } }) => [
          one.description,
          one.location.path,
        ]);
    const expected = (severity: string) =>
      given.findings
        .filter((one) => one.severity === severity)
        .map(({ message, file }) => [oneLine(message), file.toWellFormed()]);
    expect(said('major')).toEqual(expected('error'));
    expect(said('minor')).toEqual(expected('warning'));
    expect(said('info')).toEqual(expected('information'));
  });
});
