import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import type { CodeActionOptions, QmsCodeAction } from '../../server/src/language/code-actions/action.ts';
import { fixActions } from '../../server/src/language/code-actions/finding-fixes.ts';
import { fixAll } from '../../server/src/language/code-actions/fix-all.ts';
import { quickFixes } from '../../server/src/language/code-actions.ts';
import type { RecordRule } from '../../server/src/model/rule.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import { check } from '../rules/harness.ts';
import { applied, questions } from './applied.ts';
import { type Opened, open } from './harness.ts';
import { signed } from './signed.ts';

interface Offered {
  readonly opened: Opened;
  readonly actions: readonly QmsCodeAction[];
  readonly titles: readonly string[];
  /** The texts after the action with this title. */
  readonly textsAfter: (title: string) => Record<string, string>;
}

/** What is offered at the cursor. */
async function offered(
  files: Readonly<Record<string, string>>,
  options: Partial<CodeActionOptions> = {},
): Promise<Offered> {
  const opened = await open(files);
  const { position: start } = opened;
  const actions = await quickFixes(
    opened.context,
    { start, end: start },
    { open: opened.open, canAsk: true, newRecord: () => null, ...options },
  );
  const textsAfter = (title: string): Record<string, string> => {
    const action = actions.find((each) => each.title === title);
    if (action === undefined) throw new Error(`not offered: ${title}`);
    return applied(opened, action.edit);
  };
  return { opened, actions, titles: actions.map(({ title }) => title), textsAfter };
}

const people = {
  'jane.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n',
  'md.yaml':
    'id: ROLE-MD\ntype: role\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
};
const approval =
  'signOffs:\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-01-10, digest: DIGEST-1 }\n';

describe('fixes of findings', () => {
  test('are offered at their place only, change nothing else, and are preferred when certain', async () => {
    const text = 'id: RSK-1\r\ntype: risk # a risk\r\nversion: 1.|0\r\nowner: ROLE-MX\r\n';
    const { actions, titles, textsAfter } = await offered({ 'r.yaml': text, ...people });
    expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true, finding: { rule: 'schema' } });
    expect(textsAfter(titles[0]!)['r.yaml']).toBe(
      'id: RSK-1\r\ntype: risk # a risk\r\nversion: "1.0"\r\nowner: ROLE-MX\r\n',
    );
    expect(titles.join()).not.toContain('ROLE-MD');
  });

  test('name the nearest ids for an unknown one, in a body too', async () => {
    const files = { 'd.md': '---\nid: DOC-1\ntype: document\n---\nSee [[ROLE-M|X]].\n', ...people };
    const { textsAfter, titles } = await offered(files);
    expect(titles).toContain('Change to ROLE-MD');
    expect(textsAfter('Change to ROLE-MD')['d.md']).toContain('See [[ROLE-MD]].');
  });

  test('of a signed record ask, naming the signature, and are not offered where nobody can be asked', async () => {
    const all = await signed({
      ...people,
      'd.yaml': `id: DOC-1\ntype: document\ntitle: Release\nsupersedes: DOC-12|3\n${approval}`,
      'e.yaml': 'id: DOC-124\ntype: document\n',
    });
    const { actions } = await offered(all);
    const action = actions.find(({ title }) => title === 'Change to DOC-124');
    expect(questions(action!.edit)).toEqual([
      'Breaks the approval of document DOC-1 "Release" by Jane Doe (PER-001) on 2026-01-10',
    ]);
    expect(action!.edit.changes.every(({ annotation }) => annotation !== undefined)).toBe(true);
    expect((await offered(all, { canAsk: false })).titles).not.toContain('Change to DOC-124');
  });

  test('never reach into sign-offs, whatever a rule proposes', async () => {
    const text = 'id: DOC-1\ntype: document\nsignOffs:\n  - { by: PER-002, meaning: approved }\n';
    const rule = (from: number): RecordRule => ({
      id: 'placeholder',
      scope: 'record',
      types: [],
      concern: 'form',
      level: 'warning',
      basis: 'technical',
      title: '',
      clauses: [],
      explanation: '',
      examples: { bad: {}, good: {} },
      check: (record, _queries, report) => {
        const edit = { span: { start: from, end: from + 1 }, text: '9' };
        const fix = {
          title: 'Fix',
          certain: true,
          file: record.file,
          steps: [{ kind: 'edit' as const, edit }],
        };
        report({
          message: 'Wrong.',
          place: { file: record.file, record: record.key, path: ['id'] },
          fixes: [fix],
        });
      },
    });
    const offer = async (from: number) => {
      const opened = await open(
        { 'd.yaml': `|${text}` },
        { rules: [...rules.filter(({ id }) => id !== 'placeholder'), rule(from)] },
      );
      const { position: start } = opened;
      const options = { open: opened.open, canAsk: true, newRecord: () => null };
      const actions = await quickFixes(opened.context, { start, end: { ...start, character: 9 } }, options);
      return [actions.map(({ title }) => title).includes('Fix'), fixAll(opened.context) !== null];
    };
    expect(await offer(text.indexOf('1'))).toEqual([true, true]);
    expect(await offer(text.indexOf('2'))).toEqual([false, false]);
  });
});

describe('objectives for a review input', () => {
  const files = {
    'o.yaml':
      'type: register\nof: quality-objective\nitems:\n  - { id: OBJ-1, title: Faster, indicator: KPI-1 }\n  - { id: OBJ-2, title: Cheaper }\n  - { id: OBJ-3, status: draft }\n  - { id: OBJ-4, status: cancelled }\n',
    'mr.yaml':
      'id: MR-1\ntype: management-review\nstatus: held\ndate: 2026-01-20\ninputs:\n  - input: resources\n    summary: Enough\n  - in|put: customer-satisfaction\n    summary: Better\n    evidence: [KPI-1]\n',
  };

  test('come first where the input points to them, then all others, drafts as proposals', async () => {
    const { titles, textsAfter } = await offered(files);
    const links = titles.filter((title) => /^(Link|Propose)/.test(title));
    expect(links).toEqual(['Link to OBJ-1 "Faster"', 'Link to OBJ-2 "Cheaper"', 'Propose OBJ-3']);
    expect(textsAfter('Link to OBJ-2 "Cheaper"')['mr.yaml']).toMatch(
      /evidence: \[KPI-1\]\n {4}objectives: \[OBJ-2\]\n$/,
    );
    expect(textsAfter('Propose OBJ-3')['mr.yaml']).toMatch(/ {4}proposes: \[OBJ-3\]\n$/);
  });

  test('settle the finding, also in an empty list', async () => {
    const review = files['mr.yaml'].replace('|', '');
    const empty = { ...files, 'mr.yaml': `${review}    objec|tives: []\n` };
    const { textsAfter } = await offered(empty);
    const text = textsAfter('Link to OBJ-2 "Cheaper"')['mr.yaml']!;
    expect(text).toMatch(/objectives: \[OBJ-2\]\n$/);
    const { findings } = await check({ ...files, 'mr.yaml': text });
    const unlinked = findings.filter(({ rule }) => rule === 'review-input-unlinked');
    expect(unlinked.map(({ path }) => path)).toEqual(['inputs[resources].objectives']);
  });
});

describe('objectives for an input of a draft, of which no rule speaks yet', () => {
  const objectives =
    'type: register\nof: quality-objective\nitems:\n  - { id: OBJ-1, title: Faster }\n  - { id: OBJ-2, title: Cheaper, indicator: KPI-1 }\n';
  const links = async (status: string, section: string): Promise<readonly string[]> => {
    const review = `id: MR-1\ntype: management-review\nstatus: ${status}\ndate: 2026-01-20\ninputs:\n${section}`;
    const { titles } = await offered({ 'o.yaml': objectives, 'mr.yaml': review });
    return titles.filter((title) => /^(Link|Propose)/.test(title));
  };
  const both = ['Link to OBJ-2 "Cheaper"', 'Link to OBJ-1 "Faster"'];

  test('are offered wherever somebody writes in it, what its figures measure first', async () => {
    expect(
      await links('draft', '  - input: resources\n    summ|ary: Enough\n    evidence: [KPI-1]\n'),
    ).toEqual(both);
    expect(await links('planned', '  - input: res|ources\n    indicators: [KPI-1]\n')).toEqual(both);
    expect(
      await links(
        'draft',
        '  - input: resources\n    # objec|tives: []\n    evidence: [KPI-1]\n  - input: audits\n',
      ),
    ).toEqual(both);
    expect(
      await links('draft', '  - input: resources\n    objectives: []\n    evidence: [KP|I-1]\n'),
    ).toEqual(both);
  });

  test('are not, once it is linked or says why not, nor outside of the inputs', async () => {
    for (const answer of [
      'objectives: [OBJ-1]',
      'proposes: [OBJ-1]',
      'noObjective: None',
      'notApplicable: None',
    ])
      expect(await links('draft', `  - input: res|ources\n    ${answer}\n`)).toEqual([]);
    expect(await links('draft', '  - input: resources\nnextPlan|ned: 2026-06-01\n')).toEqual([]);
    expect(await links('draft|', '  - input: resources\n')).toEqual([]);
    expect(await links('approved', '  - input: res|ources\n    summary: Enough\n')).not.toContain('Propose');
  });
});

describe('objectives where the link that is there says nothing', () => {
  const objectives =
    'type: register\nof: quality-objective\nitems:\n  - { id: OBJ-1, title: Faster, status: achieved, result: { value: 1, date: 2025-03-31 } }\n  - { id: OBJ-2, title: Cheaper }\n';
  const review = (lines: string): string =>
    `id: MR-1\ntype: management-review\nstatus: held\ndate: 2026-01-20\nperiod: { from: 2025-07-01, to: 2025-12-31 }\ninputs:\n${lines}`;

  test('at an input linked only to objectives that had ended', async () => {
    const section =
      '  - input: resources\n    summary: Enough people and machines.\n    objectives: [OBJ|-1]\n';
    const { titles, textsAfter } = await offered({ 'o.yaml': objectives, 'mr.yaml': review(section) });
    expect(titles.filter((title) => /^(Link|Propose)/.test(title))).toEqual(['Link to OBJ-2 "Cheaper"']);
    expect(textsAfter('Link to OBJ-2 "Cheaper"')['mr.yaml']).toMatch(/objectives: \[OBJ-1, OBJ-2\]\n$/);
  });

  test('at one of the inputs that share a reason, unless it is why there was nothing to look at', async () => {
    const shared = (first: string): string =>
      `  - input: resources\n    ${first}: Not |needed this time\n${['objectives', 'audit-results']
        .map((input) => `  - input: ${input}\n    noObjective: Not needed this time\n`)
        .join('')}`;
    const links = async (first: string) =>
      (await offered({ 'o.yaml': objectives, 'mr.yaml': review(shared(first)) })).titles.filter((title) =>
        /^(Link|Propose)/.test(title),
      );
    expect(await links('noObjective')).toEqual(['Link to OBJ-2 "Cheaper"']);
    expect(await links('notApplicable')).toEqual([]);
  });
});

describe('creating what a reference lacks', () => {
  const newRecord = (type: string, id: string) => ({
    file: `${type}s/${id}.yaml`,
    text: `id: ${id}\ntype: ${type}\n`,
  });

  test('offers the types the field allows, the one the id looks like first', async () => {
    const { titles, textsAfter } = await offered(
      { 'a.yaml': 'id: ACT-1\ntype: action\nowner: |PER-9\n' },
      { newRecord },
    );
    expect(titles.filter((title) => title.startsWith('Create'))).toEqual([
      'Create person PER-9 in persons/PER-9.yaml',
      'Create role PER-9 in roles/PER-9.yaml',
    ]);
    expect(textsAfter('Create person PER-9 in persons/PER-9.yaml')).toEqual({
      'persons/PER-9.yaml': 'id: PER-9\ntype: person\n',
    });
  });

  test('guesses the type from the id where any is allowed, in a body and in a register', async () => {
    const body = await offered(
      { 'd.md': '---\nid: DOC-1\ntype: document\n---\n[[RSK|-7\\|risk]]\n' },
      { newRecord },
    );
    expect(body.titles).toContain('Create risk RSK-7 in risks/RSK-7.yaml');
    const item = await offered(
      { 'r.yaml': 'type: register\nof: action\nitems:\n  - id: ACT-1\n    owner: ROLE|-Z@1\n' },
      { newRecord },
    );
    expect(item.titles).toContain('Create role ROLE-Z in roles/ROLE-Z.yaml');
  });

  test('does not overwrite a file, and needs an id that no record has', async () => {
    const taken = { 'a.yaml': 'id: ACT-1\ntype: action\nowner: |PER-9\n', 'persons/PER-9.yaml': '' };
    expect((await offered(taken, { newRecord })).titles).not.toContain(
      'Create person PER-9 in persons/PER-9.yaml',
    );
    const version = {
      'o.yaml': 'id: OBJ-1\ntype: quality-objective\npolicy: |POL-1@3\n',
      'p.yaml': 'id: POL-1\ntype: quality-policy\n',
    };
    expect((await offered(version, { newRecord })).titles.join()).not.toContain('Create');
  });
});

describe('ignoring with a reason', () => {
  const ignored = async (files: Record<string, string>, rule: string) => {
    const path = Object.keys(files).find((name) => files[name]!.includes('|'))!;
    const text = (await offered(files)).textsAfter(`Ignore \`${rule}\` here, with a reason`)[path]!;
    const { findings, suppressed } = await check({ ...files, [path]: text });
    expect(findings.map((finding) => finding.rule)).not.toContain(rule);
    expect(findings.map((finding) => finding.rule)).toContain('ignore-reason');
    expect(suppressed.map((finding) => finding.rule)).toContain(rule);
    return text;
  };

  test('puts a comment above the line, as far to the right and with its line end', async () => {
    const text = 'type: register\r\nof: action\r\nitems:\r\n  - id: ACT-1\r\n    owner: ROLE|-X\r\n';
    expect(await ignored({ 'r.yaml': text }, 'reference-unresolved')).toBe(
      'type: register\r\nof: action\r\nitems:\r\n  - id: ACT-1\r\n    # qms-ignore reference-unresolved -- \r\n    owner: ROLE-X\r\n',
    );
  });

  const document = (body: string) => `---\nid: DOC-1\ntype: document\n---\n${body}`;

  test('in a body above a paragraph, behind the link within one, in lists and in tables', async () => {
    const comment = '<!-- qms-ignore reference-unresolved --  -->';
    expect(await ignored({ 'd.md': document('[[X|-1]] is it.\n') }, 'reference-unresolved')).toBe(
      document(`${comment}\n[[X-1]] is it.\n`),
    );
    expect(await ignored({ 'd.md': document('Now\n[[X|-1]] is it.\n') }, 'reference-unresolved')).toBe(
      document(`Now\n[[X-1]] ${comment} is it.\n`),
    );
    expect(await ignored({ 'd.md': document('- [[X|-1]] is it.\n') }, 'reference-unresolved')).toBe(
      document(`- [[X-1]] ${comment} is it.\n`),
    );
    expect(
      await ignored(
        {
          'd.md': document(
            '\\| a \\| b \\|\n\\| - \\| - \\|\n\\| [[X|-1]] \\| 2 \\|\n'.replaceAll('\\|', '\\|'),
          ),
        },
        'reference-unresolved',
      ),
    ).toBe(document(`| a | b |\n| - | - |\n| [[X-1]] ${comment} | 2 |\n`));
  });

  test('behind the whole of an ordinary link', async () => {
    expect(
      await ignored(
        { 'd.md': document('See [it](go|ne.md), ok.\n').replace('See', 'Now\nSee') },
        'link-broken',
      ),
    ).toBe(document('Now\nSee [it](gone.md) <!-- qms-ignore link-broken --  -->, ok.\n'));
  });

  test('says where the reason is to be written', async () => {
    const caretIn = async (files: Record<string, string>) =>
      (await offered(files)).actions.find(({ title }) => title.startsWith('Ignore'))?.caret;
    const register = 'type: register\nof: action\nitems:\n  - id: ACT-1\n    owner: ROLE|-X\n';
    expect(await caretIn({ 'r.yaml': register })).toEqual({
      line: 4,
      character: '    # qms-ignore reference-unresolved -- '.length,
    });
    expect(await caretIn({ 'd.md': document('Now\n[[X|-1]] is it.\n') })).toEqual({
      line: 5,
      character: '[[X-1]] <!-- qms-ignore reference-unresolved -- '.length,
    });
  });

  test('is not offered for what cannot be ignored, in qms.yaml, and inside blocks of text', async () => {
    const titles = async (files: Record<string, string>) =>
      (await offered(files)).titles.filter((title) => title.startsWith('Ignore'));
    expect(await titles({ 'd.yaml': '|id: DOC-1\ntype: document\n' })).not.toContain(
      'Ignore `signoff-missing` here, with a reason',
    );
    expect(await titles({ 'qms.yaml': '|organisation: A\n' })).toEqual([]);
    const hidden = {
      'd.yaml': 'id: DOC-1\ntype: document\nscope: |-\n  one\n  t\u200bwo\n'.replace('|-', '\\|-'),
    };
    const opened = await open(hidden, { at: 'd.yaml' });
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 9 } };
    const actions = await quickFixes(opened.context, range, {
      open: opened.open,
      canAsk: true,
      newRecord: () => null,
    });
    expect(
      actions.filter(({ finding }) => finding?.rule === 'text-hidden').map(({ title }) => title),
    ).not.toContain('Ignore `text-hidden` here, with a reason');
  });

  test('asks only where the comment is signed: within the text of a body', async () => {
    const all = await signed({
      ...people,
      'd.md': `---\nid: DOC-1\ntype: document\nowner: ROLE-X\n${approval}---\n[[X|-1]] is it.\n`,
    });
    const ignoring = async (d: string) =>
      (await offered({ ...all, 'd.md': d })).actions.find(({ title }) => title.startsWith('Ignore'))!.edit;
    expect(questions(await ignoring(all['d.md']!))).toEqual([]);
    const list = await signed({
      ...all,
      'd.md': `---\nid: DOC-1\ntype: document\n${approval}---\n- [[X|-1]] is it.\n`,
    });
    expect(questions(await ignoring(list['d.md']!))).toHaveLength(1);
    const data = await offered({
      ...all,
      'd.md': all['d.md']!.replace('X|-1', 'X-1').replace('ROLE-X', 'ROLE|-X'),
    });
    const ignore = data.actions.find(({ title }) => title.startsWith('Ignore'));
    expect(questions(ignore!.edit)).toEqual([]);
  });
});

describe('fix all in a file', () => {
  test('makes the certain fixes of the file, no others', async () => {
    const opened = await open({
      'r.yaml':
        'type: register\nof: risk\nitems:\n  - id: RSK-1\n    version: 1.0\n    owner: ROLE-MX\n  - { id: RSK-2, version: 2 }\n',
      ...people,
    });
    const action = fixAll(opened.context);
    expect(action).toMatchObject({ kind: 'source.fixAll.qms', finding: null });
    expect(applied(opened, action!.edit)).toEqual({
      'r.yaml':
        'type: register\nof: risk\nitems:\n  - id: RSK-1\n    version: "1.0"\n    owner: ROLE-MX\n  - { id: RSK-2, version: "2" }\n',
    });
    expect(questions(action!.edit)).toEqual([]);
  });

  test('leaves out what would break a signature, and is not offered for nothing', async () => {
    const all = await signed({ ...people, 'd.yaml': `id: DOC-1\ntype: document\nversion: 1\n${approval}` });
    const unsigned = await open({ 'd.yaml': 'id: DOC-1\ntype: document\nversion: 1\n' });
    expect(fixAll(unsigned.context)).not.toBeNull();
    expect(fixAll((await open(all, { at: 'd.yaml' })).context)).toBeNull();
    expect(fixAll((await open(people)).context)).toBeNull();
  });

  test('leaves out those fixes alone that break a signature', async () => {
    const all = await signed({
      ...people,
      'd.yaml': `id: DOC-1\ntype: document\nversion: 1\n---\nid: DOC-2\ntype: document\nversion: 2\n${approval}---\nid: DOC-3\ntype: document\nversion: 3\n`,
    });
    const opened = await open(all, { at: 'd.yaml' });
    const text = applied(opened, fixAll(opened.context)!.edit)['d.yaml']!;
    expect(text.match(/version: .+/g)).toEqual(['version: "1"', 'version: 2', 'version: "3"']);
  });
});

describe('a file that other records are signed with', () => {
  const covering = `id: DOC-1\ntype: document\nattachments: [{ file: annex.yaml }]\n${approval}`;

  test('is not edited without the question that names their signatures', async () => {
    const annex = 'id: DOC-2\ntype: document\nversion: 1.|0\n';
    const all = await signed({ ...people, 'd.yaml': covering, 'annex.yaml': annex });
    const { opened, actions, titles } = await offered(all);
    const quote = actions.find(({ finding }) => finding?.rule === 'schema')!;
    expect(questions(quote.edit)).toEqual([
      'Breaks the approval of document DOC-1 by Jane Doe (PER-001) on 2026-01-10',
    ]);
    expect(fixAll(opened.context)).toBeNull();
    const silent = await offered(all, { canAsk: false });
    expect(titles).toContain(quote.title);
    expect(silent.titles).not.toContain(quote.title);
  });

  test('is free to change where they are not signed, or signed without it', async () => {
    const files = { ...people, 'annex.yaml': 'id: DOC-2\ntype: document\nversion: 1.|0\n' };
    const stale = covering.replace('DIGEST-1', 'sha256-x');
    const linking = covering.replace('attachments: [{ file: annex.yaml }]', 'scope: See annex.yaml');
    for (const other of [stale, linking]) {
      const { actions } = await offered(await signed({ ...files, 'd.yaml': other }));
      expect(questions(actions.find(({ finding }) => finding?.rule === 'schema')!.edit)).toEqual([]);
    }
  });
});

test('nothing is offered for a text that the findings are not those of', async () => {
  const { context } = await open({
    'r.yaml': 'id: RSK-1\ntype: risk\nversion: |1.0\nowner: ROLE-MX\n',
    ...people,
  });
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const options: CodeActionOptions = { open: async () => null, canAsk: true, newRecord: () => null };
  const typed = { ...context, file: new LocatedFile('r.yaml', `title: Fire\n${context.file.text}`) };
  expect((await quickFixes(context, everywhere, options)).length).toBeGreaterThan(0);
  expect(fixAll(context)).not.toBeNull();
  expect(await quickFixes(typed, everywhere, options)).toEqual([]);
  expect(fixAll(typed)).toBeNull();
});

test('a fix that reaches into a file is not offered while that file has another text', async () => {
  const files = { 'r.yaml': 'id: RSK-1\ntype: risk\nversion: |1.0\n', ...people };
  const opened = await open(files);
  const options: CodeActionOptions = { open: opened.open, canAsk: true, newRecord: () => null };
  const finding = opened.context.project.outcome().findings.find(({ rule }) => rule === 'schema')!;
  expect(await fixActions(opened.context, finding, options)).toHaveLength(1);
  const elsewhere = { ...opened.context, file: new LocatedFile('jane.yaml', files['jane.yaml']) };
  const changed = async (path: string) => new LocatedFile(path, `# new\n${opened.textOf(path)}`);
  expect(await fixActions(elsewhere, finding, { ...options, open: changed })).toEqual([]);
});
