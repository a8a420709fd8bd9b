import { describe, expect, test } from 'vitest';
import { formatAzure } from '../../server/src/report/azure.ts';
import { type ChangedLines, changedFirst } from '../../server/src/report/changed-lines.ts';
import { differingLines } from '../../server/src/report/differing-lines.ts';
import { formatGithub } from '../../server/src/report/github.ts';
import { formatMarkdown } from '../../server/src/report/markdown.ts';
import { finding, range, result } from './samples.ts';

const whole = [{ from: 0, to: Number.MAX_SAFE_INTEGER }];

test.each([
  ['the same text', 'a\nb\n', 'a\nb\n', []],
  ['a new file', null, 'a\n', whole],
  ['a line changed', 'a\nb\nc\n', 'a\nx\nc\n', [{ from: 1, to: 1 }]],
  ['lines added', 'a\nd\n', 'a\nb\nc\nd\n', [{ from: 1, to: 2 }]],
  ['a line gone: those next to it', 'a\nb\nc\n', 'a\nc\n', [{ from: 0, to: 1 }]],
  ['the first line gone', 'a\nb\nc\n', 'b\nc\n', [{ from: 0, to: 0 }]],
  [
    'two places',
    'a\nb\nc\nd\n',
    'x\nb\nc\ny\n',
    [
      { from: 0, to: 0 },
      { from: 3, to: 3 },
    ],
  ],
])('%s', (_, before, after, expected) => {
  expect(differingLines(before, after)).toEqual(expected);
});

describe('findings on changed lines', () => {
  const at = (file: string, line: number, severity: 'error' | 'warning' = 'error') =>
    finding({ file, severity, range: range(line, 0, line, 2), message: `${severity} at ${file}:${line}` });
  const changed: ChangedLines = new Map([['b.yaml', [{ from: 3, to: 4 }]]]);
  const all = [
    at('a.yaml', 1),
    at('b.yaml', 2),
    at('b.yaml', 4),
    at('b.yaml', 1, 'warning'),
    at('b.yaml', 3, 'warning'),
  ];
  const order = [
    'error at b.yaml:4',
    'error at b.yaml:2',
    'error at a.yaml:1',
    'warning at b.yaml:3',
    'warning at b.yaml:1',
  ];

  test('come first, then those in changed files', () => {
    expect(changedFirst(all, changed).map(({ message }) => message)).toEqual([
      'error at b.yaml:4',
      'warning at b.yaml:3',
      'error at b.yaml:2',
      'warning at b.yaml:1',
      'error at a.yaml:1',
    ]);
    expect(changedFirst(all, undefined)).toEqual(all);
  });

  test('count from where they begin to where they end', () => {
    const long = finding({ file: 'b.yaml', range: range(0, 0, 9, 0) });
    const before = finding({ file: 'b.yaml', range: range(0, 0, 3, 0) });
    expect(changedFirst([before, long], changed)).toEqual([long, before]);
  });

  test.each([
    ['github', (options: object) => formatGithub(result(all), options).annotations],
    ['azure', (options: object) => formatAzure(result(all), options)],
  ])('are the first of their level in %s', (_, write) => {
    const said = (text: string) =>
      [...text.matchAll(/(?:error|warning) at [ab]\.yaml:\d/g)].map(([words]) => words);
    expect(said(write({ changed }))).toEqual(order);
    expect(said(write({}))[0]).toBe('error at a.yaml:1');
  });

  test('are not among those left out by the limit of GitHub', () => {
    const many = Array.from({ length: 30 }, (_, line) => at('a.yaml', line));
    const { annotations } = formatGithub(result([...many, at('b.yaml', 4)]), { changed });
    expect(annotations.split('\n')[0]).toContain('error at b.yaml:4');
  });

  test('decide which file comes first in a comment', () => {
    const text = formatMarkdown(result(all), { changed });
    expect([...text.matchAll(/^### `(.*)`$/gm)].map(([, file]) => file)).toEqual(['b.yaml', 'a.yaml']);
  });
});
