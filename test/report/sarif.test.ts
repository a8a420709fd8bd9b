import { sarifToMarkdown } from '@security-alert/sarif-to-markdown';
import { describe, expect, test } from 'vitest';
import { formatSarif } from '../../server/src/report/sarif.ts';
import { finding, range, result, rules, sarifOptions, suppressed, trust } from './samples.ts';
import { validateSarif } from './sarifSchema.ts';

const written = (...given: Parameters<typeof result>) =>
  JSON.parse(formatSarif(result(...given), sarifOptions));

test('a log with one run that meets the official schema', () => {
  const log = written(
    [
      finding({
        severity: 'warning',
        rule: 'placeholder',
        file: 'Größe & Maß/ä b#1.yaml',
        range: range(2, 1, 4, 0),
      }),
      finding({
        range: range(9, 4, 9, 8),
        related: [{ file: 'roles/MD.yaml', range: range(0, 0, 0, 2), message: 'the role' }],
      }),
    ],
    [
      suppressed({ fingerprint: 'f3' }, 'ignore', 'false alarm'),
      suppressed({ fingerprint: 'f4' }, 'exception', 'EXC-1'),
    ],
    ['placeholder'],
  );
  expect(validateSarif(log), JSON.stringify(validateSarif.errors)).toBe(true);
  expect(log).toEqual({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'qms',
            fullName: 'QMS as Code',
            informationUri: 'https://example.org/qms',
            semanticVersion: '0.1.0',
            rules: [
              {
                id: 'objective-measure',
                name: 'ObjectiveMeasure',
                shortDescription: { text: 'Objective without measure' },
                fullDescription: { text: 'An objective nobody can measure cannot be evaluated.' },
                help: {
                  text: 'An objective nobody can measure cannot be evaluated.\n\nISO 9001:2015, 6.2.1',
                  markdown:
                    'An objective nobody can measure cannot be evaluated.\n\nISO 9001:2015, 6.2.1\n\n[About this rule](https://example.org/rules#objective-measure)',
                },
                helpUri: 'https://example.org/rules#objective-measure',
                defaultConfiguration: { level: 'error' },
                properties: { tags: ['required', 'iso-9001:2015/6.2.1'], 'problem.severity': 'error' },
              },
              {
                id: 'placeholder',
                shortDescription: { text: 'Placeholder left' },
                fullDescription: { text: 'A word such as TBD still stands where content belongs.' },
                help: {
                  text: 'A word such as TBD still stands where content belongs.',
                  markdown:
                    'A word such as TBD still stands where content belongs.\n\n[About this rule](https://example.org/rules#placeholder)',
                },
                helpUri: 'https://example.org/rules#placeholder',
                defaultConfiguration: { level: 'warning' },
                properties: { tags: ['technical'], 'problem.severity': 'warning' },
              },
            ],
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            ruleConfigurationOverrides: [
              { descriptor: { id: 'placeholder', index: 1 }, configuration: { enabled: false } },
            ],
            toolExecutionNotifications: [
              {
                level: 'note',
                message: {
                  text: 'Checks are laxer than the default in 1 places: rules.placeholder: off. `placeholder` is switched off.',
                },
                locations: [
                  {
                    physicalLocation: {
                      artifactLocation: { uri: 'qms.yaml', uriBaseId: '%SRCROOT%' },
                      region: { startLine: 3, startColumn: 3, endColumn: 14 },
                    },
                  },
                ],
              },
            ],
          },
        ],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top folder of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        properties: { trust: trust(['placeholder']) },
        results: [
          {
            ruleId: 'objective-measure',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'OBJ-1 has no measure. Name an indicator and a target.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'objectives/OBJ-1.yaml', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 10, startColumn: 5, endColumn: 9 },
                },
              },
            ],
            relatedLocations: [
              {
                id: 1,
                physicalLocation: {
                  artifactLocation: { uri: 'roles/MD.yaml', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 1, startColumn: 1, endColumn: 3 },
                },
                message: { text: 'the role' },
              },
            ],
            partialFingerprints: { 'qmsFindingId/v1': 'f1/2' },
            suppressions: [],
          },
          {
            ruleId: 'placeholder',
            ruleIndex: 1,
            level: 'warning',
            message: { text: 'OBJ-1 has no measure. Name an indicator and a target.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: {
                    uri: 'Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/%C3%A4%20b%231.yaml',
                    uriBaseId: '%SRCROOT%',
                  },
                  region: { startLine: 3, startColumn: 2 },
                },
              },
            ],
            partialFingerprints: { 'qmsFindingId/v1': 'f1' },
            suppressions: [],
          },
          expect.objectContaining({
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'false alarm' }],
          }),
          expect.objectContaining({
            suppressions: [{ kind: 'external', status: 'accepted', justification: 'EXC-1' }],
          }),
        ],
      },
    ],
  });
});

test('the official schema refuses a log that is wrong', () => {
  const log = written([finding({})]);
  log.runs[0].results[0].level = 'fatal';
  expect(validateSarif(log)).toBe(false);
});

describe('details', () => {
  const first = (given: Parameters<typeof finding>[0]) => written([finding(given)]).runs[0].results[0];

  test('fixes are the certain ones, as exact replacements by file', () => {
    const edit = (file: string, ...at: Parameters<typeof range>) => ({
      file,
      range: range(...at),
      newText: '"ä"\n',
    });
    const one = first({
      fixes: [
        { title: 'Guess', certain: false, edits: [edit('a.yaml', 0, 0, 0, 0)] },
        {
          title: 'Quote [it](x)',
          certain: true,
          edits: [edit('a b.yaml', 1, 2, 3, 0), edit('c.yaml', 0, 0, 0, 0), edit('a b.yaml', 5, 0, 5, 1)],
        },
        { title: 'Nothing to do', certain: true, edits: [] },
      ],
    });
    const region = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
      deletedRegion: { startLine, startColumn, endLine, endColumn },
      insertedContent: { text: '"ä"\n' },
    });
    expect(one.fixes).toEqual([
      {
        description: { text: 'Quote [it] (x)' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a%20b.yaml', uriBaseId: '%SRCROOT%' },
            replacements: [region(2, 3, 4, 1), region(6, 1, 6, 2)],
          },
          {
            artifactLocation: { uri: 'c.yaml', uriBaseId: '%SRCROOT%' },
            replacements: [region(1, 1, 1, 1)],
          },
        ],
      },
    ]);
    expect(first({})).not.toHaveProperty('fixes');
  });

  test('information is a note', () => {
    expect(first({ severity: 'information' }).level).toBe('note');
  });

  test('a message holds no link, line end or control character', () => {
    expect(first({ message: '[x](1)\n\u001b[31m ##[a]' }).message.text).toBe('[x] (1)⏎\\u001b[31m # #[a]');
  });

  test('a file name stays inside its URI', () => {
    const log = formatSarif(result([finding({ file: 'a:b\n%0A\ud800/../?x.yaml' })]), {
      ...sarifOptions,
      rootFromRepository: 'systems/acme',
    });
    const { uri } = JSON.parse(log).runs[0].results[0].locations[0].physicalLocation.artifactLocation;
    expect(uri).toBe('systems/acme/a%3Ab%0A%250A%EF%BF%BD/../%3Fx.yaml');
  });

  test('a rule without metadata still gets a descriptor', () => {
    const { tool, results } = written([finding({ rule: 'house-rule' })]).runs[0];
    expect(tool.driver.rules[results[0].ruleIndex]).toMatchObject({ id: 'house-rule', name: 'HouseRule' });
  });

  test('documentation without a web address is left out', () => {
    const log = JSON.parse(
      formatSarif(result([]), { ...sarifOptions, docs: (rule) => `docs/rules.md#${rule}` }),
    );
    expect(log.runs[0].tool.driver.rules).toHaveLength(rules.length);
    expect(JSON.stringify(log.runs[0].tool.driver.rules)).not.toContain('helpUri');
  });

  test('equal fingerprints are numbered, also where a number is taken', () => {
    const log = written(['a', 'a/2', 'a', 'a'].map((fingerprint) => finding({ fingerprint })));
    const prints = log.runs[0].results.map((one: { partialFingerprints: object }) =>
      Object.values(one.partialFingerprints).join(),
    );
    expect(prints).toEqual(['a', 'a/2', 'a/3', 'a/4']);
  });
});

test('a reader that writes Markdown links the place, once it is told of the repository', () => {
  const log = written([finding({ range: range(9, 4, 9, 8) })], [suppressed({}, 'ignore', 'false alarm')]);
  const repository = { owner: 'acme', repo: 'system', branch: 'main', sourceRoot: '' };
  const [page] = sarifToMarkdown(repository)(log);
  expect(page!.hasMessages).toBe(true);
  expect(page!.body).toContain('OBJ-1 has no measure. Name an indicator and a target.');
  expect(page!.body).toContain('https://github.com/acme/system/blob/main/objectives/OBJ-1.yaml#L10');
});

test('30,000 findings: 25,000 results, errors first, and a notification about the rest', () => {
  const findings = Array.from({ length: 30_000 }, (_, i) =>
    finding({ severity: i >= 29_000 ? 'error' : 'warning', fingerprint: String(i) }),
  );
  const text = formatSarif(result(findings, [suppressed({}, 'exception', 'old')]), sarifOptions);
  const [run] = JSON.parse(text).runs;
  expect(run.results).toHaveLength(25_000);
  expect(run.results.filter((one: { level: string }) => one.level === 'error')).toHaveLength(1000);
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: {
        text: '5001 results left out: code scanning takes 25000 a run. The JSON format has them all.',
      },
    },
  ]);
  expect(text).not.toContain('security-severity');
});

test('rules name their clauses in the editions that findings name', () => {
  const tagsBy = (...clauses: string[]) =>
    written([finding({ clauses })]).runs[0].tool.driver.rules[0].properties.tags;
  expect(tagsBy('iso-9001:2026/6.2.1')).toContain('iso-9001:2026/6.2.1');
  expect(tagsBy('iso-9001:2026/6.2.1')).not.toContain('iso-9001:2015/6.2.1');
  expect(tagsBy('iso-9001:2015/6.2.1', 'iso-9001:2026/6.2.1')).toEqual(
    expect.arrayContaining(['iso-9001:2015/6.2.1', 'iso-9001:2026/6.2.1']),
  );
});
