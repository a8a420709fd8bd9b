import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { packMarkdown } from '../../server/src/report/pack-markdown.ts';
import { injections, withStrings } from './injections.ts';
import { samplePack } from './render-sample.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const parser = unified().use(remarkParse).use(remarkGfm);
const flat = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(flat)];
const nodes = (markdown: string): readonly Node[] => flat(parser.parse(markdown) as Node);
const count = (found: readonly Node[], type: string): number =>
  found.filter((node) => node.type === type).length;

test('the pack in Markdown says what is asked, promised and decided', () => {
  const markdown = packMarkdown(samplePack);
  expect(markdown).toContain(
    '| **A second supplier quality engineer** | EUR 80,000 a year, 1 person | 10 Jan 2026 |',
  );
  expect(markdown).toContain(
    '| Temperature test of pressure cells | not done, 112 days late, now due 30 Apr 2026 |',
  );
  expect(markdown).toContain('and 1 more in the records');
  expect(markdown).toContain('### Late shift in flow calibration from June');
  for (const said of [
    '- **Conclusion:** Customers notice the difference and the costs fall.',
    '| Katharina Brandt | Managing director | present | yes |',
    '## Minutes',
  ])
    expect(markdown).toContain(said);
  // What reads well as it is stays readable to those who read the source.
  expect(markdown).not.toMatch(/&#58;|\d&#46;\d/);
  expect(count(nodes(markdown), 'table')).toBeGreaterThan(15);
});

test.each(
  [
    ...injections.slice(0, -1),
    '1. one',
    '1) one',
    '12) x:y',
    '--- x',
    ': d',
    '[a]: b',
    '===',
    '> q',
    '+ p',
    '    code',
    '~~~',
  ].map((text, i) => [i, text] as const),
)('text %i in every field leaves the structure of the Markdown as it is', (_, text) => {
  const plain = nodes(packMarkdown(withStrings(samplePack, () => 'plain')));
  const hostile = nodes(packMarkdown(withStrings(samplePack, () => text)));
  for (const type of ['link', 'image', 'definition', 'linkReference', 'imageReference', 'footnoteReference'])
    expect([type, count(hostile, type)]).toEqual([type, 0]);
  for (const type of ['heading', 'table', 'tableRow', 'tableCell', 'list', 'listItem', 'strong', 'code'])
    expect([type, count(hostile, type)]).toEqual([type, count(plain, type)]);
  const written = hostile.filter(({ type }) => type === 'html').map(({ value }) => value);
  expect(written.filter((tag) => tag !== '<span>' && tag !== '</span>')).toEqual([]);
});
