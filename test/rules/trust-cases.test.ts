import { expect, test } from 'vitest';
import { check, openProject } from './harness.ts';

const company = {
  'people.yaml': 'id: PER-1\ntype: person\nname: Katharina Brandt\nfrom: 2020-01-01\n',
  'roles.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - { person: PER-1, from: 2020-01-01 }\n',
};

const policy = (body: string, digest = 'sha256-'): string =>
  `---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\nversion: "1.0"\nstatus: effective\neffectiveFrom: 2026-01-12\nsignOffs:\n  - { by: PER-1, role: ROLE-MD, meaning: approved, date: 2026-01-12, digest: "${digest}" }\n---\n${body}`;

/** The policy with the digest that its sign-off must carry. */
async function signed(body: string, files: Record<string, string | Uint8Array>): Promise<string> {
  const { project } = await openProject({ ...company, ...files, 'policy.md': policy(body) });
  const digest = project.queries.expectedDigest(project.queries.record('POL-001')!, 0);
  return policy(body, digest!);
}

const staleIn = async (files: Record<string, string | Uint8Array>): Promise<number> =>
  (await check({ ...company, ...files })).findings.filter(({ rule }) => rule === 'signoff-stale').length;

test.each([
  ['inline', '![x](d.png)\n'],
  ['by reference', '![x][r]\n\n[r]: d.png\n'],
  ['in HTML', '<img src="d.png">\n'],
  ['in HTML inside a sentence', 'See <img alt="x" src="d.png"> here.\n'],
])('another image, written %s, makes a signature stale', async (_, body) => {
  const image = { 'd.png': new Uint8Array([1, 2, 3]) };
  const text = await signed(body, image);
  expect(await staleIn({ 'policy.md': text, ...image })).toBe(0);
  expect(await staleIn({ 'policy.md': text, 'd.png': new Uint8Array([1, 2, 4]) })).toBe(1);
});

test.each(['title: !!str Quality policy', 'title: Quality policy\ntitle: Quality policy'])(
  'text that programs read differently is not signed, whatever is switched off: %s',
  async (line) => {
    const text = (await signed('We care.\n', {})).replace('title: Quality policy', line);
    const quiet = { 'qms.yaml': 'rules: { yaml-ambiguous: off }\n' };
    expect(await staleIn({ 'policy.md': text })).toBe(1);
    expect(await staleIn({ ...quiet, 'policy.md': text })).toBe(1);
  },
);

test('a decision of a review does not stand in place of the sign-offs of a policy', async () => {
  const text = policy('We care, more or less.\n').replace(/signOffs:\n.*\n/, 'approvedIn: MR-1\n');
  const { findings } = await check({
    ...company,
    'policy.md': text,
    'review.yaml':
      'id: MR-1\ntype: management-review\ntitle: Review\nstatus: approved\ndate: 2026-01-20\noutputs:\n  - { kind: qms-change, decision: New policy, approves: [POL-001] }\n',
  });
  expect(findings.filter(({ record }) => record === 'POL-001').map(({ rule }) => rule)).toContain(
    'signoff-missing',
  );
});
