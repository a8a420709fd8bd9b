import { expect, test } from 'vitest';
import type { CodeActionOptions } from '../../server/src/language/code-actions/action.ts';
import { quickFixes } from '../../server/src/language/code-actions.ts';
import { signActions } from '../../server/src/language/sign-actions.ts';
import { check } from '../rules/harness.ts';
import { applied } from './applied.ts';
import { open } from './harness.ts';

const people = {
  'jane.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n',
  'md.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
};

test('a sign-off that is missing can be given where it is missed, and nowhere else', async () => {
  const policy = '|id: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: effective\ntext: We care.\n';
  const { context, position } = await open({ 'p.yaml': policy, ...people });
  const here = signActions(context, { start: position, end: position });
  const signOff = { id: 'POL-001', as: 'PER-001' };
  expect(here.map((action) => [action.title, action.signOff, action.putsInForce])).toEqual([
    ['Approve POL-001 and put it in force…', signOff, true],
    ['Sign off POL-001…', signOff, false],
  ]);
  const last = { line: 4, character: 0 };
  expect(signActions(context, { start: last, end: last })).toEqual([]);
});

test.each([
  ['2026-01-31', 2],
  ['2026-02-01', 1],
])('one step that sets the day is offered where %s would be too early', async (from, count) => {
  const policy = `|id: POL-001\ntype: quality-policy\ntitle: Policy\neffectiveFrom: ${from}\n`;
  const { context, position } = await open({ 'p.yaml': policy, ...people });
  expect(signActions(context, { start: position, end: position })).toHaveLength(count);
});

test('one that only confirms says so, and several of one meaning are one', async () => {
  const block = (meaning: string) =>
    `  - { by: PER-001, role: ROLE-MD, meaning: ${meaning}, date: 2026-01-10, digest: sha256-x }\n`;
  const policy = `id: POL-001\ntype: quality-policy\ntitle: Policy\ntext: We care.\nsignOffs:\n${block('approved')}${block('affirmed')}`;
  const { context } = await open({ 'p.yaml': policy, ...people });
  expect(signActions(context, everywhere).map(({ title }) => title)).toEqual([
    'Sign off POL-001…',
    'Sign off POL-001 as affirmed…',
  ]);
});

const options: CodeActionOptions = { open: async () => null, canAsk: true, newRecord: () => null };
const everywhere = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };

/** The text of the policy after the fix of a title. */
async function afterFix(policy: string, title: RegExp): Promise<string> {
  const opened = await open({ 'p.md': policy, ...people });
  const actions = await quickFixes(opened.context, everywhere, options);
  const action = actions.find((each) => title.test(each.title))!;
  return applied(opened, action.edit)['p.md']!;
}

const kept =
  '{ version: "2.9", effectiveFrom: 2025-01-01, to: 2026-01-31, digest: sha256-x, summary: Replaced by version 2.10 }';

test.each([
  ['', `history: [${kept}]\n`],
  ['history:\n  - version: "1"\n', `history:\n  - version: "1"\n  - ${kept}\n`],
])(
  'a changed text becomes the next version, and the signed one is kept in its history',
  async (before, after) => {
    const policy = (version: string, history: string, from = '2025-01-01'): string =>
      `---\nid: POL-001\ntype: quality-policy\nversion: "${version}" # as signed\neffectiveFrom: ${from}\nsignOffs: [{ by: PER-001, role: ROLE-MD, meaning: approved, date: 2025-01-01, version: "2.9", digest: sha256-x }]\n${history}---\nWe care.\n`;
    const text = await afterFix(policy('2.9', before), /^Raise the version to 2\.10 and keep 2\.9/);
    expect(text).toBe(policy('2.10', after, '2026-02-01'));
    // What refers to the signed version still leads somewhere.
    const minutes =
      'id: MR-1\ntype: management-review\ntitle: Review\nstatus: draft\ndate: 2026-01-01\npolicyReview: { policy: POL-001@2.9, result: still-suitable }\n';
    const { findings } = await check({
      ...people,
      'p.md': text,
      'mr.yaml': minutes.replace('draft', 'held'),
    });
    expect(findings.filter(({ rule }) => rule === 'reference-unresolved')).toEqual([]);
  },
);

test('a finished record is not made another version, and what is unsigned can be a draft again', async () => {
  const unsigned = '---\nid: POL-001\ntype: quality-policy\nstatus: effective\n---\nWe care.\n';
  expect(await afterFix(unsigned, /^Set back to draft/)).toBe(unsigned.replace('effective', 'draft'));
  const old = (status: string): string =>
    `---\nid: POL-001\ntype: quality-policy\nversion: "1"\nstatus: ${status}\nsignOffs: [{ by: PER-001, role: ROLE-MD, meaning: approved, date: 2025-01-01, digest: sha256-x }]\n---\nWe care.\n`;
  const titles = async (text: string) =>
    (await quickFixes((await open({ 'p.md': text, ...people })).context, everywhere, options)).map(
      ({ title }) => title,
    );
  expect(await titles(old('effective'))).toContain('Raise the version to 2 and keep 1 in the history');
  expect((await titles(old('superseded'))).filter((title) => title.startsWith('Raise'))).toEqual([]);
});
