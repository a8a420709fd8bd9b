import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { acmeTexts } from '../workspace/acme.ts';
import { injections, withStrings, withTexts } from './injections.ts';
import { packOf } from './packs.ts';
import { packMarkdown, packPage } from './pages.ts';
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
  for (const said of [
    '| C **A second supplier quality engineer**<br>Why: Serves “Deliveries on time” too (worth and cost of waiting counted under A). Earn by getting it right first time | **EUR 80,000** a year<br>1 person |  | **10 Jan 2026**<br>**10 days past** | Suppliers outside',
    '- Temperature test of pressure cells · **not done, 112 days late, now due 30 Apr 2026**',
    'and 1 more in the records',
    '### Late shift in flow calibration from June',
    '> **Conclusion**\n>\n> Customers notice the difference and the costs fall.',
    '| Katharina Brandt | Managing director | present | yes |',
    '## Minutes',
    '<details><summary>Data of “Cost of poor quality”</summary>\n\n**Cost of poor quality per period**\n\n| Period |',
  ])
    expect(markdown).toContain(said);
  // What reads well as it is stays readable to those who read the source.
  expect(markdown.replaceAll('<span>&#58;</span>//', '://')).not.toMatch(/&#58;|\d&#46;\d/);
  expect(count(nodes(markdown), 'table')).toBeGreaterThan(15);
});

test('minutes written in Markdown stay Markdown: headings below those of the pack, lists, tables, code', () => {
  const minutes = [
    '# Agenda',
    '1. First\n2. Second\n   - nested **bold** and `code`',
    '| a | b |\n|---|---|\n| 1 | 2 \\| 3 |',
    '> said',
    '```js\n[[x]] <b>\n```',
    'See [[OBJ-2025-02|the aim]], @team, #12, https://example.org and ![x](https://example.org/x.png).',
  ].join('\n\n');
  const markdown = packMarkdown({ ...samplePack, review: { ...samplePack.review, minutes } });
  const [, shown = ''] = /\n## Minutes\n\n([\s\S]*?)\n\n## Appendix/.exec(markdown) ?? [];
  expect(shown).toBe(
    [
      '### Agenda',
      '1. First\n2. Second\n   - nested **bold** and `code`',
      '| a | b      |\n| - | ------ |\n| 1 | 2 &#124; 3 |'
        .replace('b      |', 'b          |')
        .replace('------ |', '---------- |'),
      '> said',
      '```\n[[x]] <b>\n```',
      'See the aim, <span>&#64;</span>team, <span>&#35;</span>12, https<span>&#58;</span>//example.org and x.',
    ].join('\n\n'),
  );
});

/** What is read, without marks and with plain blanks. */
const read = (text: string): string =>
  text
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<\/?(?:span|b|a|bdi)[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\*\*|`|(?<= )_|_(?= |$)/g, '')
    .replace(/\s+/g, ' ');

test('what the pages say of the example company the Markdown says too', async () => {
  const pack = await packOf(acmeTexts(), 'MR-2026-01');
  const [page, markdown] = [read(packPage(pack)), read(packMarkdown(pack))];
  for (const said of [
    'EUR 142,000 a year',
    'Serves “95 of 100 deliveries on the day we named” too (its worth is counted under A).',
    'The objectives they serve are worth about EUR 340,000 a year, each counted once.',
    '3 of 5 decisions due were carried out on time (1 of them after the date had been moved), 1 not yet, 1 done without a recorded date. Review of 22 Jan 2025.',
    'done 27 Jun 2025, late, 8 months after the first date',
    'not reached yet Turnaround of flow calibration: 9.8 working days so far, 9 expected by 30 Jun 2026. Judged effective.',
    'EUR 778,000 in 2025, after 883,000 in 2024 (−12 %).',
    'running, behind plan',
    'begins 1 Feb 2026',
    'Dec 25: 95, read 94.2',
    'No audit finding twice',
    '22 answers of 26 asked',
    '“Late I can plan with. Silent I cannot.”',
    'partly justified',
    '4 audits held. No process has gone without an internal audit for longer than its audit cycle.',
    '6 of 6 audits due so far were held',
    'no answer on record',
    'exception until 30 Apr 2026',
    'After treatment, where assessed again (1 of 6 risks)',
    'accepted until 31 Dec 2026',
    'The 4 competences on record have enough holders; just enough: Pressure calibration with the pressure balance. 2 trainings held, the effect of 2 evaluated.',
    'still open: Second person released for flow calibration with gases',
    'decided without an ask',
    'Waiting costs about EUR 11,000 a month',
    '128 of 149',
    '117 answers of 149 asked',
    '11 of 11',
    '1 of 12',
    'tied to the content',
    'decided 22 Jan 2025',
    'improving from its indicators',
    'presented by',
  ])
    for (const [format, text] of [
      ['HTML', page],
      ['Markdown', markdown],
    ] as const)
      expect(text.toLowerCase().includes(said.toLowerCase()) ? format : [format, said]).toBe(format);
});

/** Fields that are Markdown of the user's own, and may have a structure of their own. */
const isProse = (path: string): boolean =>
  /(?:minutes|summary|conclusion|conclusions|statement|reason|note|ifNot|risk|compensation|what|effect|feedback)$/.test(
    path,
  );

const hostileTexts = [
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
  '```',
  '_x_ __y__ *z',
  '</details>',
];

/** What is shown depends on the order of these days. */
const keepingDays = (text: string, original: string, path: string): string =>
  /asOf$|made\.on$|expected\.by$/.test(path) ? original : text;

/** The same turns with a word of no consequence for each text. */
const plainPacks = withTexts(
  samplePack,
  hostileTexts.map((_, i) => `plain ${i}`),
  keepingDays,
);

test.each(withTexts(samplePack, hostileTexts, keepingDays))(
  'texts of all kinds leave the structure of the Markdown as it is: turn %i',
  (turn, pack) => {
    const plain = nodes(
      packMarkdown(withStrings(plainPacks[turn]![1], (text, path) => (isProse(path) ? 'plain' : text))),
    );
    const everywhere = nodes(packMarkdown(pack));
    for (const type of [
      'link',
      'image',
      'definition',
      'linkReference',
      'imageReference',
      'footnoteReference',
    ])
      expect([type, count(everywhere, type)]).toEqual([type, 0]);
    const written = everywhere.filter(({ type }) => type === 'html').map(({ value }) => value);
    expect(
      written.filter((tag) => !/^(?:<\/?span>|<br>|<details><summary>|<\/summary>|<\/details>)/.test(tag!)),
    ).toEqual([]);
    const opened = written.filter((tag) => tag!.startsWith('<details>'));
    expect(opened).toHaveLength(plain.filter(({ value }) => value?.startsWith('<details>')).length);
    // Lines within cells of tables are the writer's own.
    const lines = (found: readonly Node[]): number => found.filter(({ value }) => value === '<br>').length;
    expect(lines(everywhere)).toBe(lines(plain));
    const hostile = nodes(packMarkdown(withStrings(pack, (text, path) => (isProse(path) ? 'plain' : text))));
    for (const type of [
      'heading',
      'table',
      'tableRow',
      'tableCell',
      'list',
      'listItem',
      'strong',
      'code',
      'blockquote',
    ])
      expect([type, count(hostile, type)]).toEqual([type, count(plain, type)]);
  },
);
