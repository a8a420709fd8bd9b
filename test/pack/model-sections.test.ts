import { describe, expect, test } from 'vitest';
import { renderParts } from '../../server/src/pack/render/render-html.ts';
import { type Files, packOf } from './packs.ts';

const review = (...lines: readonly string[]): Files => ({
  'mr.yaml': [
    'id: MR-1',
    'type: management-review',
    'title: Review',
    'status: held',
    'date: 2026-01-20',
    'period: { from: 2025-01-01, to: 2025-12-31 }',
    ...lines,
    '',
  ].join('\n'),
});
const packWith = (files: Files) => packOf({ ...review(), ...files }, 'MR-1', { asOf: '2026-01-20' });

/** The text of a section as a reader sees it. */
async function section(id: string, files: Files): Promise<string> {
  const part = renderParts(await packWith(files)).find((each) => each.id === id);
  return (part?.html ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}

describe('risks after treatment', () => {
  const risk = (...lines: readonly string[]): Files => ({
    'r.yaml': ['id: RSK-1', 'type: risk', 'title: Fire', 'status: open', ...lines, ''].join('\n'),
  });
  const ratings = async (...lines: readonly string[]) => {
    const { risks } = await packWith(risk(...lines));
    const [entry] = risks.entries.items;
    return [entry?.before?.rating ?? null, entry?.after?.rating ?? null, risks.after.length];
  };

  test('are rated only once they were assessed again', async () => {
    expect(await ratings('likelihood: 3', 'severity: 5')).toEqual([15, null, 0]);
    expect(
      await ratings(
        'likelihood: 3',
        'severity: 5',
        'after: { likelihood: 1, severity: 5, date: 2025-06-01 }',
      ),
    ).toEqual([15, 5, 1]);
    expect(
      await ratings(
        'likelihood: 3',
        'severity: 5',
        'after: { likelihood: 1, severity: 5, date: 2026-06-01 }',
      ),
    ).toEqual([15, null, 0]);
    expect(await ratings('likelihood: 1', 'severity: 5', 'before: { likelihood: 3, severity: 5 }')).toEqual([
      15, 5, 1,
    ]);
  });

  test('say so', async () => {
    const open = await section('risks', risk('likelihood: 3', 'severity: 5', 'treatment: reduce'));
    expect(open).toContain('not assessed again');
    expect(open).toContain('After treatment, where assessed again (0 of 1 risk)');
    expect(await section('risks', risk('likelihood: 3', 'severity: 5', 'treatment: accept'))).toContain(
      'accepted as it is',
    );
  });
});

describe('a late re-evaluation of a supplier', () => {
  const late = {
    's.yaml':
      'id: SUP-1\ntype: supplier\ntitle: Institute\nstatus: approved\ncritical: true\nnextEvaluation: 2025-12-31\n',
  };
  const exception = (...lines: readonly string[]) => ({
    ...late,
    'e.yaml': ['id: EXC-1', 'type: exception', 'title: E', 'status: effective', ...lines, ''].join('\n'),
  });
  const rule = 'rules: [supplier-reevaluation-overdue]';

  test('is an alarm', async () => {
    const [entry] = (await packWith(late)).suppliers.items;
    expect([entry?.overdue, entry?.exception]).toEqual([true, null]);
    expect(await section('suppliers', late)).toContain('overdue');
  });

  test('unless an exception covers it on that day', async () => {
    const covered = exception(rule, 'records: [SUP-1]', 'from: 2025-12-19', 'until: 2026-04-30');
    const [entry] = (await packWith(covered)).suppliers.items;
    expect([entry?.overdue, entry?.exception?.link.id, entry?.exception?.until]).toEqual([
      true,
      'EXC-1',
      '2026-04-30',
    ]);
    const text = await section('suppliers', covered);
    expect(text).toContain('excepted until 30 Apr 2026 EXC-1');
    expect(text).not.toContain('overdue');
  });

  test.each<[string, readonly string[], boolean]>([
    ['all of a type', [rule, 'types: [supplier]', 'from: 2025-12-19'], true],
    ['another rule', ['rules: [supplier-evaluation]', 'records: [SUP-1]', 'from: 2025-12-19'], false],
    ['another record', [rule, 'records: [SUP-2]', 'from: 2025-12-19'], false],
    ['over by then', [rule, 'records: [SUP-1]', 'from: 2025-01-01', 'until: 2026-01-19'], false],
    ['not begun', [rule, 'records: [SUP-1]', 'from: 2026-01-21'], false],
  ])('an exception for %s', async (_, lines, covers) => {
    expect((await packWith(exception(...lines))).suppliers.items[0]?.exception !== null).toBe(covers);
  });

  test('the list says which suppliers it is about', async () => {
    expect(await section('suppliers', late)).toContain('Critical suppliers Supplier');
    const cited = {
      ...review('inputs: [{ input: external-providers, summary: S, evidence: [SUP-2] }]'),
      's2.yaml': 'id: SUP-2\ntype: supplier\ntitle: Courier\nstatus: approved\ncritical: false\n',
    };
    expect(await section('suppliers', { ...late, ...cited })).toContain(
      'Critical suppliers and others the review cites',
    );
  });
});

describe('competence', () => {
  const competence = (id: string, minimum: number, ...people: readonly string[]): string =>
    `id: ${id}\ntype: competence\ntitle: Skill ${id}\nminimumHolders: ${minimum}\nholders: [${people.map((person) => `{ person: ${person}, date: 2024-01-01, status: held }`).join(', ')}]\n`;
  const skills = {
    'a.yaml': competence('CPT-1', 2, 'PER-1', 'PER-2'),
    'b.yaml': competence('CPT-2', 2, 'PER-1', 'PER-2', 'PER-3'),
  };
  const known = {
    'r.yaml':
      'id: RSK-1\ntype: risk\ntitle: Know-how retires\nstatus: open\ncategory: people\nlikelihood: 3\nseverity: 4\nobjectives: [OBJ-1]\n',
    'o.yaml':
      'id: OBJ-1\ntype: quality-objective\ntitle: Two for each\nstatus: active\ndue: 2026-09-30\nmilestones: [{ what: Liquids, due: 2025-06-30 }, { what: Gases, due: 2026-09-30 }]\nmilestonesDone: [{ what: Liquids, on: 2025-06-12 }]\n',
  };

  test('says nothing of what is not recorded, and who is just enough', async () => {
    const text = await section('competence', skills);
    expect(text).toContain('The 2 competences on record have enough holders; just enough: Skill CPT-1.');
    expect(text).not.toContain('do not show');
  });

  test('open risks of people and what their objectives still lack stand beside it', async () => {
    const text = await section('competence', { ...skills, ...known });
    expect(text).toContain('Open risk: Know-how retires RSK-1 , rating 12 of 25');
    expect(text).toContain('Objective: Two for each OBJ-1 , due 30 Sep 2026; still open: Gases');
  });

  test('closed risks, other categories and reached objectives do not', async () => {
    const without = async (from: string, to: string) => {
      const { competence: found } = await packWith({
        ...skills,
        'r.yaml': known['r.yaml'].replace(from, to),
        'o.yaml': known['o.yaml'].replace(from, to),
      });
      return [found.risks.length, found.objectives.length];
    };
    expect(await without('-', '-')).toEqual([1, 1]);
    expect(await without('category: people', 'category: supply')).toEqual([0, 0]);
    expect(await without('category: people', 'category: people\nclosedOn: 2026-01-19')).toEqual([0, 0]);
    expect(await without('status: active', 'status: achieved\nresult: { date: 2026-01-10 }')).toEqual([1, 0]);
  });
});
