import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { type MarkdownTable, readTables } from '../../server/src/text/markdown-table.ts';
import { withoutCuts } from '../../server/src/text/table-cuts.ts';
import { runs } from '../property-runs.ts';

const tablesOf = (text: string) => readTables(text, { start: 0, end: text.length });
const rowsOf = ({ header, rows }: MarkdownTable) =>
  [header, ...rows].map(({ cells }) => cells.map((cell) => cell.text));
const read = (text: string) => tablesOf(text).map(rowsOf);

const simple = '| a | b |\n|---|---|\n| 1 | 2 |\n';
const expected = [
  [
    ['a', 'b'],
    ['1', '2'],
  ],
];

describe('tables of a Markdown text', () => {
  test.each([
    ['alone', simple],
    ['without outer bars', 'a | b\n--- | ---\n1 | 2\n'],
    ['with CRLF, without a line end at the end', simple.replaceAll('\n', '\r\n').trimEnd()],
    ['below a paragraph, ended by a heading', `Text\n${simple}# Heading | x\n`],
    ['in a list', `- item\n\n  ${simple.replaceAll('\n', '\n  ')}`],
    ['as an item', `1. ${simple.trimEnd().replaceAll('\n', '\n   ')}`],
    ['in a quote', `> ${simple.trimEnd().replaceAll('\n', '\n> ')}\n\ntext`],
    ['below a comment', `<!-- x -->\n${simple}`],
    ['below a block of code', `\`\`\`\n| x |\n|---|\n\`\`\`\n${simple}`],
    ['ended by a list', `${simple}- x | y\n`],
    ['ended by indented code', `${simple}    x | y\n`],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['a block of code', `~~~md\n${simple}~~~\n`],
    ['a block of code that is never closed', `\`\`\`\n\n${simple}`],
    ['indented code', simple.replaceAll(/^/gm, '    ')],
    ['a comment', `<!--\n${simple}-->\n`],
    ['HTML', `<div>\n${simple}</div>\n`],
    ['dashes of another number', '| a | b |\n|---|\n| 1 | 2 |\n'],
    ['a heading with a bar', 'a | b\n---\n1 | 2\n'],
    ['a single line', '| a | b |\n'],
  ])('none in %s', (_name, text) => {
    expect(read(text)).toEqual([]);
  });

  test('rows keep all their cells, also more or fewer than the header has', () => {
    const [table] = tablesOf('| a | b |\n|---|---|\n| 1 | 2 | 3 || 4 |\n| 5 |\n|| 6 |\n');
    expect(rowsOf(table!)).toEqual([['a', 'b'], ['1', '2', '3', '', '4'], ['5'], ['', '6']]);
  });

  test('an escaped bar is part of its cell, in code too; one behind an escaped backslash is none', () => {
    expect(read('| a | b |\n|---|---|\n| `x\\|y` | 1 \\| 2 |\n| \\\\| z |\n')).toEqual([
      [
        ['a', 'b'],
        ['`x|y`', '1 | 2'],
        ['\\\\', 'z'],
      ],
    ]);
  });

  test('a link with a label is one, and its bar is noted unless it is escaped', () => {
    const text = '| Topic | Due |\n|---|---|\n| [[OBJ-1|One]] and [[OBJ-2\\|two]] | 2026-03-01 |\n';
    const [table] = tablesOf(text);
    expect(rowsOf(table!)[1]).toEqual(['[[OBJ-1|One]] and [[OBJ-2|two]]', '2026-03-01']);
    const [cell] = table!.rows[0]!.cells;
    expect(cell!.linkBars.map((at) => text.slice(at - 5, at + 4))).toEqual(['OBJ-1|One']);
    expect(table!.rows[0]!.cells[1]!.linkBars).toEqual([]);
  });

  test('a header with such a link goes with as many dashes as it has cells, to us or to others', () => {
    expect(read('| [[A-1|x]] | b |\n|---|---|\n')).toEqual([[['[[A-1|x]]', 'b']]]);
    expect(read('| [[A-1|x]] | b |\n|---|---|---|\n')).toEqual([[['[[A-1', 'x]]', 'b']]]);
  });

  test('where the text of each column stands', () => {
    const text = 'x\n\n| a | b | c | d |\n| - | :-- | :-: | --: |\n| 1 |\n\ny';
    const [table] = tablesOf(text);
    expect(table!.alignment).toEqual([null, 'left', 'center', 'right']);
    expect(text.slice(table!.delimiter.start, table!.delimiter.end)).toBe('| - | :-- | :-: | --: |');
    expect(text.slice(table!.span.start, table!.span.end)).toBe(text.slice(3, -3));
  });

  test('places: cells without their blanks, empty ones where text would go', () => {
    const text = '| a | b | c |\n|---|---|---|\n|  one |  ||\n';
    const cells = tablesOf(text)[0]!.rows[0]!.cells;
    expect(cells.map(({ span }) => text.slice(span.start, span.end))).toEqual(['one', '', '']);
    expect(cells.map(({ span }) => text.slice(0, span.start).split('\n').at(-1))).toEqual([
      '|  ',
      '|  one | ',
      '|  one |  |',
    ]);
  });

  test('only tables in the range are read, with offsets into the whole text', () => {
    const text = `---\nid: A\n---\n${simple}\n${simple}`;
    const tables = readTables(text, { start: 14, end: 14 + simple.length });
    expect(tables.map(({ span }) => text.slice(span.start, span.end))).toEqual([simple.trimEnd()]);
  });
});

/** What a full parser sees, without the bars that it takes into its cells. */
function parsed(text: string): string[][][] {
  interface Node {
    readonly type: string;
    readonly children?: readonly Node[];
    readonly position?: {
      readonly start: { readonly offset: number };
      readonly end: { readonly offset: number };
    };
  }
  const source = ({ position }: Node): string => {
    const cell = text.slice(position!.start.offset, position!.end.offset);
    const inner = cell.replace(/^\|/, '').trim();
    return /(?:^|[^\\])(?:\\\\)*\|$/.test(inner) ? inner.slice(0, -1).trim() : inner;
  };
  const tables: string[][][] = [];
  const pending: Node[] = [unified().use(remarkParse).use(remarkGfm).parse(text) as Node];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'table') tables.push(node.children!.map((row) => row.children!.map(source)));
    else pending.push(...[...(node.children ?? [])].reverse());
  }
  return tables;
}

const sources = (text: string) =>
  tablesOf(text).map(({ header, rows }) =>
    [header, ...rows].map(({ cells }) => cells.map(({ span }) => text.slice(span.start, span.end))),
  );

const word = fc.constantFrom(
  'a',
  '1',
  '`c`',
  'x\\|y',
  '\\\\',
  '**b**',
  '',
  ' ',
  '`',
  '[l](x)',
  'é',
  '-',
  '<b>x</b>',
);
const row = fc.array(word, { minLength: 1, maxLength: 4 }).map((cells) => `| ${cells.join(' | ')} |`);
const table = fc
  .tuple(row, fc.array(row, { maxLength: 3 }), fc.constantFrom(' --- |', ':-:|', ' -: |'))
  .map(([header, rows, dashes]) => {
    const count = header.replaceAll('\\|', '').split('|').length - 2;
    return [header, `|${dashes.repeat(count)}`, ...rows];
  });
const other: fc.Arbitrary<readonly string[]> = fc.constantFrom(
  ['text', 'x | y'],
  ['# Heading'],
  ['```', '| a |', '|---|', '```'],
  ['<!-- note', '| a |', '|---|', '-->'],
  ['<div>', '| a |', '|---|', '</div>'],
  ['***'],
  ['    | a |', '    |---|'],
  ['a | b', '==='],
  ['- item', '- item | x'],
);
const block: fc.Arbitrary<readonly string[]> = fc.oneof({ weight: 2, arbitrary: table }, other);
const indented = (lines: readonly string[], first: string, rest: string): string[] =>
  lines.map((line, index) => `${index === 0 ? first : rest}${line}`);
const nested = fc.oneof(
  { weight: 3, arbitrary: block },
  block.map((lines) => indented(lines, '> ', '> ')),
  block.map((lines) => indented(lines, '- ', '  ')),
  block.map((lines) => indented(lines, '1.\t', '\t')),
  block.map((lines) => indented(lines, '> 1. ', '>    ')),
);

test('tables are those that a full parser sees', () => {
  let seen = 0;
  fc.assert(
    fc.property(
      fc.array(nested, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('\n', '\r\n'),
      (blocks, end) => {
        const text = blocks.map((lines) => lines.join(end)).join(`${end}${end}`);
        const theirs = parsed(text);
        seen += theirs.length;
        expect(sources(text)).toEqual(theirs);
      },
    ),
    { numRuns: runs(500) },
  );
  expect(seen).toBeGreaterThan(0);
});

test('without what cuts them, all rows are whole to a full parser, and nothing is lost', () => {
  const cell = fc.constantFrom(
    '[[A-1|one]]',
    '[[A-1\\|one]]',
    '[[B]]',
    '`x|y`',
    'text',
    '',
    '[[A|b]] [[C|d]]',
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, (cells) => {
      const lines = cells.map((each) => `| ${each.join(' | ')} |`);
      const text = ['| a | b | c |', '|---|---|---|', ...lines].join('\n');
      const whole = withoutCuts(text);
      expect(whole.replaceAll('\\|', '|')).toBe(text.replaceAll('\\|', '|'));
      const [table] = parsed(whole);
      for (const row of table!) expect(row.filter((each, at) => at >= 3 && each !== '')).toEqual([]);
      expect(withoutCuts(whole)).toBe(whole);
    }),
    { numRuns: runs(300) },
  );
});

test('any text gives tables within it, row below row', () => {
  const piece = fc.constantFrom(
    ...[
      '\n',
      '\n\n',
      '| a | b |\n|---|---|\n',
      'a|b\n-|-\n',
      '|',
      '\\',
      '`',
      ' ',
      '    ',
      '- ',
      '2. ',
      '> ',
      '\t',
    ],
    ...['```\n', '<!--', '-->', '<div>\n', '---', '|:-:|', '[[A|b]]', '[[', 'x | y', '\r', '# h\n', '===\n'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let behind = 0;
      for (const { header, delimiter, rows, span, alignment } of tablesOf(text)) {
        expect(alignment.length).toBe(header.cells.length);
        expect(span.start).toBeGreaterThanOrEqual(behind);
        for (const part of [header, { cells: [], span: delimiter }, ...rows]) {
          expect(part.span.start).toBeGreaterThanOrEqual(behind);
          behind = part.span.start;
          for (const cell of part.cells) {
            expect(cell.span.start).toBeGreaterThanOrEqual(behind);
            behind = cell.span.end;
          }
          expect(part.span.end).toBeGreaterThanOrEqual(behind);
          behind = part.span.end;
        }
        expect(span.end).toBe(behind);
      }
    }),
    { numRuns: runs(3000) },
  );
});

test('long tables and degenerate texts take time in proportion', () => {
  expect(tablesOf(`${simple}${'| 1 | [[A-1|b]] `c` |\n'.repeat(100_000)}`)[0]!.rows.length).toBe(100_001);
  for (const part of [
    '|',
    '[[',
    '`',
    '> ',
    '- ',
    '>\n',
    '- x\n',
    '| a\n|-\n',
    '```\n~~~\n',
    '[[a|',
    '\\',
    '<a ',
    '\t>',
  ])
    expect(tablesOf(part.repeat(100_000)).length).toBeGreaterThanOrEqual(0);
});
