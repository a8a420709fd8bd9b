import { describe, expect, test } from 'vitest';
import { prepareRename, rename } from '../../server/src/language/rename.ts';
import { check } from '../rules/harness.ts';
import { applied, questions } from './applied.ts';
import { open } from './harness.ts';
import { signed } from './signed.ts';

interface Renamed {
  readonly texts: Record<string, string>;
  readonly questions: readonly string[];
}

/** What a rename at the cursor makes of the files; throws what it is refused for. */
async function renamed(
  files: Readonly<Record<string, string>>,
  newId: string,
  options: { confirmed?: (question: string) => boolean; canAsk?: boolean } = {},
): Promise<Renamed> {
  const opened = await open(files);
  const result = await rename(opened.context, opened.position, newId, opened.open, {
    canAsk: options.canAsk ?? true,
  });
  if ('refused' in result) throw new Error(result.refused);
  return { texts: applied(opened, result, options.confirmed), questions: questions(result) };
}

const people = {
  'jane.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n',
  'md.yaml':
    'id: ROLE-MD\ntype: role\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
};
const approval = (placeholder: string) =>
  `signOffs:\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-01-10, digest: ${placeholder} }\n`;

describe('what can be renamed', () => {
  const prepare = async (files: Record<string, string>) => {
    const opened = await open(files);
    return prepareRename(opened.context, opened.position);
  };

  test('an id at its declaration and at every mention, without quotes, version and label', async () => {
    const role = { 'r.yaml': 'id: ROLE-QM\ntype: role\n' };
    const range = (line: number, from: number, to: number) => ({
      range: { start: { line, character: from }, end: { line, character: to } },
      placeholder: 'ROLE-QM',
    });
    expect(await prepare({ 'r.yaml': 'id: ROLE|-QM\ntype: role\n' })).toEqual(range(0, 4, 11));
    expect(await prepare({ ...role, 'a.yaml': 'id: ACT-1\ntype: action\norigin: "|ROLE-QM@1"\n' })).toEqual(
      range(2, 9, 16),
    );
    expect(
      await prepare({ ...role, 'd.md': '---\nid: D\ntype: document\n---\n[[ROLE-QM\\||she]]\n' }),
    ).toEqual(range(4, 2, 9));
  });

  test('nothing else: keys, prose, former ids, ids that no record has', async () => {
    expect(await prepare({ 'a.yaml': 'id: ACT-1\ntype: action\nformerIds: [A|CT-0]\n' })).toBeNull();
    expect(await prepare({ 'a.yaml': 'i|d: ACT-1\ntype: action\n' })).toBeNull();
    expect(await prepare({ 'a.yaml': 'id: ACT-1\ntype: action\ntitle: ACT|-1\n' })).toBeNull();
    expect(await prepare({ 'a.yaml': 'id: ACT-1\ntype: action\nowner: ROLE|-X\n' })).toBeNull();
  });

  test('to an id that can be one and is free', async () => {
    const files = {
      'a.yaml': 'id: |ACT-1\ntype: action\n',
      'b.yaml': 'id: ACT-2\ntype: action\ntitle: Train\nformerIds: [ACT-0]\n',
    };
    await expect(renamed(files, 'ACT 3')).rejects.toThrow('`ACT 3` cannot be an id');
    await expect(renamed(files, '')).rejects.toThrow('cannot be an id');
    await expect(renamed(files, 'ACT-2')).rejects.toThrow(
      'The id ACT-2 is taken by the action ACT-2 "Train". Choose another one.',
    );
    await expect(renamed(files, 'ACT-0')).rejects.toThrow(
      'ACT-0 is a former id of ACT-2 "Train", to which it still leads. Choose another one.',
    );
    expect(await renamed(files, 'ACT-1')).toEqual({ texts: {}, questions: [] });
  });
});

describe('a rename', () => {
  test('reaches data, versions, bodies, labels, defaults, items and qms.yaml, and leaves all else', async () => {
    const { texts, questions: asked } = await renamed(
      {
        'qms.yaml': 'themes:\n  - { id: a, title: A, sponsor: ROLE-QM } # ROLE-QM\n',
        'r.yaml': '# ROLE-QM\nid: "ROLE-QM" # the id\ntype: role\ntitle: ROLE-QM\n',
        'items.yaml':
          "type: register\nof: action\ndefaults: { owner: 'ROLE-QM' }\nitems:\n  - id: ACT-1\n    origin: [RSK-1, ROLE-QM@2]\n  - id: ACT-2\n",
        'd.md':
          '---\r\nid: DOC-1\r\ntype: document\r\nowner: ROLE|-QM\r\n---\r\n[[ROLE-QM]], [[ROLE-QM\\|her]], `[[ROLE-QM]]`, ROLE-QM.\r\n',
      },
      'ROLE-Q',
    );
    expect(asked).toEqual([]);
    expect(texts).toEqual({
      'qms.yaml': 'themes:\n  - { id: a, title: A, sponsor: ROLE-Q } # ROLE-QM\n',
      'r.yaml': '# ROLE-QM\nid: "ROLE-Q" # the id\ntype: role\ntitle: ROLE-QM\n',
      'items.yaml':
        "type: register\nof: action\ndefaults: { owner: 'ROLE-Q' }\nitems:\n  - id: ACT-1\n    origin: [RSK-1, ROLE-Q@2]\n  - id: ACT-2\n",
      'd.md':
        '---\r\nid: DOC-1\r\ntype: document\r\nowner: ROLE-Q\r\n---\r\n[[ROLE-Q]], [[ROLE-Q|her]], `[[ROLE-QM]]`, ROLE-QM.\r\n',
    });
  });

  test('takes all versions of the record along', async () => {
    const { texts } = await renamed(
      {
        'p1.yaml': 'id: DOC-1\ntype: document\nversion: "1"\nstatus: superseded\n',
        'p2.yaml': 'id: DO|C-1\ntype: document\nversion: "2"\n',
      },
      'DOC-9',
    );
    expect(Object.values(texts).map((text) => text.split('\n')[0])).toEqual(['id: DOC-9', 'id: DOC-9']);
  });

  test('of one of two records that share an id by mistake concerns that one alone', async () => {
    const { texts } = await renamed(
      {
        'a.yaml': 'id: ACT-1\ntype: action\n',
        'b.yaml': 'id: |ACT-1\ntype: action\n',
        'c.yaml': 'id: RSK-1\ntype: risk\nactions: [ACT-1]\n',
      },
      'ACT-2',
    );
    expect(texts).toEqual({ 'b.yaml': 'id: ACT-2\ntype: action\n' });
  });

  test('writes an id that reads as a number in quotes', async () => {
    const { texts } = await renamed(
      { 'a.yaml': 'id: |A1\ntype: risk\n', 'b.yaml': 'id: B\ntype: action\norigin: [A1, A1@2]\n' },
      '2026',
    );
    expect(texts['a.yaml']).toBe("id: '2026'\ntype: risk\n");
    expect(texts['b.yaml']).toBe("id: B\ntype: action\norigin: ['2026', 2026@2]\n");
  });

  test('under key names of an adopted repository', async () => {
    const { texts } = await renamed(
      {
        'qms.yaml': 'aliases: { doc_id: id, responsible: owner }\n',
        'r.yaml': 'doc_id: ROLE-QM\ntype: role\n',
        'a.yaml': 'doc_id: ACT-1\ntype: action\nresponsible: |ROLE-QM\n',
      },
      'ROLE-Q',
    );
    expect(texts).toEqual({
      'r.yaml': 'doc_id: ROLE-Q\ntype: role\n',
      'a.yaml': 'doc_id: ACT-1\ntype: action\nresponsible: ROLE-Q\n',
    });
  });

  test('of an id mentioned in a data table keeps it as a former one', async () => {
    const { texts } = await renamed(
      {
        'p.yaml': 'id: PER|-001\ntype: person\n',
        'c.yaml': 'id: COM-1\ntype: communication\ndata: read.csv\n',
        'read.csv': 'person,date,version\nPER-001,2026-01-01,1\n',
      },
      'PER-9',
    );
    expect(texts).toEqual({ 'p.yaml': 'id: PER-9\nformerIds: [PER-001]\ntype: person\n' });
  });

  test('back to a former id lets the two change places', async () => {
    const { texts } = await renamed(
      { 'r.yaml': 'id: |ROLE-B\ntype: role\nformerIds:\n  - ROLE-A # once\n' },
      'ROLE-A',
    );
    expect(texts['r.yaml']).toBe('id: ROLE-A\ntype: role\nformerIds:\n  - ROLE-B # once\n');
  });

  test.each([
    ['formerIds: [A]\n', 'formerIds: [A, KPI-1]\n'],
    ['formerIds: A\n', 'formerIds: [A, KPI-1]\n'],
    ['formerIds: []\n', 'formerIds: [KPI-1]\n'],
    ['formerIds:\n', 'formerIds:\n  - KPI-1\n'],
    ['formerIds:\n- A\n', 'formerIds:\n- A\n- KPI-1\n'],
  ])('adds to former ids written as %j', async (before, after) => {
    const { texts } = await renamed(
      {
        'k.yaml': `id: KPI|-1\ntype: indicator\n${before}`,
        ...(await signed({
          ...people,
          'o.yaml': `id: OBJ-1\ntype: quality-objective\nindicator: KPI-1\n${approval('DIGEST-1')}`,
        })),
      },
      'KPI-2',
      { confirmed: () => false },
    );
    expect(texts).toEqual({ 'k.yaml': `id: KPI-2\ntype: indicator\n${after}` });
  });

  test('keeps the old id of an item of a register next to its new one', async () => {
    const { texts } = await renamed(
      {
        'k.yaml': 'type: register\nof: indicator\nitems:\n  - { title: One, id: KPI|-1, unit: "%" }\n',
        ...(await signed({
          ...people,
          'o.yaml': `id: OBJ-1\ntype: quality-objective\nindicator: KPI-1\n${approval('DIGEST-1')}`,
        })),
      },
      'KPI-2',
      { confirmed: () => false },
    );
    expect(texts['k.yaml']).toBe(
      'type: register\nof: indicator\nitems:\n  - { title: One, id: KPI-2, formerIds: [KPI-1], unit: "%" }\n',
    );
  });
});

describe('a rename and signatures', () => {
  const files = async () =>
    signed({
      ...people,
      'kpi.yaml': 'id: KPI|-1\ntype: indicator\n',
      'draft.yaml': 'id: OBJ-2\ntype: quality-objective\nstatus: draft\nindicator: KPI-1\n',
      'signed.yaml': `id: OBJ-1\ntype: quality-objective\ntitle: Faster\nindicator: KPI-1\n${approval('DIGEST-1')}`,
    });
  const question =
    'Breaks the approval of quality objective OBJ-1 "Faster" by Jane Doe (PER-001) on 2026-01-10';

  test('follows in unsigned records, asks about signed ones, and keeps the old id for them', async () => {
    const all = await files();
    const result = await renamed(all, 'KPI-X', { confirmed: () => false });
    expect(result.questions).toEqual([question]);
    expect(result.texts).toEqual({
      'kpi.yaml': 'id: KPI-X\nformerIds: [KPI-1]\ntype: indicator\n',
      'draft.yaml': 'id: OBJ-2\ntype: quality-objective\nstatus: draft\nindicator: KPI-X\n',
    });
    const { findings } = await check({ ...all, ...result.texts });
    const rules = findings.map(({ rule }) => rule);
    expect(rules).not.toContain('reference-unresolved');
    expect(rules).not.toContain('signoff-stale');
  });

  test('follows there too when that is confirmed', async () => {
    const { texts } = await renamed(await files(), 'KPI-X');
    expect(texts['signed.yaml']).toContain('indicator: KPI-X\nsignOffs:');
  });

  test('says record by record which signatures it breaks, each once', async () => {
    const all = await files();
    const { context, position, open: opening } = await open(all);
    const proposed = await rename(context, position, 'KPI-X', opening, { canAsk: true });
    expect(
      'changes' in proposed && Object.values(proposed.annotations).map(({ records }) => records),
    ).toEqual([[{ name: 'OBJ-1 "Faster"', signatures: ['approval by Jane Doe on 2026-01-10'] }]]);
  });

  test('asks about a signature that does not fit already: it would, were the text restored', async () => {
    const all = await files();
    const changed = { ...all, 'signed.yaml': all['signed.yaml']!.replace('Faster', 'Faster and better') };
    const { questions: asked, texts } = await renamed(changed, 'KPI-X', { confirmed: () => false });
    expect(asked).toEqual([
      'Breaks the approval of quality objective OBJ-1 "Faster and better" by Jane Doe (PER-001) on 2026-01-10, which does not fit the text as it is',
    ]);
    expect(Object.keys(texts)).not.toContain('signed.yaml');
  });

  test('leaves signed records out where the editor cannot ask', async () => {
    const { texts, questions: asked } = await renamed(await files(), 'KPI-X', { canAsk: false });
    expect([Object.keys(texts), asked]).toEqual([['draft.yaml', 'kpi.yaml'], []]);
  });

  test('asks about everything when the record itself is signed', async () => {
    const own = await signed({
      ...people,
      'pol.md': `---\nid: POL|-1\ntype: quality-policy\n${approval('DIGEST-1')}---\nWe care.\n`,
      'obj.yaml': 'id: OBJ-1\ntype: quality-objective\npolicy: POL-1\n',
    });
    const none = await renamed(own, 'POL-2', { confirmed: () => false });
    expect(none).toEqual({
      texts: {},
      questions: [
        'Rename POL-1 to POL-2. Breaks the approval of quality policy POL-1 by Jane Doe (PER-001) on 2026-01-10',
      ],
    });
    expect((await renamed(own, 'POL-2')).texts['obj.yaml']).toContain('policy: POL-2');
    await expect(renamed(own, 'POL-2', { canAsk: false })).rejects.toThrow('this editor cannot ask');
  });

  test('asks about sign-off blocks that carry a digest, each for itself, and never touches a digest', async () => {
    const all = await signed({
      'jane.yaml': people['jane.yaml'].replace('PER-001', 'PER|-001'),
      'md.yaml': people['md.yaml'],
      'old.yaml': `id: DOC-1\ntype: document\nsignOffs:\n  - { by: PER-001, meaning: authored, date: 2025-01-01 }\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-01-10, proof: [PER-001], digest: DIGEST-1 }\n`,
    });
    const { texts, questions: asked } = await renamed(all, 'PER-9', { confirmed: () => false });
    expect(asked).toEqual(['Breaks the approval of document DOC-1 by Jane Doe (PER-001) on 2026-01-10']);
    expect(texts['old.yaml']).toContain('{ by: PER-9, meaning: authored');
    expect(texts['old.yaml']).toContain('{ by: PER-001, role: ROLE-MD');
    expect(texts['jane.yaml']).toContain('formerIds: [PER-001]');
    const confirmed = (await renamed(all, 'PER-9')).texts['old.yaml']!;
    expect(confirmed).toContain(
      '{ by: PER-9, role: ROLE-MD, meaning: approved, date: 2026-01-10, proof: [PER-9], digest',
    );
    expect(/sha256-[^ ]+/.exec(confirmed)?.[0]).toBe(/sha256-[^ ]+/.exec(all['old.yaml']!)?.[0]);
  });

  test('a mention in a field no signature covers follows without a question', async () => {
    const all = await signed({
      ...people,
      'p.yaml': 'id: PRO|-2\ntype: document\n',
      'q.yaml': `id: DOC-1\ntype: document\nsupersededBy: PRO-2\n${approval('DIGEST-1')}`,
    });
    const { texts, questions: asked } = await renamed(all, 'PRO-3');
    expect(asked).toEqual([]);
    expect(texts['q.yaml']).toContain('supersededBy: PRO-3');
    expect(texts['p.yaml']).toBe('id: PRO-3\ntype: document\n');
  });

  test('a signature over a register covers its items', async () => {
    const all = await signed({
      ...people,
      'k.yaml': 'id: KPI|-1\ntype: indicator\n',
      'reg.yaml': `id: REG-1\ntype: register\nof: quality-objective\nitems:\n  - { id: OBJ-1, indicator: KPI-1 }\n${approval('DIGEST-1')}`,
    });
    const { questions: asked } = await renamed(all, 'KPI-2');
    expect(asked).toEqual(['Breaks the approval of register REG-1 by Jane Doe (PER-001) on 2026-01-10']);
  });
});
