import { expect, test } from 'vitest';
import { openProject } from '../rules/harness.ts';

/** The vectors of the digest format, taken through the whole reading path. */

const block = '  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01 }';
const front = `id: POL-001\ntype: quality-policy\ntitle: Quality policy\n`;
const signOffs = `signOffs:\n${block}\n`;

async function digestOf(
  path: string,
  text: string | Uint8Array,
  others: Record<string, string | Uint8Array> = {},
) {
  const { project } = await openProject({ ...others, [path]: text });
  const record = [...project.store.records.values()].find(({ id }) => id === 'POL-001')!;
  return project.queries.expectedDigest(record, 0);
}

const weCare = 'sha256-RmpflY54k0VpVdQNeYV/Mv725qB1fSbiTf6SYbwndic=';

test.each([
  ['a body', 'p.md', `---\n${front}${signOffs}---\n\nWe care.\n`, weCare],
  ['CRLF', 'p.md', `---\n${front}${signOffs}---\n\nWe care.\n`.replaceAll('\n', '\r\n'), weCare],
  ['a byte-order mark', 'p.md', `\ufeff---\n${front}${signOffs}---\nWe care.`, weCare],
  [
    'another order of keys',
    'p.md',
    `---\n${signOffs}title: Quality policy\ntype: quality-policy\nid: POL-001\n---\nWe care.\n`,
    weCare,
  ],
  ['a status', 'p.md', `---\n${front}status: effective\n${signOffs}---\nWe care.  \n\n`, weCare],
  [
    'the keys of the block in another order, with a digest already there',
    'p.md',
    `---\n${front}signOffs:\n  - digest: sha256-x\n    date: 2026-03-01\n    meaning: approved\n    role: ROLE-MD\n    by: PER-jane-doe\n---\nWe care.\n`,
    weCare,
  ],
  [
    'a later block',
    'p.md',
    `---\n${front}${signOffs}  - { by: PER-2, meaning: reviewed }\n---\nWe care.\n`,
    weCare,
  ],
  [
    'everything that changes in normal work',
    'p.md',
    `---\n${front}nextReview: 2027-01-01\nreviewInterval: P12M\nretention: P10Y\nsupersededBy: POL-002\nwithdrawnOn: 2027-01-01\nwithdrawnReason: x\nhistory: []\nformerIds: [P1]\n${signOffs}---\nWe care.\n`,
    weCare,
  ],
  [
    'the meaning reviewed',
    'p.md',
    `---\n${front}${signOffs.replace('approved', 'reviewed')}---\nWe care.\n`,
    'sha256-7UpHbELG+IbVcQH7IcpGbXH4tIgOF0Ht11se0/s+9YI=',
  ],
  ['YAML', 'p.yaml', `${front}${signOffs}`, 'sha256-9Jceeo9nc5hwcVTnu5K7OSkAl0NykXntfPY866tNtto='],
  [
    'YAML with comments, anchors and quotes',
    'p.yaml',
    `# signed\nid: "POL-001"\ntype: &t quality-policy\ntitle: 'Quality policy'\n${signOffs}`,
    'sha256-9Jceeo9nc5hwcVTnu5K7OSkAl0NykXntfPY866tNtto=',
  ],
  [
    'Markdown with an empty body',
    'p.md',
    `---\n${front}${signOffs}---\n\n  \n`,
    'sha256-qsMFlxVfNx9aizJTXigaEn8xPruOXwXHEaqn23GAR3Y=',
  ],
])('digest with %s', async (_, path, text, expected) => {
  expect(await digestOf(path, text)).toBe(expected);
});

test.each([
  ['a changed title', `---\n${front.replace('policy\n', 'Policy\n')}${signOffs}---\nWe care.\n`],
  ['a version', `---\n${front}version: "1"\n${signOffs}---\nWe care.\n`],
  ['another body', `---\n${front}${signOffs}---\nWe do care.\n`],
  ['an indented first line', `---\n${front}${signOffs}---\n    We care.\n`],
  ['another day', `---\n${front}${signOffs.replace('03-01', '03-02')}---\nWe care.\n`],
])('%s gives another digest', async (_, text) => {
  const digest = await digestOf('p.md', text);
  expect(digest).toMatch(/^sha256-[A-Za-z0-9+/]{43}=$/);
  expect(digest).not.toBe(weCare);
});

test.each([
  ['a duplicate key', `title: Quality policy\ntitle: Other\n`],
  ['an explicit tag', 'tags: !!str x\n'],
  ['a merge key', 'custom:\n  a: &a { x: 1 }\n  b: { <<: *a }\n'],
  ['a number outside binary64', 'custom: { x: 12345678901234567890123 }\n'],
])('no digest exists with %s', async (_, lines) => {
  expect(await digestOf('p.yaml', `id: POL-001\ntype: quality-policy\n${lines}${signOffs}`)).toBeNull();
});

test('no digest exists for bytes that are no UTF-8', async () => {
  const text = Buffer.from(`${front}${signOffs}`.replace('Quality', 'Qualit\u00e4t'), 'latin1');
  expect(await digestOf('p.yaml', text)).toBeNull();
});

test('the bytes of attached files and relative images are covered, whatever their line ends', async () => {
  const text = `---\n${front}attachments: [{ file: plan.txt }]\n${signOffs}---\n![Plan](plan.png)\n`;
  const files = { 'plan.txt': 'one\ntwo\n', 'plan.png': new Uint8Array([0, 13, 10, 7]) };
  const digest = await digestOf('p.md', text, files);
  expect(digest).toMatch(/^sha256-/);
  expect(await digestOf('p.md', text, { ...files, 'plan.txt': '\ufeffone\r\ntwo\r\n' })).toBe(digest);
  expect(await digestOf('p.md', text, { ...files, 'plan.txt': 'one\nthree\n' })).not.toBe(digest);
  expect(await digestOf('p.md', text, { ...files, 'plan.png': new Uint8Array([0, 10, 7]) })).not.toBe(digest);
  expect(await digestOf('p.md', text, { 'plan.txt': 'one\ntwo\n' })).toBeNull();
});

test('moving a register item to a file of its own keeps its digest', async () => {
  const block = 'signOffs: [{ by: PER-1, role: ROLE-1, meaning: approved, date: 2026-03-01 }]';
  const inRegister = await digestOf(
    'r.yaml',
    `id: REG-1\ntype: register\nof: quality-policy\ndefaults:\n  owner: ROLE-1\n  version: "1"\nitems:\n  - id: POL-001\n    title: Quality policy\n    ${block}\n`,
  );
  const alone = await digestOf(
    'p.yaml',
    `id: POL-001\ntype: quality-policy\ntitle: Quality policy\nversion: "1"\nowner: ROLE-1\n${block}\n`,
  );
  expect(inRegister).toMatch(/^sha256-/);
  expect(inRegister).toBe(alone);
});
