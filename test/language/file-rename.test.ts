import { describe, expect, test } from 'vitest';
import { type FileMove, fileMoveEdits } from '../../server/src/language/file-rename.ts';
import { check } from '../rules/harness.ts';
import { applied, questions } from './applied.ts';
import { open } from './harness.ts';
import { signed } from './signed.ts';

/** The texts that change (at their present paths) and what is asked, when files are moved. */
async function moved(
  files: Readonly<Record<string, string>>,
  moves: readonly FileMove[],
  options: { canAsk?: boolean; confirmed?: boolean; below?: string } = {},
) {
  const opened = await open(files, options.below === undefined ? {} : { below: options.below });
  const edit = await fileMoveEdits(opened.context.project, moves, opened.open, {
    canAsk: options.canAsk ?? true,
  });
  return { texts: applied(opened, edit, () => options.confirmed ?? true), questions: questions(edit) };
}

/** The files as they are after the move and its edits. */
function afterMove(files: Record<string, string>, texts: Record<string, string>, moves: readonly FileMove[]) {
  const result: Record<string, string> = {};
  for (const [path, text] of Object.entries({ ...files, ...texts })) {
    const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
    result[move === undefined ? path : move.to + path.slice(move.from.length)] = text;
  }
  return result;
}

const files = {
  'kpi/k.yaml':
    'type: register\r\nof: indicator\r\nitems:\r\n  - { id: KPI-1, data: "data/a.csv" } # data/a.csv\r\n  - id: KPI-2\r\n    data: ./data/b.csv\r\n',
  'kpi/data/a.csv': 'period,value\n',
  'kpi/data/b.csv': 'period,value\n',
  'docs/d.md':
    '---\nid: DOC-1\ntype: document\nattachments: [{ file: plan.pdf }]\n---\n# Top\nSee [list](../kpi/k.yaml#x "data"), [same](#top), [web](https://example.com/kpi/k.yaml), ![chart](<my chart.png>).\n\n[ref]: ../kpi/k.yaml\n',
  'docs/plan.pdf': 'x',
  'docs/my chart.png': 'x',
};

describe('moving files', () => {
  test('a data file: the fields that name it follow, in their quotes, and no other text', async () => {
    const moves = [{ from: 'kpi/data/a.csv', to: 'tables/a 1.csv' }];
    const { texts } = await moved(files, moves);
    expect(texts).toEqual({
      'kpi/k.yaml': files['kpi/k.yaml'].replace('"data/a.csv"', '"../tables/a 1.csv"'),
    });
  });

  test('a folder: what points into it follows, what points within it stays', async () => {
    const { texts } = await moved(files, [{ from: 'kpi', to: 'measures/kpi' }]);
    expect(texts).toEqual({
      'docs/d.md': files['docs/d.md']
        .replaceAll('(../kpi/k.yaml', '(../measures/kpi/k.yaml')
        .replace(': ../kpi/k.yaml', ': ../measures/kpi/k.yaml'),
    });
  });

  test('the record itself: what it points to stays where it is', async () => {
    const moves = [{ from: 'docs/d.md', to: 'a/b/d.md' }];
    const { texts } = await moved(files, moves);
    expect(texts['docs/d.md']).toContain('file: ../../docs/plan.pdf');
    expect(texts['docs/d.md']).toContain(
      '(../../kpi/k.yaml#x "data"), [same](#top), [web](https://example.com',
    );
    const links = (await check(afterMove(files, texts, moves))).findings.filter(
      ({ rule }) => rule === 'link-broken',
    );
    expect(links.map(({ message }) => message).filter((message) => !message.includes('#x'))).toEqual([]);
  });

  test.each([
    ['', '/'],
    ['company/qms', '/company/qms/'],
  ])('paths from the top folder of the repository stay so (root at %j)', async (below, top) => {
    const rooted = {
      'docs/d.md': `---\nid: DOC-1\ntype: document\nattachments: [{ file: ${top}docs/plan.pdf }]\n---\n[o](${top}docs/o.md#x) ![i](${top}img/a%20b.png) [out](/elsewhere/x.md)\n`,
      'docs/o.md': '# X\n',
      'docs/plan.pdf': 'x',
      'img/a b.png': 'x',
    };
    // Whoever names a path from the top may be moved.
    expect((await moved(rooted, [{ from: 'docs/d.md', to: 'd.md' }], { below })).texts).toEqual({});
    const moves = [
      { from: 'docs', to: 'manual' },
      { from: 'img/a b.png', to: 'img/b c.png' },
    ];
    expect((await moved(rooted, moves, { below })).texts).toEqual({
      'docs/d.md': rooted['docs/d.md']
        .replace(`${top}docs/plan.pdf`, `${top}manual/plan.pdf`)
        .replace(`${top}docs/o.md`, `${top}manual/o.md`)
        .replace('a%20b.png', 'b%20c.png'),
    });
  });

  test('both ends at once: nothing to do', async () => {
    const { texts } = await moved(
      { 'a/k.yaml': 'id: KPI-1\ntype: indicator\ndata: a.csv\n', 'a/a.csv': '' },
      [
        { from: 'a/k.yaml', to: 'b/k.yaml' },
        { from: 'a/a.csv', to: 'b/a.csv' },
      ],
    );
    expect(texts).toEqual({});
  });

  test('names that need it are percent-encoded in links', async () => {
    const moves = [{ from: 'docs/my chart.png', to: 'docs/chart (1)#.png' }];
    const { texts } = await moved(files, moves);
    expect(texts['docs/d.md']).toContain('![chart](<chart%20%281%29%23.png>)');
    const { findings } = await check(afterMove(files, texts, moves));
    expect(
      findings.filter(({ rule, message }) => rule === 'link-broken' && message.includes('chart')),
    ).toEqual([]);
  });

  test('defaults of a register are changed once, and ./ stays', async () => {
    const { texts } = await moved(
      {
        'r.yaml':
          'type: register\nof: document\ndefaults: { attachments: [{ file: ./x.pdf }] }\nitems:\n  - { id: A }\n  - { id: B }\n',
        'x.pdf': '',
      },
      [{ from: 'x.pdf', to: 'files/x.pdf' }],
    );
    expect(texts['r.yaml']).toContain('{ file: ./files/x.pdf }');
  });

  test('paths without wildcards in qms.yaml follow', async () => {
    const { texts } = await moved(
      {
        'qms.yaml':
          'types:\n  - { files: policy.md, type: quality-policy }\n  - { files: "p/*.md", type: document }\nexclude: [old/x.yaml]\n',
        'policy.md': 'We care.\n',
      },
      [
        { from: 'policy.md', to: 'policy/policy.md' },
        { from: 'old', to: 'attic' },
      ],
    );
    expect(texts['qms.yaml']).toBe(
      'types:\n  - { files: policy/policy.md, type: quality-policy }\n  - { files: "p/*.md", type: document }\nexclude: [attic/x.yaml]\n',
    );
  });
});

describe('moving files and signatures', () => {
  const record = (field: string) =>
    `id: DOC-1\ntype: ${field.startsWith('data') ? 'indicator' : 'document'}\n${field}\nsignOffs:\n  - { by: PER-001, meaning: approved, date: 2026-01-10, digest: DIGEST-1 }\n`;
  const move = [{ from: 'x.csv', to: 'y.csv' }];

  test('a signed path asks, and is left out where nobody can be asked', async () => {
    const all = await signed({ 'd.yaml': record('attachments: [{ file: x.csv }]'), 'x.csv': 'a' });
    const { texts, questions: asked } = await moved(all, move, { confirmed: false });
    expect([texts, asked]).toEqual([{}, ['Breaks the approval of document DOC-1 by PER-001 on 2026-01-10']]);
    expect(await moved(all, move, { canAsk: false })).toEqual({ texts: {}, questions: [] });
  });

  test('a path that is not signed follows without a question', async () => {
    const all = await signed({ 'd.yaml': record('data: x.csv'), 'x.csv': 'a' });
    const { texts, questions: asked } = await moved(all, move);
    expect(asked).toEqual([]);
    expect(texts['d.yaml']).toContain('data: y.csv');
  });
});
