import { describe, expect, test } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { sparkline } from '../../server/src/language/hover/indicator-line.ts';
import { recordCard } from '../../server/src/language/hover/record-card.ts';
import { hover } from '../../server/src/language/hover.ts';
import { all } from '../domain/evidence/histories.ts';
import { acme } from './acme-files.ts';
import { type OpenOptions, open } from './harness.ts';
import { signed } from './signed.ts';

async function hovered(files: Record<string, string>, options: OpenOptions = {}) {
  const { context, position } = await open(files, options);
  const found = hover(context, position);
  if (found === null) return null;
  const { start, end } = found.range!;
  const { text, lines } = context.file;
  return {
    text: (found.contents as MarkupContent).value,
    on: text.slice(lines.offsetAt(start), lines.offsetAt(end)),
  };
}

describe('fields', () => {
  test('a key says what it is for, what is written there and which clause asks for it', async () => {
    const found = (await hovered({ 'r.yaml': 'id: RSK-1\ntype: risk\ndescrip|tion: Late parts\n' }))!;
    expect(found.on).toBe('description');
    expect(found.text).toContain('Cause, event and effect');
    expect(found.text).toContain('ISO 9001:2015, 6.1.1');
    expect(found.text).toContain('Expected once the record leaves draft.');
    expect(found.text).not.toContain('<');
  });

  test('a word of the schema says first what it means', async () => {
    const found = (await hovered({ 'r.yaml': 'id: RSK-1\ntype: risk\nstatus: trea|ted\n' }))!;
    expect(found.on).toBe('treated');
    expect(found.text.split('\n')[0]).toBe('`treated` – Something was done about it; still watched.');
  });

  test('the type says what such records are for', async () => {
    const found = (await hovered({ 'r.yaml': 'id: RSK-1\ntype: ri|sk\n' }))!;
    expect(found.text.split('\n')[0]).toMatch(/^\*\*Risk\*\* – Something that may happen/);
  });

  test('an input of a review and a clause say what they are', async () => {
    const head = 'id: MR-1\ntype: management-review\ninputs:\n  - ';
    const input = (await hovered({ 'm.yaml': `${head}input: reso|urces\n` }))!;
    expect(input.text.split('\n')[0]).toContain('`resources` – Resources. Say where people');
    const clause = (await hovered({ 'm.yaml': 'id: R\ntype: risk\nclauses: [iso-9001:2015/5.2|.1]\n' }))!;
    expect(clause.text.split('\n')[0]).toMatch(/^`iso-9001:2015\/5\.2\.1` – .+\./);
  });

  test('in registers, qms.yaml, front matter and text that does not parse', async () => {
    const register = 'id: REG-1\ntype: register\nof: risk\nitems:\n  - id: RSK-1\n    likeli|hood: 2\n';
    expect((await hovered({ 'r.yaml': register }))!.text).toContain('How likely it is now');
    expect((await hovered({ 'qms.yaml': 'organization: T\nreview:\n  inter|val: P12M\n' }))!.text).toContain(
      'Longest time between full management reviews',
    );
    const front = '---\nid: POL-1\ntype: quality-policy\navailable|To: Web\n---\n\nBody\n';
    expect((await hovered({ 'p.md': front }))!.on).toBe('availableTo');
  });

  test('nothing on texts, blanks and files that are no records', async () => {
    expect(await hovered({ 'r.yaml': 'id: RSK-1\ntype: risk\n|\n' })).toBeNull();
    expect(await hovered({ 'c.yaml': 'services:\n  ty|pe: web\n' })).toBeNull();
    expect(await hovered({ 'p.md': '---\nid: POL-1\ntype: document\n---\n\nPlain wo|rds\n' })).toBeNull();
  });
});

describe('records', () => {
  const files = {
    'role.yaml':
      'id: ROLE-QM\ntype: role\ntitle: Quality manager\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
    'person.yaml': 'id: PER-1\ntype: person\nname: Ada Lind\nfrom: 2020-01-01\n',
    'action.yaml':
      'id: ACT-1\ntype: action\ntitle: Call *early* <b>\nstatus: open\nowner: ROLE-QM\ndue: 2026-01-10\n',
  };

  test('an id shows type, title, state, owner with name, signatures, findings and who refers to it', async () => {
    const found = (await hovered({ ...files, 'r.yaml': 'id: RSK-1\ntype: risk\nactions: [AC|T-1]\n' }))!;
    expect(found.on).toBe('ACT-1');
    expect(found.text.split('\n\n')).toEqual([
      '**`ACT-1`** Call \\*early\\* \\<b\\>',
      'Action · open',
      expect.stringMatching(
        /^- Owner: Quality manager \(Ada Lind\)\n- Sign-off: none needed now\n- Findings: \d+ .*\n- Referred to by: RSK-1$/,
      ),
    ]);
  });

  test('in a body, too, and on the own id', async () => {
    const body = '---\nid: DOC-1\ntype: document\n---\n\nSee [[ACT-|1|the call]].\n';
    const marked = body.replace('1|the', '1\\|the');
    expect((await hovered({ ...files, 'd.md': marked }))!.text).toContain('**`ACT-1`**');
    expect((await hovered({ ...files, 'r.yaml': 'id: RSK|-1\ntype: risk\ntitle: Late\n' }))!.text).toContain(
      '**`RSK-1`** Late',
    );
  });

  test('a demanded signature that is missing is said, a present one is described', async () => {
    const policy = (rest: string) =>
      `id: POL-1\ntype: quality-policy\nstatus: effective\ntitle: Policy\n${rest}`;
    const use = { 'o.yaml': 'id: OBJ-1\ntype: quality-objective\npolicy: POL|-1\n' };
    expect((await hovered({ ...files, ...use, 'p.yaml': policy('') }))!.text).toContain(
      'Sign-off: still to be approved (by top management)',
    );
    const signed = 'signOffs:\n  - { by: PER-1, role: ROLE-QM, meaning: approved, date: 2026-01-01 }\n';
    expect((await hovered({ ...files, ...use, 'p.yaml': policy(signed) }))!.text).toContain(
      'Sign-off: approved by Ada Lind on 2026-01-01 – not bound to the content',
    );
    const decided = { 'd.yaml': 'id: OBJ-2\ntype: quality-objective\nstatus: active\napprovedIn: MR-1\n' };
    const link = { 'o.yaml': 'id: RSK-1\ntype: risk\nobjectives: OBJ|-2\n' };
    expect((await hovered({ ...files, ...decided, ...link }))!.text).toContain('Sign-off: approved in MR-1');
    const register = `id: REG-1\ntype: register\nof: action\nitems: [{ id: ACT-5 }]\n${signed}`;
    const inRegister = { 'reg.yaml': register, 'o.yaml': 'id: RSK-1\ntype: risk\nactions: ACT|-5\n' };
    expect((await hovered({ ...files, ...inRegister }))!.text).toContain(
      'Sign-off: with its register approved by Ada Lind on 2026-01-01',
    );
    const stale = signed.replace(' }', ', digest: sha256-AAAA }');
    expect((await hovered({ ...files, ...use, 'p.yaml': policy(stale) }))!.text).toContain(
      'no longer fits the content',
    );
  });

  test('a signature below the evidence asked for is described as one that does not count', async () => {
    const block =
      'signOffs:\n  - { by: PER-1, role: ROLE-QM, meaning: approved, date: 2026-01-01, digest: DIGEST-1 }\n';
    const review = `id: MR-1\ntype: management-review\nstatus: approved\ndate: 2025-12-30\noutputs: [{ approves: [OBJ-2] }]\n${block}`;
    const signing = await signed({
      ...files,
      'qms.yaml': 'signOff: { evidence: commit-bound }\n',
      'mr.yaml': review,
      'd.yaml': 'id: OBJ-2\ntype: quality-objective\nstatus: active\napprovedIn: MR-1\n',
    });
    const at = async (link: string) =>
      (await hovered({ ...signing, 'o.yaml': link }, { readEvidence: all({ kind: 'uncommitted' }) }))!.text;
    expect(await at('id: RSK-1\ntype: risk\nsource: MR|-1\n')).toContain(
      'Sign-off: approved by Ada Lind on 2026-01-01 – fits the content, does not count yet (commit it)',
    );
    expect(await at('id: RSK-1\ntype: risk\nobjectives: OBJ|-2\n')).toContain(
      'Sign-off: to be approved in MR-1, which is not approved itself',
    );
  });

  test('a person is shown by name', async () => {
    const found = (await hovered({
      ...files,
      'm.yaml': 'id: MR-1\ntype: management-review\nchair: PER|-1\n',
    }))!;
    expect(found.text.split('\n')[0]).toBe('**`PER-1`** Ada Lind');
  });

  test('of a person, what they answer for and can do today', async () => {
    const found = (await hovered({
      'p.yaml': 'id: PER-1\ntype: person\nname: Ada Lind\nfunction: Quality manager\nfrom: 2020-01-01\n',
      'roles.yaml': [
        'id: ROLE-QM\ntype: role\ntitle: Quality\nholders: [{ person: PER-1, from: 2020-01-01, share: 0.6 }]\n',
        'id: ROLE-IA\ntype: role\ntitle: Auditor\nholders: [{ person: PER-1, from: 2020-01-01, to: 2025-12-31 }]\n',
        'id: ROLE-MD\ntype: role\ntitle: Director\ndelegations: [{ to: PER-1, from: 2026-01-01, until: 2026-03-01 }]\n',
      ].join('---\n'),
      'c.yaml':
        'id: CPT-1\ntype: competence\ntitle: Auditing\nvalidity: P5Y\nholders: [{ person: PER-1, date: 2023-03-01 }]\n---\nid: CPT-2\ntype: competence\ntitle: Statistics\nholders: [{ person: PER-1, status: in-training }]\n---\nid: CPT-3\ntype: competence\ntitle: Welding\nholders: [{ person: PER-2 }]\n',
      'm.yaml': 'id: MR-1\ntype: management-review\nchair: PER|-1\n',
    }))!;
    expect(found.text).toContain('Person · Quality manager');
    expect(found.text).toContain('- Roles: Quality ROLE-QM (60 % of working time)\n');
    expect(found.text).toContain('- Stands in for: Director ROLE-MD\n');
    expect(found.text).toContain(
      '- Competences: Auditing CPT-1 (until 2028-03-01) and Statistics CPT-2 (in training)\n',
    );
    expect(found.text).not.toContain('Sign-off');
  });

  test('of a role, who holds it and since when, who will, and who stands in', async () => {
    const person = (id: string, name: string): string =>
      `id: ${id}\ntype: person\nname: ${name}\nfrom: 2020-01-01\n`;
    const found = (await hovered({
      'p.yaml': [person('PER-1', 'Ada Lind'), person('PER-2', 'Jane Doe'), person('PER-3', 'John Roe')].join(
        '---\n',
      ),
      'roles.yaml':
        'id: ROLE-QM\ntype: role\ntitle: Quality\nholders:\n  - { person: PER-2, from: 2020-01-01, to: 2023-12-31 }\n  - { person: PER-1, from: 2024-01-01 }\n  - { person: PER-2, from: 2026-09-01 }\ndelegations: [{ to: PER-3, from: 2026-01-01, until: 2026-03-01 }]\n---\nid: ROLE-MD\ntype: role\n',
      'r.yaml': 'id: RSK-1\ntype: risk\nowner: ROLE|-QM\n',
    }))!;
    expect(found.text).toContain(
      '- Held by: Ada Lind since 2024-01-01\n- To be held by: Jane Doe from 2026-09-01\n- In their place: John Roe until 2026-03-01\n',
    );
    const vacant = {
      'roles.yaml': 'id: ROLE-MD\ntype: role\n',
      'r.yaml': 'id: R-1\ntype: risk\nowner: ROLE|-MD\n',
    };
    expect((await hovered(vacant))!.text).toContain('- Held by: nobody\n');
  });

  test('words of a list are no code, after which editors leave a space', async () => {
    const files = acme();
    files['use.yaml'] = 'id: RSK-1\ntype: risk\nowner: ROLE-|MD\n';
    const { context } = await open(files, { at: 'use.yaml' });
    const { project } = context;
    for (const record of project.store.records.values())
      expect(recordCard(record, project)).not.toMatch(/`[,;]/);
  });

  test('an id that leads nowhere says so, with the nearest', async () => {
    const found = (await hovered({ ...files, 'r.yaml': 'id: RSK-1\ntype: risk\nactions: [ACT|-l]\n' }))!;
    expect(found.text).toBe('No record has this id. Did you mean `ACT-1`?');
  });

  test('an indicator shows its readings as bars, from its own list or its table', async () => {
    const use = { 'o.yaml': 'id: OBJ-1\ntype: quality-objective\nindicator: KPI|-1\n' };
    const head =
      'id: KPI-1\ntype: indicator\ntitle: Delay\nunit: days\ndirection: lower-is-better\ntarget: 4\n';
    const own = `${head}readings:\n  - { period: 2025-Q1, value: 8 }\n  - { period: 2025-Q2, value: null }\n  - { period: 2025-Q3, value: 1 }\n`;
    const line = '  last 1 days (2025-Q3) · target 4 · lower is better';
    expect((await hovered({ ...use, 'k.yaml': own }))!.text).toContain(`█·▁${line}`);
    const table = 'period,value,n\n2025-Q1,8,3\n2025-Q2,,\n2025-Q3,1,4\n';
    expect((await hovered({ ...use, 'k.yaml': `${head}data: k.csv\n`, 'k.csv': table }))!.text).toContain(
      `█·▁${line}`,
    );
    const broken = table.replace('2025-Q3,1,4', '2025-Q3,1,5,4');
    expect((await hovered({ ...use, 'k.yaml': `${head}data: k.csv\n`, 'k.csv': broken }))!.text).toContain(
      'last 8 days (2025-Q1) · target 4 · lower is better · 1 row of k.csv could not be read',
    );
  });

  test('the sample company: every id under the cursor has a card', async () => {
    const files = acme();
    const path = 'reviews/MR-2026-01.md';
    const { context } = await open(files, { at: path, today: '2026-02-01' });
    const text = context.file.text;
    const ids = [...text.matchAll(/\b(?:OBJ|KPI|PER|ROLE|ACT)-[A-Z0-9-]*[A-Z0-9]/g)].slice(0, 40);
    expect(ids.length).toBeGreaterThan(20);
    for (const match of ids) {
      const found = hover(context, context.file.lines.positionAt(match.index + 1));
      expect((found!.contents as MarkupContent).value, match[0]).toContain(`**\`${match[0]}\`**`);
    }
  });
});

describe('rules', () => {
  test('in an ignore comment and in qms.yaml', async () => {
    const comment = (await hovered({
      'r.yaml': '# qms-ignore record-or|phan -- It stands alone\nid: RSK-1\ntype: risk\n',
    }))!;
    expect(comment.on).toBe('record-orphan');
    expect(comment.text).toContain('docs/rules.md#record-orphan');
    const configured = (await hovered({ 'qms.yaml': 'rules:\n  objective-over|due: error\n' }))!;
    expect(configured.text).toContain('(`objective-overdue`)');
    const excepted = (await hovered({
      'e.yaml': 'id: EXC-1\ntype: exception\nrules: [objective-over|due]\nrecords: [R]\n',
    }))!;
    expect(excepted.text).toContain('docs/rules.md#objective-overdue');
    // The same word in a field for other words is no rule.
    expect(await hovered({ 'r.yaml': 'id: RSK-1\ntype: risk\ntags: [record-or|phan]\n' })).not.toMatchObject({
      text: expect.stringContaining('docs/rules.md'),
    });
  });
});

test('bars run from the lowest to the highest value, with dots for gaps', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([2, null, 2])).toBe('▄·▄');
  expect(sparkline([])).toBe('');
});

describe('keys and types of the company’s own in qms.yaml', () => {
  const shown = async (text: string): Promise<string> => {
    const { context, position } = await open({ 'qms.yaml': text });
    return (hover(context, position)!.contents as { value: string }).value;
  };

  test('aliases: what the list is for, and what a key means that a name stands for', async () => {
    expect(await shown('al|iases: { doc_id: id }\n')).toContain('under names of their own');
    expect(await shown('aliases: { approved_by: own|er }\n')).toMatch(/^`owner` – /);
  });

  test('schemas: what they hold', async () => {
    expect(await shown('sch|emas: ["*.schema.json"]\n')).toContain('record types of your own');
  });
});
