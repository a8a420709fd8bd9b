import { describe, expect, test } from 'vitest';
import { codeLenses } from '../../server/src/language/code-lens.ts';
import type { BlockEvidence } from '../../server/src/model/evidence.ts';
import { all, committedBy } from '../domain/evidence/histories.ts';
import { type OpenOptions, open } from './harness.ts';
import { signed } from './signed.ts';

/** Lenses as `line title [action]`. */
async function lenses(files: Record<string, string>, options: OpenOptions = {}): Promise<string[]> {
  const { context } = await open(files, options);
  return codeLenses(context).map(
    ({ range, title, action }) => `${range.start.line} ${title}${action === null ? '' : ` [${action}]`}`,
  );
}

const people = {
  'jane.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n',
  'md.yaml':
    'id: ROLE-MD\ntype: role\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
};
const approval = (digest: string) =>
  `signOffs:\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-01-10${digest} }\n`;
const policy = (more: string, body = 'We care.') =>
  `---\nid: POL-1\ntype: quality-policy\n${more}---\n${body}\n`;

describe('references', () => {
  test('count the records that refer to it, also under a former id, each once', async () => {
    const found = await lenses({
      'r.yaml': 'id: ROLE-QM\ntype: role\nformerIds: [ROLE-Q]\n---\nid: ROLE-B\ntype: role\n',
      'a.yaml':
        'type: register\nof: action\ndefaults: { owner: ROLE-QM }\nitems: [{ id: ACT-1, origin: [ROLE-Q] }, { id: ACT-2 }]\n',
    });
    expect(found).toEqual(['0 referred to by 2 records [references]']);
  });

  test('stand at each item of a register', async () => {
    const found = await lenses({
      'a.yaml': 'type: register\nof: action\nitems:\n  - id: ACT-1\n  - id: ACT-2\n    parent: ACT-1\n',
    });
    expect(found).toEqual(['3 referred to by 1 record [references]']);
  });
});

describe('sign-off state', () => {
  const at = { at: 'pol.md' };
  const stateOf = async (text: string, more: Record<string, string> = {}) =>
    lenses(await signed({ ...people, ...more, 'pol.md': text }), at);

  test('needed and missing says by whom', async () => {
    expect(await stateOf(policy(''))).toEqual(['1 needs approval by top management [sign]']);
    expect(await lenses({ 'd.yaml': 'id: DOC-1\ntype: document\n' })).toEqual(['0 needs approval [sign]']);
    expect(
      await lenses(
        { ...people, 'c.yaml': 'id: CHG-1\ntype: change\nstatus: approved\nauthorizedBy: PER-001\n' },
        { at: 'c.yaml' },
      ),
    ).toEqual(['0 needs authorization by Jane Doe [sign]']);
    const several = 'id: CHG-1\ntype: change\nstatus: approved\nauthorizedBy: PER-001\nauthority: ROLE-MD\n';
    expect(await lenses({ ...people, 'c.yaml': several }, { at: 'c.yaml' })).toEqual([
      '0 needs authorization by Jane Doe or ROLE-MD [sign]',
    ]);
  });

  test('given says by whom, when, and whether the text is still the same', async () => {
    expect(await stateOf(policy(approval(', digest: DIGEST-1')))).toEqual([
      '1 approved by Jane Doe on 2026-01-10, unchanged since',
    ]);
    const files = await signed({ ...people, 'pol.md': policy(approval(', digest: DIGEST-1')) });
    files['pol.md'] = files['pol.md']!.replace('care', 'dare');
    expect(await lenses(files, at)).toEqual(['1 approved by Jane Doe on 2026-01-10, changed since [sign]']);
  });

  test('names everybody who signed, by what and when, and the latest affirmation', async () => {
    const block = (by: string, role: string, meaning: string, date: string, digest: string): string =>
      `  - { by: ${by}, role: ${role}, meaning: ${meaning}, date: ${date}, digest: ${digest} }\n`;
    const more = {
      ...people,
      'john.yaml': 'id: PER-002\ntype: person\nname: John Roe\nfrom: 2020-01-01\n',
      'td.yaml':
        'id: ROLE-TD\ntype: role\ntopManagement: true\nholders: [{ person: PER-002, from: 2020-01-01 }]\n',
    };
    const signOffs = [
      block('PER-001', 'ROLE-MD', 'approved', '2025-02-24', 'DIGEST-1'),
      block('PER-002', 'ROLE-TD', 'approved', '2025-02-24', 'DIGEST-2'),
      block('PER-002', 'ROLE-TD', 'affirmed', '2025-08-01', 'DIGEST-3'),
      block('PER-001', 'ROLE-MD', 'affirmed', '2026-01-26', 'DIGEST-4'),
    ].join('');
    const files = await signed({ ...more, 'pol.md': policy(`signOffs:\n${signOffs}`) });
    const words = 'approved by Jane Doe and John Roe on 2025-02-24, affirmed by Jane Doe on 2026-01-26, ';
    expect(await lenses(files, at)).toEqual([`1 ${words}unchanged since`]);
    // One of them has signed something else: that the others fit does not hide it.
    files['pol.md'] = files['pol.md']!.replace(
      /(PER-002, role: ROLE-TD, meaning: approved.*digest: sha256-)...../,
      '$1AAAAA',
    );
    expect(await lenses(files, at)).toEqual([`1 ${words}changed since [sign]`]);
  });

  test('without a digest is unchecked, and other findings on it are counted', async () => {
    expect(await stateOf(policy(approval('')))).toEqual([
      '1 approved by Jane Doe on 2026-01-10, unchecked (1 finding)',
    ]);
    expect(await stateOf(policy(approval('')), { 'qms.yaml': 'signOff: { evidence: declared }\n' })).toEqual([
      '1 approved by Jane Doe on 2026-01-10, unchecked',
    ]);
  });

  test('below the evidence asked for says what makes it count', async () => {
    const more = {
      ...people,
      'jane.yaml': `${people['jane.yaml']}emails: [jane@acme.example]\n`,
      'qms.yaml': 'signOff: { evidence: commit-bound }\n',
    };
    const files = await signed({ ...more, 'pol.md': policy(approval(', digest: DIGEST-1')) });
    const state = (evidence: BlockEvidence) => lenses(files, { ...at, readEvidence: all(evidence) });
    expect(await state(committedBy('jane@acme.example'))).toEqual([
      '1 approved by Jane Doe on 2026-01-10, unchanged since (1 finding)',
    ]);
    expect(await state({ kind: 'uncommitted' })).toEqual([
      '1 approved by Jane Doe on 2026-01-10, does not count yet (commit it)',
    ]);
    expect(await state(committedBy('jane@acme.example', { matched: false }))).toEqual([
      '1 approved by Jane Doe on 2026-01-10, does not count yet (have it signed again) (1 finding) [sign]',
    ]);
  });

  test('by decision of a review, and with the register', async () => {
    const review = `id: MR-1\ntype: management-review\nstatus: approved\ndate: 2026-01-09\noutputs: [{ kind: improvement, decision: Faster, approves: [OBJ-1] }]\n${approval(', digest: DIGEST-1')}`;
    const decided = await signed({
      ...people,
      'mr.yaml': review,
      'o.yaml': 'id: OBJ-1\ntype: quality-objective\napprovedIn: MR-1\n',
    });
    expect(await lenses(decided, { at: 'o.yaml' })).toContain('0 approved in MR-1');
    const register = await signed({
      ...people,
      'o.yaml': `id: REG-1\ntype: register\nof: quality-objective\nitems:\n  - { id: OBJ-1 }\n${approval(', digest: DIGEST-1')}`,
    });
    expect(await lenses(register, { at: 'o.yaml' })).toEqual([
      '0 approved by Jane Doe on 2026-01-10, unchanged since',
      '4 approved with its register',
    ]);
  });

  test('names everybody who still has to sign, in order', async () => {
    const more = {
      'qms.yaml':
        'signOff: { required: { quality-policy: [{ meaning: reviewed, by: ROLE-QM }, { meaning: approved, by: [ROLE-MD, ROLE-QM], all: true }] } }\n',
      'qm.yaml':
        'id: ROLE-QM\ntype: role\ntitle: Quality manager\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
    };
    expect(await stateOf(policy(''), more)).toEqual([
      '1 needs review by Quality manager, then approval by ROLE-MD and Quality manager [sign]',
    ]);
    const [afterOne] = await stateOf(policy(approval(', digest: DIGEST-1')), more);
    expect(afterOne).toMatch(/^1 needs review by Quality manager, then approval by Quality manager( \(|$)/);
  });

  test('a draft that must be signed can be put in force', async () => {
    const offered = ['1 Approve and put in force… [putInForce]'];
    expect(await stateOf(policy('status: draft\n'))).toEqual(offered);
    expect(await stateOf(policy('status: in-review\n'))).toEqual(offered);
    expect(await stateOf(policy('status: obsolete\n'))).toEqual([]);
  });

  test('is not shown for drafts and for types nobody has to sign', async () => {
    expect(await lenses({ 'a.yaml': 'id: ACT-1\ntype: action\nstatus: planned\n' })).toEqual([]);
    expect(await lenses({ 's.yaml': 'id: SUR-1\ntype: survey\n' })).toEqual([]);
  });
});

describe('review readiness', () => {
  const review = (status: string, inputs: string) => ({
    'mr.yaml': `id: MR-1\ntype: management-review\nstatus: ${status}\ndate: 2026-03-01\ninputs:\n${inputs}`,
  });

  test('counts the inputs that lack nothing or have a reason why they do not apply', async () => {
    const inputs =
      '  - { input: [resources, risk-actions], summary: Fine, conclusion: Go on, noObjective: None, evidence: [{ external: Files }] }\n  - { input: audit-results, summary: Fine }\n  - { input: external-providers, notApplicable: None }\n  - { input: objectives }\n';
    expect(await lenses(review('planned', inputs))).toEqual(['0 3 of 12 inputs complete [readiness]']);
  });

  test("includes the organization's own inputs", async () => {
    const files = {
      ...review('draft', '  - { input: safety, notApplicable: Office work }\n'),
      'qms.yaml': 'review: { inputs: [{ key: safety, title: Safety }] }\n',
    };
    expect(await lenses(files)).toEqual(['0 1 of 13 inputs complete [readiness]']);
  });

  test('is not shown once the review is finished', async () => {
    expect((await lenses(review('approved', '  - { input: resources }\n'))).join()).not.toContain('inputs');
  });
});

test('no lens for text that is no record', async () => {
  expect(await lenses({ 'x.yaml': 'id: X\n' })).toEqual([]);
});
