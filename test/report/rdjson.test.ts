import { RDFormatValidator } from '@umbrelladocs/rdformat-validator';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { formatRdjson } from '../../server/src/report/rdjson.ts';
import { type CheckResult, gravestFirst } from '../../server/src/report/result.ts';
import { anyResult } from './hostile-results.ts';
import { expectSays } from './plain-markdown.ts';
import { finding, range, result } from './samples.ts';

const options = { informationUri: 'https://example.org/qms', source: () => undefined };
const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });

/** A report as a reader of the format takes it. */
async function read(report: string) {
  expect(await validator.validateString(report)).toMatchObject({ valid: true, errors: [] });
  return JSON.parse(report);
}

test('a diagnostic per finding, gravest first, what makes the checks laxer in front', async () => {
  const report = formatRdjson(
    result(
      [
        finding({ severity: 'warning', docs: 'docs/rules.md' }),
        finding({ range: range(9, 4, 11, 0), clauses: ['iso-9001:2015/6.2.1'] }),
      ],
      [],
      ['placeholder'],
    ),
    { ...options, rootFromRepository: 'systems/acme' },
  );
  const path = 'systems/acme/objectives/OBJ-1.yaml';
  expect(await read(report)).toEqual({
    source: { name: 'qms', url: 'https://example.org/qms' },
    diagnostics: [
      {
        message: '`placeholder` is switched off.',
        location: { path: 'systems/acme/qms.yaml', range: { start: { line: 3 }, end: { line: 3 } } },
        severity: 'INFO',
        code: { value: 'trust' },
      },
      {
        message: 'OBJ-1 has no measure. Name an indicator and a target. (ISO 9001:2015, 6.2.1)',
        location: { path, range: { start: { line: 10 }, end: { line: 11 } } },
        severity: 'ERROR',
        code: { value: 'objective-measure', url: 'https://example.org/rules#objective-measure' },
      },
      {
        message: 'OBJ-1 has no measure. Name an indicator and a target.',
        location: { path, range: { start: { line: 1 }, end: { line: 1 } } },
        severity: 'WARNING',
        code: { value: 'objective-measure' },
      },
    ],
  });
});

test('columns count the bytes of UTF-8', async () => {
  const report = formatRdjson(result([finding({ range: range(1, 3, 1, 4) })]), {
    ...options,
    source: () => 'a\nß𐐀b\n',
  });
  expect((await read(report)).diagnostics[0].location.range).toEqual({
    start: { line: 2, column: 7 },
    end: { line: 2, column: 8 },
  });
});

test('a certain fix of one place on the lines of its finding is a suggestion, and no other', async () => {
  const edit = (line: number, endLine = line, file = 'objectives/OBJ-1.yaml') => ({
    file,
    range: range(line, 2, endLine, 3),
    newText: '"3"',
  });
  const report = formatRdjson(
    result([
      finding({
        range: range(1, 2, 1, 3),
        fixes: [
          { title: 'Quote it', certain: true, edits: [edit(1)] },
          { title: 'Guess', certain: false, edits: [edit(1)] },
          { title: 'Elsewhere', certain: true, edits: [edit(2)] },
          { title: 'Further', certain: true, edits: [edit(1, 2)] },
          { title: 'Other file', certain: true, edits: [edit(1, 1, 'risks.yaml')] },
          { title: 'Two places', certain: true, edits: [edit(1), edit(2)] },
        ],
      }),
    ]),
    { ...options, source: () => 'id: x\nä 3\nb 4\n' },
  );
  expect((await read(report)).diagnostics[0].suggestions).toEqual([
    { range: { start: { line: 2, column: 4 }, end: { line: 2, column: 5 } }, text: '"3"' },
  ]);
});

test('a report that is wrong is refused', async () => {
  const report = formatRdjson(result([finding({})]), options);
  for (const wrong of [report.replace('"ERROR"', '"FATAL"'), report.replace('"path":', '"paths":')])
    expect((await validator.validateString(wrong)).valid).toBe(false);
});

test('hostile text is read as it was, and as plain text in a comment', async () => {
  const markdown = unified().use(remarkParse).use(remarkGfm);
  // Neither messages nor paths are ever empty, and the format wants none that is.
  const full = ({ findings, ...rest }: CheckResult): CheckResult => ({
    ...rest,
    trust: { ...rest.trust, base: null },
    findings: findings.map((each) => ({ ...each, message: `It ${each.message}`, file: `a${each.file}` })),
  });
  for (const given of fc.sample(anyResult.map(full), 60)) {
    const { diagnostics } = await read(formatRdjson(given, options));
    expect(diagnostics).toHaveLength(given.findings.length + given.trust.laxer.length);
    const found = diagnostics.slice(diagnostics.length - given.findings.length);
    gravestFirst(given.findings).forEach(({ file, message }, index) => {
      expect(found[index].location.path).toBe(file.toWellFormed());
      expectSays(markdown.parse(`qms: ${found[index].message}`), `qms: ${message}`);
    });
  }
});
