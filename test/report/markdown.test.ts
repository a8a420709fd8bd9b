import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../server/src/document/sanitize.ts';
import { formatMarkdown } from '../../server/src/report/markdown.ts';
import { check } from './hostile-results.ts';
import { expectPlain, type MarkdownNode, squeezed } from './plain-markdown.ts';
import { changedScope, finding, range, result, suppressed } from './samples.ts';

test('the result by file, gravest first', () => {
  const findings = [
    finding({ severity: 'information', file: 'a.yaml', docs: 'docs/rules.md', record: 'A-1' }),
    finding({ severity: 'warning', range: range(4, 0, 4, 1) }),
    finding({
      range: range(9, 0, 9, 1),
      clauses: ['iso-9001:2015/6.2.1'],
      message: 'Ask @everyone for an `indicator` in <b>.',
      fixes: [{ title: 'Quote it', certain: true, edits: [] }],
    }),
  ];
  const silenced = [suppressed({ rule: 'placeholder' }, 'exception', 'EXC-1 says so')];
  const given = result(findings, silenced, ['review-trend-missing']);
  expect(formatMarkdown(given, { rootFromRepository: 'acme' })).toBe(
    `## Quality management system check

**1 error, 1 warning, 1 for information** in 120 records of 41 files, as of 2026-02-01 · 1 silenced

⚠ Checks are laxer than the default in 1 places: rules.review-trend-missing: off.

- \`acme/qms.yaml\`, line 3: \`review-trend-missing\` is switched off.

### \`acme/objectives/OBJ-1.yaml\`

- **error** · line 10 · \`OBJ-1\` · [objective-measure](https://example.org/rules#objective-measure): Ask \`@everyone\` for an \`indicator\` in \`<b>.\` (ISO 9001:2015, 6.2.1) · can be fixed with \`--fix\`: Quote it
- warning · line 5 · \`OBJ-1\` · [objective-measure](https://example.org/rules#objective-measure): OBJ-1 has no measure. Name an indicator and a target.

### \`acme/a.yaml\`

- for information · line 1 · \`A-1\` · objective-measure: OBJ-1 has no measure. Name an indicator and a target.

### Silenced

- \`acme/objectives/OBJ-1.yaml\`, line 1 · placeholder · exception: EXC-1 says so
`,
  );
});

test('nothing found', () => {
  expect(formatMarkdown(result([]), {})).toBe(
    '## Quality management system check\n\n**No findings:** 120 records in 41 files, as of 2026-02-01.\n',
  );
});

describe('what does not fit a comment', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      finding({
        severity: (['information', 'warning', 'error'] as const)[index % 3]!,
        file: `records/${String(index).padStart(5, '0')}.yaml`,
        message: `Größe ${index} stimmt nicht. ${'品'.repeat(400)}`,
      }),
    );

  test('is left out, the least grave first, and named by its levels', () => {
    const text = formatMarkdown(result(many(60)), {});
    expect(Buffer.byteLength(text)).toBeLessThan(32_000);
    expect(text.match(/^- \*\*error\*\*/gm)).toHaveLength(20);
    expect(text.match(/^- warning/gm)!.length).toBeLessThan(20);
    expect(text).not.toMatch(/^- for information/m);
    const left = 60 - text.match(/^- /gm)!.length;
    expect(text).toContain(
      `**+${left} more findings** left out to fit a comment: ${left - 20} warnings, 20 for information. \`qms check\` lists all of them.`,
    );
  });

  test('is bounded whatever the texts are', () => {
    const long = '品'.repeat(5000);
    const places = Array.from({ length: 50 }, (_, index) => `${index}${long}`);
    const silenced = many(500).map((each) => suppressed(each, 'ignore', long));
    const text = formatMarkdown(
      result(
        many(30_000).map((each) => ({ ...each, file: `${long}${each.file}`, record: long })),
        silenced,
        places,
      ),
      {},
    );
    expect(Buffer.byteLength(text)).toBeLessThan(32_768);
    expect(text).toContain('- +40 more');
    expect(text).toMatch(/\*\*\+29\d\d\d more findings\*\* left out/);
    expect(text).toContain('+500 silenced findings, left out to fit a comment.');
  });
});

test('hostile text stays text and code, one line per finding', () => {
  const markdown = unified().use(remarkParse).use(remarkGfm);
  const parse = (text: string) => markdown.parse(text) as MarkdownNode;
  check((given) => {
    const { children = [] } = parse(formatMarkdown(given, {}));
    expect(
      children.map(({ type }) => type).filter((type) => !/^(heading|paragraph|list)$/.test(type)),
    ).toEqual([]);
    const files = children.flatMap(({ type, children: [only] = [] }) =>
      type === 'heading' && only?.type === 'inlineCode' ? [only.value?.trim()] : [],
    );
    expect(new Set(files)).toEqual(
      new Set(given.findings.map(({ file }) => oneLine(file, 300).trim()).filter((file) => file !== '')),
    );
    const items = children.flatMap(({ type, children: all = [] }) => (type === 'list' ? all : []));
    const { base, laxer } = given.trust;
    expect(items).toHaveLength(
      given.findings.length + given.suppressed.length + laxer.length + (base?.changes.length ?? 0),
    );
    const said = items.map(({ children: [only, ...rest] = [] }) => {
      expect(rest).toEqual([]);
      return expectPlain(only!);
    });
    for (const { message } of given.findings) {
      const shown = squeezed(`: ${oneLine(message, 1000)}`);
      expect(said.some((line) => line.includes(shown))).toBe(true);
    }
  });
});

test('what was compared and what is not shown is said', () => {
  const markdown = formatMarkdown({ ...result([]), changed: changedScope({ elsewhere: 1 }) }, {});
  expect(markdown).toContain(' · 1 finding elsewhere not shown.\n\nCompared with ');
  expect(markdown).toContain('3 files changed.');
});
