import { describe, expect, test } from 'vitest';
import { packDigest } from '../../server/src/pack/facts/digest.ts';
import { type Files, packOf, reviewOf2025 } from './packs.ts';
import { packParts } from './pages.ts';

const review = (...lines: readonly string[]): Files => reviewOf2025('held', ...lines);
const packWith = (files: Files) => packOf({ ...review(), ...files }, 'MR-1', { asOf: '2026-01-20' });

/** The text of a section as a reader sees it. */
async function section(id: string, files: Files): Promise<string> {
  const part = packParts(await packWith(files)).find((each) => each.id === id);
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
    expect(text).toContain('exception until 30 Apr 2026 EXC-1');
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

  test('who has it holds it until it expires by its own day or by how long it is valid', async () => {
    const skill = (more: string, ...people: readonly string[]) =>
      `id: CPT-1\ntype: competence\ntitle: Skill\nminimumHolders: 2\n${more}holders: [${people.join(', ')}]\n`;
    const counts = async (text: string) => {
      const { competence: found } = await packWith({ 'a.yaml': text });
      return found.entries.items.map(({ holders, expiring, inTraining }) => [holders, expiring, inTraining]);
    };
    const since = (person: string, date: string, more = '') => `{ person: ${person}, date: ${date}${more} }`;
    expect(await counts(skill('', since('PER-1', '2020-01-01')))).toEqual([[1, 0, 0]]);
    expect(await counts(skill('validity: P2Y\n', since('PER-1', '2020-01-01')))).toEqual([[0, 0, 0]]);
    const renewed = [since('PER-1', '2024-02-01'), since('PER-1', '2025-12-01')];
    expect(await counts(skill('validity: P2Y\n', renewed[0]!))).toEqual([[1, 1, 0]]);
    expect(await counts(skill('validity: P2Y\n', ...renewed))).toEqual([[1, 0, 0]]);
    const others = [
      since('PER-1', '2025-01-01', ', expires: 2025-12-31'),
      since('PER-2', '2025-01-01', ', status: in-training'),
      since('PER-3', '2025-01-01', ', status: lapsed'),
      since('PER-4', '2026-06-01'),
    ];
    expect(await counts(skill('', ...others))).toEqual([[0, 0, 1]]);
  });

  test('open risks of people and what their objectives still lack stand next to it', async () => {
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

describe('complaints', () => {
  const complaint = (id: string, received: string, ...lines: readonly string[]): string =>
    [
      `id: ${id}`,
      'type: complaint',
      `title: Complaint ${id}`,
      `receivedOn: ${received}`,
      'customer: K',
      ...lines,
      '',
    ].join('\n');
  const files = {
    'a.yaml': complaint(
      'CMP-A',
      '2024-11-01',
      'status: received',
      'accountValue: { amount: 1, currency: EUR }',
    ),
    'b.yaml': complaint(
      'CMP-B',
      '2025-05-01',
      'status: closed',
      'closedOn: 2025-06-01',
      'accountValue: { amount: 20, currency: EUR }',
    ),
    'c.yaml': complaint(
      'CMP-C',
      '2025-07-01',
      'status: received',
      'accountValue: { amount: 300, currency: EUR }',
    ),
    'd.yaml': complaint(
      'CMP-D',
      '2026-01-10',
      'status: received',
      'accountValue: { amount: 4000, currency: EUR }',
    ),
  };

  test('every figure is of those received in the period; others are counted apart', async () => {
    const { complaints } = (await packWith(files)).customers;
    expect([
      complaints.received,
      complaints.open,
      complaints.openFromBefore,
      complaints.receivedAfter,
    ]).toEqual([2, 1, 1, 1]);
    expect(complaints.accountValue[0]?.amount).toBe(320);
    expect(complaints.entries.items.map(({ link, timing }) => [link.id, timing])).toEqual([
      ['CMP-D', 'after'],
      ['CMP-C', 'period'],
      ['CMP-B', 'period'],
      ['CMP-A', 'before'],
    ]);
  });

  test('the indicators come first, since records may be a selection', async () => {
    const text = await section('customers', {
      ...files,
      ...review('inputs: [{ input: customer-satisfaction, summary: S, indicators: [KPI-1] }]'),
      'k.yaml':
        'id: KPI-1\ntype: indicator\ntitle: Days to answer\nunit: days\ndirection: lower-is-better\nreadings: [{ period: 2024, value: 6, n: 49 }, { period: 2025, value: 4, n: 44 }]\n',
    });
    expect(text).toContain('Days to answer KPI-1 4 days in 2025, 6 a year before improving 44 in the period');
    expect(text.indexOf('44 in the period')).toBeLessThan(text.indexOf('Kept as records 2'));
    expect(text).toContain('kept as records, which need not be all there were');
    expect(await section('customers', files)).not.toContain('need not be all');
  });
});

describe('nonconformities', () => {
  const nonconformity = (id: string, detected: string, cost: number, ...lines: readonly string[]): string =>
    [
      `id: ${id}`,
      'type: nonconformity',
      `title: Case ${id}`,
      `detectedOn: ${detected}`,
      `costs: [{ kind: internal-failure, money: { amount: ${cost}, currency: EUR } }]`,
      ...lines,
      '',
    ].join('\n');
  const files = {
    'a.yaml': nonconformity('NC-A', '2024-11-01', 1, 'status: closed', 'closedOn: 2025-02-01'),
    'b.yaml': nonconformity(
      'NC-B',
      '2025-05-01',
      20,
      'status: open',
      'owner: ROLE-1',
      'due: 2026-06-30',
      'dueHistory: [{ from: 2026-03-31, to: 2026-06-30, reason: R, on: 2026-02-10 }]',
    ),
    'o.yaml':
      'id: NCO-1\ntype: nonconforming-output\ntitle: Thin coating\nstatus: closed\ndetectedOn: 2025-08-07\ndetectedAt: incoming\nproduct: Housing\ndisposition: concession\ndecidedOn: 2025-08-12\nclosedOn: 2025-08-13\ncosts: [{ kind: internal-failure, money: { amount: 640, currency: EUR } }]\n',
    'r.yaml': 'id: ROLE-1\ntype: role\ntitle: Head of production\n',
  };

  test('the costs are of those found in the period, which have a table of their own', async () => {
    const { nonconformities } = await packWith(files);
    expect(nonconformities.costs[0]?.amount).toBe(20);
    expect(
      nonconformities.entries.items.map(({ link, timing, owner, due }) => [
        link.id,
        timing,
        owner?.name ?? null,
        due,
      ]),
    ).toEqual([
      ['NC-B', 'period', 'Head of production', '2026-03-31'],
      ['NC-A', 'before', null, null],
    ]);
    const text = await section('nonconformities', files);
    expect(text).toContain('Costs of those found EUR 20');
    expect(text).toContain('Head of production due 31 Mar 2026');
    expect(text.indexOf('found before or after the period')).toBeGreaterThan(text.indexOf('Case NC-B'));
  });

  test('nonconforming outputs are listed with their costs', async () => {
    const { outputs } = (await packWith(files)).nonconformities;
    expect(
      outputs.items.map(({ link, timing, open, disposition, costs }) => [
        link.id,
        timing,
        open,
        disposition,
        costs[0]?.amount,
      ]),
    ).toEqual([['NCO-1', 'period', false, 'concession', 640]]);
    expect(await section('nonconformities', files)).toContain(
      'Thin coating NCO-1 incoming 7 Aug 2025 concession EUR 640',
    );
  });
});

describe('audits', () => {
  const audit = (...findings: readonly string[]): Files => ({
    'a.yaml': [
      'id: AUD-1',
      'type: audit',
      'title: Audit',
      'status: reported',
      'kind: internal',
      'date: 2025-10-14',
      'dateTo: 2025-10-15',
      'processes: [PRC-1]',
      'findings:',
      ...findings.map((finding, index) => `  - { id: F${index + 1}, statement: Seen, ${finding} }`),
      '',
    ].join('\n'),
  });
  const action = (...lines: readonly string[]) => ({
    'act.yaml': ['id: ACT-1', 'type: action', 'title: Do it', ...lines, ''].join('\n'),
  });

  test.each<[string, Files, boolean | null, number]>([
    ['an action under way', action('status: open', 'openedOn: 2025-11-01'), true, 0],
    ['an action done', action('status: done', 'completedOn: 2025-12-01'), false, 0],
    ['an action begun after the review', action('status: open', 'openedOn: 2026-02-01'), null, 1],
  ])('a finding is as open as what it led to: %s', async (_, files, open, unanswered) => {
    const { audits } = await packWith({ ...audit('grade: observation, action: ACT-1'), ...files });
    expect([audits.entries.items[0]?.findings[0]?.open, audits.findings[0]?.unanswered]).toEqual([
      open,
      unanswered,
    ]);
  });

  test('a finding without anything it led to has no answer, praise needs none', async () => {
    const files = audit('grade: observation', 'grade: positive');
    const { findings } = (await packWith(files)).audits;
    expect(findings.map(({ grade, unanswered }) => [grade, unanswered])).toEqual([
      ['observation', 1],
      ['positive', 0],
    ]);
    const text = await section('audits', files);
    expect(text.match(/no answer on record/g)).toHaveLength(1);
    expect(text).toContain('14 Oct 2025 – 15 Oct 2025');
  });

  test('say how far the programme was followed, and which process nobody audited', async () => {
    const files = (audited: string): Files => ({
      ...audit('grade: positive'),
      'p.yaml': [
        'id: AP-1',
        'type: audit-programme',
        'title: Programme',
        'status: effective',
        'period: { from: 2025-01-01, to: 2026-12-31 }',
        'audits:',
        '  - { audit: AUD-1, planned: 2025-Q4 }',
        '  - { audit: AUD-2, planned: 2025-Q3 }',
        '  - { audit: AUD-3, planned: 2026-Q1 }',
        '  - { audit: AUD-4, planned: 2025-Q2 }',
        '  - { audit: AUD-5, planned: 2025-Q2 }',
        'reschedules:',
        '  - { audit: AUD-4, to: 2026-Q2, reason: R }',
        '  - { audit: AUD-5, to: dropped, reason: R }',
        '',
      ].join('\n'),
      'prc.yaml': `id: ${audited}\ntype: process\ntitle: Purchasing\nstatus: effective\neffectiveFrom: 2023-01-01\n`,
      'pol.yaml': 'id: POL-1\ntype: quality-policy\ntitle: P\nstatus: effective\neffectiveFrom: 2023-01-01\n',
    });
    const { audits } = await packWith(files('PRC-2'));
    expect(audits.programmes.items.map(({ due, held }) => [due, held])).toEqual([[2, 1]]);
    expect([audits.processes, audits.notAudited.items.map(({ id }) => id)]).toEqual([1, ['PRC-2']]);
    expect(await section('audits', files('PRC-2'))).toContain(
      'Of 1 process 1 was in no internal audit within the audit cycle.',
    );
    expect((await packWith(files('PRC-1'))).audits.notAudited.items).toEqual([]);
    const elsewhere = { 'qms.yaml': 'elsewhere: [{ clause: "9.2", system: Audit tool }]\n' };
    expect((await packWith({ ...files('PRC-2'), ...elsewhere })).audits.processes).toBe(0);
  });
});

test('an objective shows the actions it names and those that name it, begun by then', async () => {
  const { objectives } = await packWith({
    ...review('inputs: [{ input: objectives, summary: S, objectives: [OBJ-1] }]'),
    'o.yaml':
      'id: OBJ-1\ntype: quality-objective\ntitle: T\nstatus: active\nevaluation: Monthly\neffectiveFrom: 2026-02-01\nactions: [ACT-1]\n',
    'a.yaml': 'id: ACT-1\ntype: action\ntitle: A\nopenedOn: 2025-01-01\nobjectives: [OBJ-1]\n',
    'b.yaml': 'id: ACT-2\ntype: action\ntitle: B\nopenedOn: 2026-01-20\nobjectives: [OBJ-1]\n',
    'c.yaml': 'id: ACT-3\ntype: action\ntitle: C\norigin: OBJ-1\n',
    'd.yaml': 'id: ACT-4\ntype: action\ntitle: D\nopenedOn: 2026-01-21\nobjectives: [OBJ-1]\n',
    'e.yaml': 'id: RSK-1\ntype: risk\ntitle: R\nobjectives: [OBJ-1]\n',
  });
  const [entry] = objectives.items;
  expect(entry?.actions.map(({ link }) => link.id)).toEqual(['ACT-1', 'ACT-2', 'ACT-3']);
  expect([entry?.evaluation, entry?.state, entry?.from]).toEqual(['Monthly', 'proposed', '2026-02-01']);
});

test('leadership is counted over one time: since the last review, other reviews of that time included', async () => {
  const meeting = (id: string, date: string, kind: string) =>
    `id: ${id}\ntype: management-review\ntitle: R\nstatus: approved\nkind: ${kind}\ndate: ${date}\nattendees: [PER-1]\ninputs: [{ input: resources, summary: S, ask: { request: More, money: { amount: 7, currency: EUR } } }]\noutputs: [{ kind: resources, decision: D, due: 2025-09-01, granted: { money: { amount: 5, currency: EUR } } }]\n`;
  const { total, period } = (
    await packWith({
      ...review('previous: MR-0', 'attendees: [PER-1]'),
      'm0.yaml': meeting('MR-0', '2025-02-10', 'full'),
      'mx.yaml': meeting('MR-X', '2025-08-10', 'extraordinary'),
      'p.yaml': 'id: PER-1\ntype: person\nname: A\n',
      'r.yaml':
        'id: ROLE-MD\ntype: role\ntitle: MD\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
    })
  ).appendix.leadership;
  expect(period).toEqual({ from: '2025-02-11', to: '2026-01-20' });
  expect([total.attendance?.count, total.attendance?.of]).toEqual([2, 2]);
  expect([total.decisionsMade.count, total.asked.sums[0]?.amount, total.granted.sums[0]?.amount]).toEqual([
    1, 7, 5,
  ]);
  expect(total.inputsWithoutObjective.of).toBe(1);
});

describe('the review itself', () => {
  const minutes = async (body: string) =>
    (await packOf({ 'mr.md': `---\nid: MR-1\ntype: management-review\nstatus: draft\n---\n${body}` }, 'MR-1'))
      .review.minutes;

  test('minutes are read without comments and without lines that only hold a place', async () => {
    expect(await minutes('# Title\n\n<!-- What was talked about. -->\n\nTBD\n')).toBeNull();
    expect(await minutes('# Title\n\n<!-- one\ntwo -->\nSaid.\n\n???\n\nMore.\n')).toBe(
      '# Title\n\n\nSaid.\n\n\nMore.',
    );
    expect(await minutes('Code `<!-- x -->` stays.\n\n```\n<!-- y -->\n```\n')).toBe(
      'Code `<!-- x -->` stays.\n\n```\n<!-- y -->\n```',
    );
    expect(await minutes('--- <!-- a --> b\n')).toBe('---  b');
  });

  test('a placeholder says nothing', async () => {
    const { inputs } = await packWith(
      review(
        'inputs: [{ input: resources, summary: TBD, conclusion: "TODO: write" }, { input: objectives, summary: TBD is no word. }]',
      ),
    );
    expect(inputs.map(({ summary, conclusion }) => [summary, conclusion])).toEqual([
      [null, null],
      ['TBD is no word.', null],
    ]);
    expect(await section('inputs', review('inputs: [{ input: resources, summary: TBD }]'))).toContain(
      'summary missing',
    );
  });

  test('who took part is shown with the role held on the day, otherwise with the work', async () => {
    const role = (id: string, from: string, top: boolean) =>
      `id: ${id}\ntype: role\ntitle: Title of ${id}\ntopManagement: ${top}\nholders: [{ person: PER-1, from: ${from} }]\n`;
    const { review: head } = await packWith({
      ...review('attendees: [PER-1, { person: PER-2, role: ROLE-A }, PER-3]'),
      'a.yaml': role('ROLE-A', '2020-01-01', false),
      'b.yaml': role('ROLE-B', '2021-01-01', true),
      'c.yaml': role('ROLE-0', '2026-02-01', true),
      'p.yaml': 'id: PER-1\ntype: person\nname: A\n',
      'q.yaml': 'id: PER-2\ntype: person\nname: B\n',
      'r.yaml': 'id: PER-3\ntype: person\nname: C\nfunction: Auditor\n',
    });
    expect(head.attendees.map((each) => [each.party.name, each.role?.id ?? null, each.function])).toEqual([
      ['A', 'ROLE-B', null],
      ['B', 'ROLE-A', null],
      ['C', null, 'Auditor'],
    ]);
  });

  test('a commitment is said in the words of the policy', async () => {
    const words = async (commitment: string) =>
      (
        await packWith({
          ...review('outputs: [{ kind: improvement, decision: D, objectives: [OBJ-1] }]'),
          'o.yaml': `id: OBJ-1\ntype: quality-objective\ntitle: T\nstatus: active\ncommitment: ${commitment}\n`,
          'p.md':
            '---\nid: POL-1\ntype: quality-policy\ntitle: P\nstatus: effective\ncommitments: { customer-focus: "#a-value-is-a-promise", continual-improvement: We hear of it first., other: "#nowhere" }\n---\n# Policy\n\n## A value is a promise\n\nWe hear of it first.\n',
        })
      ).decisions.items[0]!.lineOfSight.policies.map((policy) => policy.words);
    expect(await words('customer-focus')).toEqual(['A value is a promise']);
    expect(await words('continual-improvement')).toEqual(['We hear of it first.']);
    expect(await words('other')).toEqual([null]);
    expect(await words('quick answers')).toEqual([null]);
    expect(await words('constructor')).toEqual([null]);
  });

  test('records the pack shows of its own are listed behind those the review cites', async () => {
    const { appendix } = await packWith({
      ...review('inputs: [{ input: resources, summary: S, evidence: [SUP-9] }]'),
      's.yaml': 'id: SUP-1\ntype: supplier\ntitle: S\nstatus: approved\ncritical: true\n',
      't.yaml': 'id: SUP-9\ntype: supplier\ntitle: S\nstatus: approved\n',
      'u.yaml': 'id: SUP-5\ntype: supplier\ntitle: S\nstatus: approved\ncritical: false\n',
    });
    expect(appendix.records.items.map(({ link, cited }) => [link.id, cited])).toEqual([
      ['MR-1', true],
      ['SUP-9', true],
      ['SUP-1', false],
    ]);
  });

  test('a draft says that nothing is decided yet', async () => {
    const one = async (status: string) => {
      const held = review()['mr.yaml'] as string;
      return section('page-one', { 'mr.yaml': held.replace('status: held', `status: ${status}`) });
    };
    expect(await one('draft')).toContain(
      'This review has not been held; nothing here is decided. 0 of 12 inputs are complete.',
    );
    expect(await one('held')).not.toContain('has not been held');
  });

  test('says when it was made, and whether it was frozen when it was signed', async () => {
    const approved = (...lines: readonly string[]): Files => ({
      'mr.yaml': (
        review('signOffs: [{ by: PER-1, meaning: approved, date: 2026-01-26 }]', ...lines)[
          'mr.yaml'
        ] as string
      ).replace('held', 'approved'),
    });
    const pack = await packOf(approved(), 'MR-1', { today: '2026-02-01', version: '1.2.3' });
    expect(pack.made).toEqual({ on: '2026-02-01', version: '1.2.3' });
    expect(packDigest(pack)).toBe(packDigest(await packOf(approved(), 'MR-1', { today: '2026-02-02' })));
    expect(await section('sign-offs', approved())).toContain('not frozen when signed');
    expect(await section('sign-offs', approved('frozen: { asOf: 2026-01-20, pack: sha256-abc }'))).toContain(
      'The pack was frozen when it was signed, as of 20 Jan 2026: sha256-abc',
    );
    expect(await section('sign-offs', review())).not.toContain('frozen');
  });

  test('a status is of today: a pack of another day shows none', async () => {
    const shown = async (asOf: string) =>
      packParts(await packOf(review(), 'MR-1', { asOf, today: '2026-02-01' })).find(
        ({ id }) => id === 'records',
      )!.html;
    expect(await shown('2026-02-01')).toContain('>Status<');
    expect(await shown('2026-01-20')).not.toContain('>Status<');
  });
});
