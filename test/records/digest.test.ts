import { expect, test } from 'vitest';
import { openProject } from '../rules/harness.ts';
import { contentDigest } from '../rules/signing.ts';

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

const weCare = 'sha256-W3EpXh3bYFPhppHD2Vvxwa9MAMymTFdwqdG4jE1jq4E=';

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
    `---\n${front}owner: ROLE-QM\neffectiveFrom: 2026-03-01\ntags: [a]\nthemes: [customers]\nclauses: [iso-9001:2015/5.2]\nprocesses: [PRC-1]\nparent: POL-0\nevidence: [AUD-1]\nsignatureFiles: [scan.pdf]\nconfidentiality: public\napprovedIn: MR-1\nlanguages: [de]\navailableTo: on request\nnextReview: 2027-01-01\nreviewInterval: P12M\nretention: P10Y\nsupersededBy: POL-002\nwithdrawnOn: 2027-01-01\nwithdrawnReason: x\nhistory: []\nformerIds: [P1]\n${signOffs}---\nWe care.\n`,
    weCare,
  ],
  [
    'the meaning reviewed',
    'p.md',
    `---\n${front}${signOffs.replace('approved', 'reviewed')}---\nWe care.\n`,
    'sha256-N7Uk8LAPeBp7cLh+0WLQxhW/wr/RUElFL82ysaDpOlM=',
  ],
  ['YAML', 'p.yaml', `${front}${signOffs}`, 'sha256-Gi25J96bnyb7rNowAeDZyMvmSBu24q211ZraocIKo0Y='],
  [
    'YAML with comments, anchors and quotes',
    'p.yaml',
    `# signed\nid: "POL-001"\ntype: &t quality-policy\ntitle: 'Quality policy'\n${signOffs}`,
    'sha256-Gi25J96bnyb7rNowAeDZyMvmSBu24q211ZraocIKo0Y=',
  ],
  [
    'Markdown with an empty body',
    'p.md',
    `---\n${front}${signOffs}---\n\n  \n`,
    'sha256-e4xVhohJA49sCD2VRJgSO0Hpfz1AHflQo1Ua57wJOVU=',
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

const jane = 'by: PER-jane-doe, role: ROLE-MD, date: 2026-03-01';
const policy = `id: POL-001\ntype: quality-policy\ntitle: Quality policy\n`;
const approved = `signOffs: [{ ${jane}, meaning: approved }]\n`;

/** Computed by a second implementation that shares no code with the product. */
const vectors: readonly (readonly [string, string, string, string, Record<string, string | Uint8Array>?])[] =
  [
    [
      'the content of an approved action, whose outcome came later',
      'a.yaml',
      `id: ACT-1\ntype: action\ntitle: Fix it\ncompletedOn: 2026-02-10\nresult: Fixed\nsignOffs: [{ by: PER-jane-doe, role: ROLE-QM, meaning: approved, date: 2026-03-01 }]\n`,
      'sha256-ostZ6gkkL2wjla48qwSdyY5kcEr7aefhecKD8uMXSb0=',
    ],
    [
      'a verified action, with its outcome',
      'a.yaml',
      `id: ACT-1\ntype: action\ntitle: Fix it\ncompletedOn: 2026-02-10\nresult: Fixed\nsignOffs: [{ by: PER-jane-doe, role: ROLE-QM, meaning: verified, date: 2026-03-01 }]\n`,
      'sha256-dws91oMZWSI/EfyREW6Q58SiY/jWhFnPMebnEGSi/80=',
    ],
    [
      'an attached file in its short form, and an image by reference',
      'p.md',
      `---\n${policy}attachments: [{ file: plan.txt }]\n${approved}---\n![Plan][p]\n\n[p]: plan.png\n`,
      'sha256-Od8I3n8645ffqhkAVoxN+EVju4EXQYVyNSBwnB31ey4=',
      { 'plan.txt': 'one\r\ntwo\r\n', 'plan.png': new Uint8Array([0, 13, 10, 7]) },
    ],
    [
      'an attached file with its title',
      'p.yaml',
      `${policy}attachments: [{ file: plan.txt, title: Plan, digest: sha256-x }]\n${approved}`,
      'sha256-gzLUMMdu/5prH/sGydbX6L3igkJWLF1q2qK4A/GssTI=',
      { 'plan.txt': 'one\ntwo\n' },
    ],
    [
      'an image in HTML',
      'p.md',
      `---\n${policy}${approved}---\n<img src="plan.png">\n`,
      'sha256-bUif+3Qnxiluh4xNcol1xv6AsUxy2tfDJCjvj7Le16c=',
      { 'plan.png': new Uint8Array([0, 13, 10, 7]) },
    ],
    [
      'a proof of the sign-off',
      'p.yaml',
      `${policy}signOffs: [{ ${jane}, meaning: approved, proof: [{ external: Mail, file: mail.txt }] }, { ${jane}, meaning: reviewed, proof: [{ external: Other, file: gone.txt }] }]\n`,
      'sha256-GQ/VG3jCLuJ3OCZE7gwu2LXjg3iI1Zb/h48tTUcFNzU=',
      { 'mail.txt': 'yes\n' },
    ],
    [
      'an item of a register, its defaults merged in',
      'r.yaml',
      `id: REG-1\ntype: register\nof: risk\ndefaults: { category: operational, owner: ROLE-QM }\nitems:\n  - id: RSK-1\n    title: Fire\n    signOffs: [{ ${jane}, meaning: approved }]\n`,
      'sha256-3w1q/LKuSqMrGsPFymmI00ngKOrrcNEjx9oWd0Wtsok=',
    ],
    [
      'a register, without the unbound keys of its items',
      'r.yaml',
      `id: REG-1\ntype: register\nof: risk\ntitle: Risks\ndefaults: { owner: ROLE-QM }\nitems: [{ id: RSK-1, title: Fire, status: open, actions: [ACT-1], owner: ROLE-MD }]\n${approved}`,
      'sha256-d+StuYb+b+sdZ7WZb/jLeRhNCdzzmYHHSEDW3Sr/GO4=',
    ],
    [
      'an unbound key further in, with what is left of its mapping',
      'a.yaml',
      `id: AUD-1\ntype: audit\nfindings: [{ id: F1, grade: minor, action: ACT-1 }]\n${approved}`,
      'sha256-dljR3OzO3vkK0vqeXh+0g+EsElm4Ie8N995SoILL5jE=',
    ],
    [
      'unbound keys further in, of which nothing is left, and a key without value',
      'a.yaml',
      `id: MR-1\ntype: management-review\ndate: 2026-01-20\nchair:\noutputs: [{ actions: [ACT-1], changes: [CHG-1] }]\n${approved}`,
      'sha256-j0a8c8cOnbj4kCBhdk+UZYKqQoY5of1zBKEo0mQdLlE=',
    ],
    [
      'a body with an ignore comment, lone CR, blanks at line ends and a run of blank lines',
      'p.md',
      `---\n${policy}${approved}---\n\n<!-- qms-ignore placeholder -- it is the name of a product -->\nOne.  \r\r\t\r\n\n<!-- qms-ignore text-hidden -- so be it -->\n\nTwo.\n\n    code\nmore \n`,
      'sha256-+zFaziYOH3lENya/r+Sp6VzgACKIcfQ3Uxl2f2Ilylo=',
    ],
    [
      'the number 30.0',
      'p.yaml',
      `${policy}custom: { target: 30.0 }\n${approved}`,
      'sha256-8N1Fok76BiRrt7uIiWeBOTgCjeT28fcij6NvJZG6W4o=',
    ],
    [
      'keys outside the basic plane, in order of their UTF-16 units',
      'p.yaml',
      `${policy}custom: { "\ue000": 1, "\u{10000}": 2 }\n${approved}`,
      'sha256-/OMb9VB3EfVgY8TQ1L+ZoGPptvDIMClbZcYH+qw0AyM=',
    ],
  ];

for (const [what, path, text, expected, files = {}] of vectors)
  test(`digest of ${what}`, async () => {
    const { project } = await openProject({ ...files, [path]: text });
    const record = [...project.store.records.values()].find(({ digests }) => digests.length > 0)!;
    expect(project.queries.expectedDigest(record, 0)).toBe(expected);
  });

test('the content digest is taken without any sign-off', async () => {
  const text = `---\n${policy}status: effective\n${approved}---\n\nWe care.\n`;
  const { project } = await openProject({ 'p.md': text });
  const record = project.queries.record('POL-001')!;
  expect(project.queries.contentDigest(record)).toBe('sha256-nvScJu71cO0CKPofcR3RqQ5iwOsgVzx6aeRgQvjyW9s=');
});

test('key names of an adopted repository are bound as they are written', async () => {
  const aliases = 'aliases: { doc_id: id, approved_for: effectiveFrom, name: title }\n';
  const text = (more: string) =>
    `doc_id: POL-001\ntype: quality-policy\nname: Quality policy\n${more}${approved}`;
  const digest = await digestOf('p.yaml', text(''), { 'qms.yaml': aliases });
  expect(digest).toMatch(/^sha256-/);
  expect(await digestOf('p.yaml', text('approved_for: 2026-03-01\n'), { 'qms.yaml': aliases })).toBe(digest);
  expect(await digestOf('p.yaml', `${policy}${approved}`)).not.toBe(digest);
  const { project } = await openProject({ 'qms.yaml': aliases, 'p.yaml': text('') });
  const renamed = project.queries.contentDigest(project.queries.record('POL-001')!);
  const plain = await openProject({ 'p.yaml': `${policy}${approved}` });
  expect(renamed).not.toBe(plain.project.queries.contentDigest(plain.project.queries.record('POL-001')!));
});

test('what an approval does not bind is none of the content, whatever its key is called', async () => {
  const aliases = { 'qms.yaml': 'aliases: { state: status }\n' };
  const contentOf = async (state: string) => {
    const { project } = await openProject({ ...aliases, 'p.yaml': `${policy}${state}` });
    return project.queries.contentDigest(project.queries.record('POL-001')!);
  };
  expect(await contentOf('state: effective\n')).toMatch(/^sha256-/);
  expect(await contentOf('state: effective\n')).toBe(await contentOf('state: superseded\n'));
});

test('the content of a document of others is its text, header and all, however qms.yaml reads it', async () => {
  const contentOf = async (text: string, more = '') => {
    const { project } = await openProject({
      'qms.yaml': `types:\n  - { files: "sops/*.md", type: document, id: metadata }\n${more}`,
      'sops/a.md': text,
    });
    return project.queries.contentDigest(project.queries.record('SOP-1')!);
  };
  const text = '# Audits\n\n**Document ID:** SOP-1\n**Title:** Audits\n\nText.\n';
  const digest = await contentOf(text);
  expect(digest).toBe(contentDigest({ type: 'document' }, text.trimEnd()));
  expect(await contentOf(text.replace('**Title:** Audits', '**Title:** Checks'))).not.toBe(digest);
});

test('there is no content digest of a text that can be read in more than one way', async () => {
  const { project } = await openProject({ 'p.yaml': `${policy}title: Another title\n` });
  expect(project.queries.contentDigest(project.queries.record('POL-001')!)).toBeNull();
});

test('what was signed under a former id can be known from it', async () => {
  const { project } = await openProject({
    'a.yaml': `${policy.replace('POL-001', 'POL-100')}formerIds: [POL-001]\n${approved}`,
  });
  const record = project.queries.record('POL-100')!;
  const before = await digestOf('p.yaml', `${policy}${approved}`);
  expect(project.queries.expectedDigest(record, 0)).not.toBe(before);
  expect(project.queries.expectedDigest(record, 0, 'POL-001')).toBe(before);
  expect(project.queries.expectedDigest(record, 0, 'POL-002')).toBeNull();
  const { project: old } = await openProject({ 'p.yaml': `${policy}${approved}` });
  expect(project.queries.contentDigest(record, 'POL-001')).toBe(
    old.queries.contentDigest(old.queries.record('POL-001')!),
  );
});
