import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { diffDocument } from '../../server/src/diff/document/diff-document.ts';
import { diffFormats } from '../../server/src/diff/formats.ts';
import type { Change, Diff } from '../../server/src/diff/model.ts';
import { blocksMarkdown } from '../../server/src/document/markdown/blocks.ts';
import { english } from '../../server/src/messages/language.ts';
import { allBlocks, bareOf, firstMissing, textsOf } from '../document/texts.ts';
import { htmlOf } from '../document/written.ts';
import { runs } from '../property-runs.ts';
import { expectHarmless, expectNoCommandAtLineStart, hostile } from '../report/hostile.ts';

const change = (more: Partial<Change> = {}): Change => ({
  kind: 'target-moved',
  group: 'content',
  severity: 'warning',
  message: 'The target is moved from 50 to 30.',
  side: 'head',
  file: 'objectives/OBJ-1.yaml',
  range: { start: { line: 7, character: 8 }, end: { line: 7, character: 10 } },
  path: 'target',
  record: { id: 'OBJ-1', type: 'quality-objective', version: '1.0', title: 'Fewer complaints' },
  values: [{ path: 'target', before: 50, after: 30 }],
  names: {},
  signOffs: [],
  ...more,
});

const diff = (changes: readonly Change[], more: Partial<Diff> = {}): Diff => ({
  version: 1,
  root: '/root',
  today: '2026-02-01',
  base: { ref: 'main', commit: '0123456789abcdef0123456789abcdef01234567' },
  head: { ref: null, commit: null },
  kindsOff: [],
  notCompared: [],
  changes,
  ...more,
});

const context = { colour: false, width: 80, language: english, organization: 'Acme' };
const written = (name: string, given: Diff): string =>
  diffFormats.find((format) => format.name === name)!.write(given, context);

const parse = (text: string) => unified().use(remarkParse).use(remarkGfm).parse(text);
const many = (count: number, more: Partial<Change> = {}): Change[] =>
  Array.from({ length: count }, (_, at) => change({ message: `Change number ${at + 1}.`, ...more }));

describe('a comment', () => {
  test('shows five rows open and folds the rest', () => {
    const text = written('markdown', diff(many(12)));
    const tree = parse(text);
    expect(tree.children.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'table',
      'html',
      'table',
      'html',
    ]);
    const rows = tree.children.flatMap((node) => (node.type === 'table' ? [node.children.length - 1] : []));
    expect(rows).toEqual([5, 7]);
    expect(text).toContain(
      '12 warnings, 12 changes in all. From main (0123456789ab) to the files as they are.',
    );
    expect(text).toContain('<details><summary>The other 7 changes</summary>');
  });

  test('of five changes has nothing to open, of none says so', () => {
    expect(written('markdown', diff(many(5)))).not.toContain('<details>');
    expect(written('markdown', diff([]))).toContain('Nothing changes about the management system.');
    expect(parse(written('markdown', diff([]))).children.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
    ]);
  });

  test('fits what GitHub takes, and says how much it leaves out', () => {
    const text = written(
      'markdown',
      diff(many(3000, { message: `The target is moved. ${'x'.repeat(300)}` })),
    );
    expect(text.length).toBeLessThan(65_536);
    const shown = text.match(/The target is moved/g)!.length;
    expect(shown).toBeGreaterThan(50);
    const left = new Intl.NumberFormat('en').format(3000 - shown);
    expect(text.replace(/<[^>]*>/g, '')).toContain(`${left} further changes are in `);
    const huge = change({
      message: 'x'.repeat(100_000),
      values: many(6).map((_, at) => ({ path: 'y'.repeat(20_000), after: at })),
    });
    expect(written('markdown', diff([huge, huge, huge, huge, huge, huge])).length).toBeLessThan(65_536);
  });

  test('names what the base leaves out', () => {
    expect(written('markdown', diff([], { kindsOff: ['target-moved'] }))).toContain(
      'Left out by qms.yaml: `target-moved`',
    );
  });

  test.each(diffFormats)('names the submodules that are not compared: $name', ({ name }) => {
    const text = written(name, diff([], { notCompared: ['shared', 'old/forms'] }));
    if (name === 'json') expect(JSON.parse(text)).toMatchObject({ notCompared: ['shared', 'old/forms'] });
    else
      expect(text.replace(/\s+/g, ' ')).toContain(
        'Not compared, because it is in another repository (a submodule): shared and old/forms.',
      );
  });
});

test('every text stands in HTML and in Markdown', () => {
  const changes = [
    change({ severity: 'error', group: 'checks', kind: 'settings-unreadable' }),
    change(),
    change({ side: 'base', severity: 'information', group: 'records', kind: 'record-removed' }),
  ];
  const { parts } = diffDocument(diff(changes), 'Acme');
  expect(parts.map(({ id }) => id)).toEqual(['front', 'error', 'warning', 'information']);
  for (const block of parts.flatMap((part) => allBlocks(part.blocks))) {
    const texts = textsOf(block);
    const markdown = blocksMarkdown({ language: english, anchors: new Map(), depth: 0 }, block);
    expect([block.is, firstMissing(texts, bareOf(htmlOf(block)))]).toEqual([block.is, null]);
    expect([block.is, firstMissing(texts, bareOf(markdown.join('\n\n')))]).toEqual([block.is, null]);
  }
});

/** A change in which everything that a repository may hold is hostile. */
const anyChange = fc
  .tuple(hostile, hostile, hostile, hostile, hostile, hostile)
  .map(([message, file, id, title, path, value]) =>
    change({
      message,
      file,
      path,
      record: { id, type: 'risk', version: null, title },
      values: [{ path, before: value, after: [value, { [path]: value }] }],
      names: { [value]: title },
    }),
  );

describe.each(diffFormats)('text of records in $name', ({ name }) => {
  test('cannot steer a display or a CI service, or break out', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1, maxLength: 8 }), hostile, (changes, ref) => {
        const text = written(name, diff(changes, { base: { ref, commit: null }, notCompared: [ref] }));
        // The page has characters of its own that guide how it is laid out.
        if (name === 'html') expect(text).not.toMatch(/##\w*\[/);
        else expectHarmless(text);
        expectNoCommandAtLineStart(text);
        if (name === 'json') expect((JSON.parse(text) as Diff).changes).toHaveLength(changes.length);
        if (name === 'markdown') {
          const rows = parse(text).children.flatMap((node) =>
            node.type === 'table' ? node.children.slice(1) : [],
          );
          expect(rows).toHaveLength(changes.length);
          for (const { children } of rows) expect(children.length).toBeLessThanOrEqual(4);
          expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/(^|[^&\w;>])@\w/m);
        }
        if (name === 'html') expect(text.match(/<(script|img|iframe|link|a href="(?!#))/g)).toBeNull();
      }),
      { numRuns: runs(100) },
    );
  });
});
