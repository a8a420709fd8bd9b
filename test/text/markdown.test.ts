import { describe, expect, it } from 'vitest';
import { decode } from '../../server/src/text/decode.ts';
import { readFastMarkdown } from '../../server/src/text/fast-markdown.ts';
import { readMarkdown } from '../../server/src/text/markdown.ts';
import { readWithRemark } from '../../server/src/text/remark-markdown.ts';
import { random } from './mutations.ts';

const PIECES: readonly string[] = [
  ...[
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    '\n',
    '\r\n',
    ' ',
    '  ',
    '    ',
    'text',
    'more words',
    '# H',
    '## Head `c` x',
    '### a_b',
  ],
  ...[
    '#',
    '- ',
    '- item',
    '* ',
    '+ x',
    '1. ',
    '2. two',
    '1) x',
    '> ',
    '> quote',
    '```',
    '```js',
    '~~~',
    '`',
    '``',
    '`code`',
  ],
  ...[
    '``a`b``',
    '[',
    '](',
    '](x.md)',
    '[a](b.md)',
    '[a](b.md "t")',
    '![i](p.png)',
    '[[A-1]]',
    '[[A-1|l]]',
    '[[B@2]]',
  ],
  ...[
    '[[A\\|b]]',
    ']',
    '[x]: y',
    '[^1]',
    '[^1]: n',
    '<!--',
    '-->',
    '<!-- c -->',
    '\n<!-- qms-ignore x -- y -->\n',
    '<br>',
  ],
  ...[
    '<a id="q"></a>',
    '<div>',
    '<https://x.org>',
    'https://x.org',
    'www.x.org',
    '\\',
    '*',
    '**b**',
    '_',
    '__',
    '~~',
    '|',
  ],
  ...[
    '| a | b |\n|---|---|\n| `c` | [[A-1|x]] |\n',
    '|-',
    '---',
    '===',
    '--',
    '-',
    '***',
    '_ _ _',
    '&amp;',
    'é😀',
    '\t',
  ],
  ...[
    '(',
    ')',
    '"',
    '!',
    '@',
    'a@b.c',
    '   ',
    '      ',
    'x\ny',
    '. ',
    '[ ] task',
    '**N** [[X]]: y',
    '\u00a0',
  ],
];

describe('the fast reader', () => {
  it('says the same as the full parser wherever it is sure', () => {
    const below = random(7);
    let sure = 0;
    for (let i = 0; i < 8_000; i++) {
      let text = '';
      for (let piece = below(12); piece >= 0; piece--) {
        text += PIECES[below(PIECES.length)]! + ['\n', ' ', ''][below(3)]!;
      }
      const fast = readFastMarkdown(text, 0, false);
      if (!fast.sure) continue;
      sure++;
      expect(fast.body, JSON.stringify(text)).toEqual(readWithRemark(text, 0));
    }
    expect(sure).toBeGreaterThan(2_000);
  });

  it('is sure of ordinary minutes', () => {
    const text = [
      '# Minutes\n',
      'We met on Monday. **Decision:** keep the rota, see [[OBJ-2026-01|the objective]] and',
      '[the plan](plans/rota.md "Rota"). `[[code]]` is no link.\n',
      '- first, [[KPI-CSAT]]',
      '- second\n  continued\n    1. nested\n',
      '| Input | Record |\n|---|---|\n| Complaints | [[CMP-2025-031]] |\n',
      '> quoted [[MR-2025-02]]\n',
      '<!-- a comment -->\n',
      'Setext\n------\n',
      '```yaml\nid: [[none]]\n```\n',
      '![chart](img/chart.png)\n',
    ].join('\n');
    const fast = readFastMarkdown(text, 0, false);
    expect(fast.sure).toBe(true);
    expect(fast.body).toEqual(readWithRemark(text, 0));
    expect(fast.body.wikiLinks.map(({ id }) => id)).toEqual([
      'OBJ-2026-01',
      'KPI-CSAT',
      'CMP-2025-031',
      'MR-2025-02',
    ]);
    expect(fast.body.headings.map(({ anchor, depth }) => [anchor, depth])).toEqual([
      ['minutes', 1],
      ['setext', 2],
    ]);
  });
});

describe('a Markdown file', () => {
  it('has front matter, and offsets into the file', () => {
    const text = '---  \r\nid: POL-1\r\n---\r\n\r\n# Über uns!\r\n\r\n[[A@2|b]] <a id="here"></a>\r\n';
    const file = readMarkdown(text);
    expect(file.frontMatter?.yaml.documents[0]?.data).toEqual({ id: 'POL-1' });
    expect(text.slice(file.bodyStart)).toMatch(/^\r\n# Über/);
    const body = file.body();
    expect(body.headings.map(({ anchor }) => anchor)).toEqual(['über-uns']);
    expect(body.anchors).toEqual(['here']);
    const [link] = body.wikiLinks;
    expect(link).toMatchObject({ id: 'A', version: '2', label: 'b' });
    expect(text.slice(link!.idSpan.start, link!.idSpan.end)).toBe('A');
    expect(text.slice(link!.span.start, link!.span.end)).toBe('[[A@2|b]]');
  });

  it('without a closing fence gets a fault and is all body', () => {
    const file = readMarkdown('---\nid: A\n\n# Title\n');
    expect(file.frontMatter).toBeNull();
    expect(file.frontMatterFault?.span).toEqual({ start: 0, end: 3 });
    expect(file.bodyStart).toBe(0);
  });

  it('may close its front matter with dots, or have none', () => {
    expect(readMarkdown('---\na: 1\n...\nx').bodyStart).toBe(13);
    expect(readMarkdown('----\na: 1\n---\n').frontMatter).toBeNull();
    expect(readMarkdown(' ---\na: 1\n---\n').frontMatter).toBeNull();
    expect(readMarkdown('---\n---\n').frontMatter?.yaml.documents).toEqual([]);
  });

  it('numbers repeated headings as GitHub does', () => {
    const anchors = readMarkdown('# A\n# A\n# A-1\n# A\n# `x` *y*\n')
      .body()
      .headings.map(({ anchor }) => anchor);
    expect(anchors).toEqual(['a', 'a-1', 'a-1-1', 'a-2', 'x-y']);
  });

  it('finds no links in code, comments and escapes', () => {
    const text = '`[[a]]`\n\n    [[b]]\n\n```\n[[c]]\n```\n\n<!-- [[d]] -->\n\n\\[[e]]\n\n<div>[[f]]</div>\n';
    expect(
      readMarkdown(text)
        .body()
        .wikiLinks.map(({ id }) => id),
    ).toEqual(['f']);
  });

  it('of a megabyte of brackets is read in bounded time', () => {
    for (const piece of [
      '[',
      '*',
      '> ',
      '`',
      '<a ',
      '![',
      '- ',
      '[a](',
      '# a\n',
      'www.',
      '**a_',
      'a\n=\n',
      '*[`<',
    ]) {
      for (const length of [20_000, 200_000, 1_000_000])
        expect(readMarkdown(piece.repeat(length / piece.length)).body().wikiLinks).toEqual([]);
    }
  });
});

describe('decoding', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  it('takes off a byte-order mark', () => {
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ text: 'a', bom: true, problem: null });
  });
  it('describes what is no UTF-8', () => {
    expect(decode(bytes(0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0x62, 0xff, 0x63)).problem).toMatchObject({
      kind: 'invalid-utf8',
      offset: 4,
    });
    expect(decode(bytes(0x61, 0, 0x62)).problem).toMatchObject({ kind: 'binary', offset: 1 });
    expect(decode(bytes(0xff, 0xfe, 0x69, 0, 0x64, 0))).toMatchObject({
      text: 'id',
      bom: true,
      problem: { kind: 'utf-16' },
    });
    expect(decode(bytes(0, 0x69, 0, 0x64, 0, 0x3a))).toMatchObject({
      text: 'id:',
      bom: false,
      problem: { kind: 'utf-16' },
    });
    expect(decode(bytes(0xed, 0xa0, 0x80)).problem).toMatchObject({ kind: 'invalid-utf8', offset: 0 });
  });
});
