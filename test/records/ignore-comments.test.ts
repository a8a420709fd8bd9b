import { expect, test } from 'vitest';
import { ignoreComments } from '../../server/src/records/ignore-comments.ts';
import { yamlComments } from '../../server/src/text/comments.ts';
import { factsOf } from './setup.ts';

const inYaml = (text: string) =>
  ignoreComments(yamlComments(text), text).map(({ rule, reason, line, suppressedLine }) => ({
    rule,
    reason,
    line,
    suppressedLine,
  }));

test('a comment of its own silences the next line that says something', () => {
  expect(inYaml('a: 1\n# qms-ignore schema -- as agreed -- really\n\n# more\nb: 2\n')).toEqual([
    { rule: 'schema', reason: 'as agreed -- really', line: 1, suppressedLine: 4 },
  ]);
});

test('a comment behind a value silences its own line', () => {
  expect(inYaml('a: 1 # qms-ignore schema -- as agreed\nb: 2\n')).toEqual([
    { rule: 'schema', reason: 'as agreed', line: 0, suppressedLine: 0 },
  ]);
});

test('several comments on one line that follows', () => {
  expect(
    inYaml('# qms-ignore a -- x\n# qms-ignore b -- y\nz: 1\n').map(({ suppressedLine }) => suppressedLine),
  ).toEqual([2, 2]);
});

test('the last comment of a file silences nothing there is', () => {
  expect(inYaml('a: 1\n# qms-ignore schema -- x')).toEqual([
    { rule: 'schema', reason: 'x', line: 1, suppressedLine: 2 },
  ]);
});

test.each([
  ['# qms-ignore schema', 'schema', ''],
  ['# qms-ignore schema --', 'schema', ''],
  ['# qms-ignore', '', ''],
  ['# qms-ignore -- reason', '', 'reason'],
])('%s', (comment, rule, reason) => {
  expect(inYaml(`${comment}\na: 1\n`)).toMatchObject([{ rule, reason }]);
});

test.each([
  '# qms-ignored schema -- x',
  '# see qms-ignore',
  'a: "# qms-ignore schema -- x"',
  'a: |\n  # qms-ignore x -- y',
])('%s is none', (text) => {
  expect(inYaml(text)).toEqual([]);
});

test('comments of Markdown files, in front matter and in the body', () => {
  const text =
    '---\r\nid: POL-001\r\n# qms-ignore schema -- one\r\ntype: quality-policy\r\n---\r\nWe care.\r\n\r\n<!-- qms-ignore link-broken -- two -->\r\nSee [x](y.md).\r\n';
  const { ignores } = factsOf('a.md', text);
  expect(
    ignores.map(({ rule, reason, line, suppressedLine }) => [rule, reason, line, suppressedLine]),
  ).toEqual([
    ['schema', 'one', 2, 3],
    ['link-broken', 'two', 7, 8],
  ]);
  expect(ignores.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    '# qms-ignore schema -- one',
    '<!-- qms-ignore link-broken -- two -->',
  ]);
});

test('a comment over several lines silences the line after it', () => {
  const text =
    '---\nid: POL-001\ntype: quality-policy\n---\n<!--\nqms-ignore placeholder -- the name\n  of a part -->\nThe XXX part.\n';
  expect(factsOf('a.md', text).ignores).toMatchObject([
    { rule: 'placeholder', reason: 'the name of a part', line: 4, suppressedLine: 7 },
  ]);
});

test('a file of nothing but comments takes linear time', () => {
  const count = 60_000;
  const text = `id: A\ntype: risk\n${'# qms-ignore schema\n'.repeat(count)}`;
  expect(factsOf('a.yaml', text, { limits: { fileSize: '10MB' } }).ignores).toHaveLength(count);
});
