import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folderWith, type Ran, reported, qms as run } from './run.ts';

/** As one who has looked and agrees: no terminal is there to ask on. */
const qms = (...args: readonly string[]): Promise<Ran> =>
  run(...args, ...(args[0] === 'sign' ? ['--yes'] : []));

const people = `id: PER-001
type: person
title: Jane Doe
name: Jane Doe
status: active
from: 2020-01-01
---
id: PER-002
type: person
title: Mark Lund
name: Mark Lund
status: active
from: 2020-01-01
`;
const roles = `id: ROLE-MD
type: role
title: Managing director
status: effective
topManagement: true
responsibilities: [customer-focus]
holders: [{ person: PER-001, from: 2021-01-01 }]
delegations: [{ to: PER-002, from: 2026-01-01, until: 2026-01-31, reason: Leave, grantedBy: PER-001, covers: [approved] }]
---
id: ROLE-QM
type: role
title: Quality manager
status: effective
responsibilities: [conformity]
holders: [{ person: PER-002, from: 2020-01-01 }]
`;
const policy = `---
id: POL-001
type: quality-policy # ours
title: Quality policy
status: effective
version: "1.10"
owner: ROLE-MD
effectiveFrom: 2026-03-02
---

We care. ![Tree](tree.png) ![Far](https://example.org/x.png) See [[ROLE-QM]].
`;
const base = {
  'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n',
  'people.yaml': people,
  'roles.yaml': roles,
  'policy.md': policy,
  'tree.png': new Uint8Array([0, 1, 2]),
};

const signFindings = async (root: string) =>
  (await reported(root)).filter(({ rule }) => rule.startsWith('signoff-'));

test('signs what is missing, shows what is covered and what is not, and the check is content', async () => {
  const root = await folderWith(base);
  expect((await signFindings(root)).map(({ rule }) => rule)).toEqual(['signoff-missing']);
  const { code, out, err } = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Jane Doe (PER-001) as ROLE-MD Managing director');
  expect(out).toContain('approved, 2026-03-01 (the day qms.yaml judges on: asOf)');
  expect(out.split('\n').filter((line) => /bound:/i.test(line))).toEqual([
    'Bound: the text and the fields of the record, and the content of tree.png',
    'Not bound: `status`, `owner` and `effectiveFrom`, which may change without a new sign-off',
    'Not bound: what the records say that it refers to (ROLE-MD and ROLE-QM)',
    'Not bound: what stands at https://example.org/x.png',
    'Not bound: the schemas and qms.yaml',
  ]);
  const text = readFileSync(join(root, 'policy.md'), 'utf8');
  const digest = /sha256-[A-Za-z0-9+/]{43}=/.exec(text)?.[0];
  expect(out).toContain(`Digest       ${digest}`);
  expect(text).toBe(
    policy.replace(
      'effectiveFrom: 2026-03-02\n',
      `effectiveFrom: 2026-03-02\nsignOffs:\n  - by: PER-001\n    role: ROLE-MD\n    meaning: approved\n    date: 2026-03-01\n    version: "1.10"\n    digest: ${digest}\n`,
    ),
  );
  expect(await signFindings(root)).toEqual([]);
});

test('signing again adds a block; the earlier one stays', async () => {
  const root = await folderWith(base);
  await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root, '--date', '2026-02-20');
  const once = readFileSync(join(root, 'policy.md'), 'utf8');
  const again = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root, '--meaning', 'affirmed');
  expect(again.code).toBe(0);
  const twice = readFileSync(join(root, 'policy.md'), 'utf8');
  const lines = once.split('\n');
  expect(twice.split('\n').slice(0, lines.indexOf('---', 1))).toEqual(
    lines.slice(0, lines.indexOf('---', 1)),
  );
  expect(twice.match(/^ {2}- by: PER-001$/gm)).toHaveLength(2);
  expect(await signFindings(root)).toEqual([]);
});

test('a byte-order mark, CRLF line ends and the mode of the file stay', async () => {
  const root = await folderWith({ ...base, 'policy.md': `\ufeff${policy.replaceAll('\n', '\r\n')}` });
  chmodSync(join(root, 'policy.md'), 0o640);
  expect((await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root)).code).toBe(0);
  const text = readFileSync(join(root, 'policy.md'), 'utf8');
  expect(text.startsWith('\ufeff---\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(statSync(join(root, 'policy.md')).mode & 0o777).toBe(0o640);
  expect(await signFindings(root)).toEqual([]);
});

test.each([
  ['block style', '  - id: DOC-1\n    title: A\n    version: "1"\n  - id: DOC-2\n    title: B\n'],
  ['flow style', '  - { id: DOC-1, title: A, version: "1" }\n  - { id: DOC-2, title: B }\n'],
  [
    'an empty list',
    '  - id: DOC-1\n    title: A\n    version: "1"\n    signOffs: []\n  - id: DOC-2\n    title: B\n',
  ],
  ['no value', '  - id: DOC-1\n    title: A\n    version: "1"\n    signOffs:\n  - id: DOC-2\n    title: B\n'],
])('an item of a register is signed on its own: %s', async (_, items) => {
  const register = `id: REG-1\ntype: register\nof: document\ntitle: Documents\ndefaults: { owner: ROLE-QM, kind: form }\nitems:\n${items}`;
  const root = await folderWith({ ...base, 'docs.yaml': register });
  expect((await qms('sign', 'DOC-1', '--as', 'PER-002', '--root', root)).code).toBe(0);
  const about = (await signFindings(root)).filter(({ file }) => file === 'docs.yaml');
  expect(about.map(({ rule, record }) => [rule, record])).toEqual([['signoff-missing', 'DOC-2']]);
});

test('a register is signed as a whole', async () => {
  const register = `id: REG-1\ntype: register\nof: document\ntitle: Documents\nitems:\n  - { id: DOC-1, title: A, kind: form }\n  - { id: DOC-2, title: B, kind: form }\n`;
  const root = await folderWith({ ...base, 'docs.yaml': register });
  expect((await qms('sign', 'REG-1', '--as', 'PER-002', '--root', root)).code).toBe(0);
  expect((await signFindings(root)).filter(({ file }) => file === 'docs.yaml')).toEqual([]);
});

test('signing for the holder, recorded by another, with proof', async () => {
  const root = await folderWith(base);
  const { code } = await qms(
    'sign',
    'POL-001',
    '--as',
    'PER-002',
    '--on-behalf-of',
    'PER-001',
    '--date',
    '2026-01-15',
    '--root',
    root,
    '--recorded-by',
    'PER-001',
    '--method',
    'wet-ink',
    '--proof',
    'Binder 3',
    '--proof',
    'ROLE-MD',
    '--comment',
    'Signed: in the office',
    '--deviation',
    'Holder on leave',
  );
  expect(code).toBe(0);
  const text = readFileSync(join(root, 'policy.md'), 'utf8');
  expect(text).toContain(
    "    onBehalfOf: PER-001\n    recordedBy: PER-001\n    method: wet-ink\n    proof: [{ external: Binder 3 }, ROLE-MD]\n    comment: 'Signed: in the office'\n    deviation: Holder on leave\n    digest: sha256-",
  );
  expect(text).toContain('role: ROLE-MD');
  expect(await signFindings(root)).toEqual([]);
});

const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['nobody', ['POL-001'], /say who signs with `--as`/],
  ['no record', ['--as', 'PER-001'], /name the record to sign/],
  ['an unknown record', ['POL-01', '--as', 'PER-001'], /no record POL-01\. Did you mean `POL-001`\?/],
  ['an unknown person', ['POL-001', '--as', 'PER-01'], /no person PER-01/],
  ['a role as person', ['POL-001', '--as', 'ROLE-MD'], /only persons sign/],
  ['someone without leadership', ['POL-001', '--as', 'PER-002'], /must be approved by top management/],
  [
    'a role not held',
    ['POL-001', '--as', 'PER-001', '--role', 'ROLE-QM'],
    /did not hold ROLE-QM on 2026-03-01/,
  ],
  ['an unsuitable role', ['POL-001', '--as', 'PER-002', '--role', 'ROLE-QM'], /not entitled/],
  [
    'a day before the role',
    ['POL-001', '--as', 'PER-001', '--date', '2020-06-01'],
    /did not hold a role on 2020-06-01/,
  ],
  [
    'the future',
    ['POL-001', '--as', 'PER-001', '--date', '2026-03-02'],
    /in the future\. .*Today is 2026-03-01\./,
  ],
  ['no day', ['POL-001', '--as', 'PER-001', '--date', '2026-02-30'], /not a day in the calendar/],
  ['an unknown meaning', ['POL-001', '--as', 'PER-001', '--meaning', 'aproved'], /did you mean approved\?/],
  ['an unknown method', ['POL-001', '--as', 'PER-001', '--method', 'smoke'], /use repository,/],
  ['an unknown option', ['POL-001', '--ass', 'PER-001'], /did you mean `--as`\?/],
  ['a type nobody signs', ['ROLE-MD', '--as', 'PER-001'], /type role need no sign-off.*--meaning/],
  [
    'a delegation that has ended',
    ['POL-001', '--as', 'PER-002', '--on-behalf-of', 'PER-001'],
    /delegated to Mark Lund \(PER-002\) on 2026-03-01/,
  ],
  ['another version', ['POL-001@2', '--as', 'PER-001'], /no version 2 of POL-001/],
];

test.each(refusals)('refuses %s in one line and changes nothing', async (_, args, message) => {
  const root = await folderWith(base);
  const before = filesIn(root);
  const { code, out, err } = await qms('sign', ...args, '--root', root);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(message);
  expect(err).toMatch(/^qms: [^\n]+\n$/);
  expect(filesIn(root)).toEqual(before);
});

test.each([
  [
    'text readers disagree on',
    policy.replace('owner: ROLE-MD', 'owner: ROLE-MD\nowner: ROLE-QM'),
    /No digest can be taken/,
  ],
  [
    'a value its type does not allow',
    policy.replace('owner: ROLE-MD', 'owner: 5'),
    /must be repaired before it is signed/,
  ],
  ['an image that is gone', policy.replace('tree.png', 'gone.png'), /No file is at gone\.png/],
  [
    'a merge nobody finished, in the text',
    policy.replace('We care.', '<<<<<<< HEAD\nWe care.\n=======\nWe try.\n>>>>>>> theirs\n'),
    /Two versions of this text were merged/,
  ],
  ['a reference that leads nowhere', policy.replace('[[ROLE-QM]]', '[[ROLE-XX]]'), /ROLE-XX/],
  [
    'sign-offs that are no list',
    policy.replace('owner: ROLE-MD', 'owner: ROLE-MD\nsignOffs: yesterday'),
    /signOffs/,
  ],
])('refuses %s', async (_, text, message) => {
  const root = await folderWith({ ...base, 'policy.md': text });
  const { code, err } = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  expect([code, err.split('\n').length]).toEqual([2, 2]);
  expect(err).toMatch(message);
  expect(readFileSync(join(root, 'policy.md'), 'utf8')).toBe(text);
});

test('of two versions the one in use is signed; a draft can be signed before it takes effect', async () => {
  const old = policy.replace('effective\n', 'superseded\n').replace('1.10', '1.9');
  const draft = policy.replace('effective\n', 'draft\n');
  const root = await folderWith({ ...base, 'policy.md': draft, 'old.md': old });
  const { code, out } = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  expect(code).toBe(0);
  expect(out).toContain('POL-001 still has the status draft: changing the status needs no new sign-off.');
  expect(readFileSync(join(root, 'old.md'), 'utf8')).toBe(old);
  const signed = readFileSync(join(root, 'policy.md'), 'utf8');
  const effective = await folderWith({ ...base, 'policy.md': signed.replace('draft', 'effective') });
  expect(await signFindings(effective)).toEqual([]);
});

test('of two versions in use one must be named', async () => {
  const root = await folderWith({
    ...base,
    'next.md': policy.replace('1.10', '2.0').replace('effective\n', 'draft\n'),
  });
  const unclear = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  expect(unclear.err).toMatch(/Say which, as in POL-001@1\.10 \(policy\.md\) or POL-001@2\.0 \(next\.md\)/);
  expect((await qms('sign', 'POL-001@2.0', '--as', 'PER-001', '--root', root)).out).toContain(
    'Signed: next.md',
  );
});

test('key names of an adopted repository are kept', async () => {
  const root = await folderWith({
    ...base,
    'qms.yaml': 'organization: Test\nasOf: 2026-03-01\naliases: { doc_id: id, freigaben: signOffs }\n',
    'policy.md': policy.replace('id: POL', 'doc_id: POL'),
  });
  expect((await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root)).code).toBe(0);
  expect(readFileSync(join(root, 'policy.md'), 'utf8')).toContain('\nfreigaben:\n  - by: PER-001\n');
  expect(await signFindings(root)).toEqual([]);
});

test.each([0, 1, 2])('document %i of a stream is signed where it stands', async (index) => {
  const documents = ['A', 'B', 'C'].map(
    (name) => `id: DOC-${name}\ntype: document\ntitle: ${name}\nkind: form\n`,
  );
  const root = await folderWith({ ...base, 'docs.yaml': documents.join('---\n') });
  const id = `DOC-${'ABC'[index]}`;
  expect((await qms('sign', id, '--as', 'PER-002', '--root', root)).code).toBe(0);
  const parts = readFileSync(join(root, 'docs.yaml'), 'utf8').split('---\n');
  expect(parts.map((part, at) => part === documents[at])).toEqual([0, 1, 2].map((at) => at !== index));
  const about = (await signFindings(root)).filter(({ file }) => file === 'docs.yaml');
  expect(about.some(({ message }) => message.includes(id))).toBe(false);
});

test('nothing is written while qms.yaml cannot be read', async () => {
  const root = await folderWith({ ...base, 'qms.yaml': 'organization: [' });
  const before = filesIn(root);
  for (const args of [
    ['sign', 'POL-001', '--as', 'PER-001'],
    ['new', 'risk'],
    ['check', '--fix'],
  ]) {
    const { code, err } = await qms(...args, '--root', root);
    expect([code, err]).toEqual([2, expect.stringMatching(/^qms: qms\.yaml cannot be read[^\n]*\n$/)]);
  }
  expect(filesIn(root)).toEqual(before);
});

test('a symbolic link is not written through', async () => {
  const outside = await folderWith({ 'policy.md': policy });
  const { 'policy.md': _, ...others } = base;
  const root = await folderWith(others);
  symlinkSync(join(outside, 'policy.md'), join(root, 'policy.md'));
  expect((await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root)).err).toMatch(/no record POL-001/);
  expect(readFileSync(join(outside, 'policy.md'), 'utf8')).toBe(policy);
});

test.each([
  [
    'no effectiveFrom',
    policy.replace('effectiveFrom: 2026-03-02\n', ''),
    /has no `effectiveFrom`\..*`--effective`.* from which day it is in force/,
  ],
  [
    'one before the day of signing',
    policy.replace('2026-03-02', '2026-02-01'),
    /takes effect on 2026-02-01, before the day of signing/,
  ],
  ['one far ahead', policy.replace('2026-03-02', '2062-03-02'), /takes effect on 2062-03-02/],
])('warns of %s', async (_, text, message) => {
  const root = await folderWith({ ...base, 'policy.md': text });
  const { code, err } = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  expect([code, err]).toEqual([0, expect.stringMatching(message)]);
  expect(err).toMatch(/^qms: [^\n]+\n$/);
});

test('a second approval after the day it took effect is nothing to warn of', async () => {
  const root = await folderWith({ ...base, 'policy.md': policy.replace('2026-03-02', '2026-02-25') });
  await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root, '--date', '2026-02-20');
  expect((await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root)).err).toBe('');
});

test('a record that still holds placeholders is not signed, in its text or its keys', async () => {
  for (const text of [
    policy.replace('We care.', 'We TBD.'),
    policy.replace('Quality policy', 'Policy TBD'),
  ]) {
    const root = await folderWith({ ...base, 'policy.md': text });
    const { code, err } = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^qms: The quality policy POL-001 still holds TBD\..*\n$/),
    ]);
    expect(filesIn(root)['policy.md']).toBe(text);
  }
});

test('a word that looks like a placeholder and was explained does not stop anybody', async () => {
  const text = policy.replace(
    'owner',
    '# qms-ignore placeholder -- our brand\ncustom: { brand: XXX }\nowner',
  );
  const root = await folderWith({ ...base, 'policy.md': text });
  expect(await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root)).toMatchObject({ code: 0, err: '' });
});

test('signing the same twice writes nothing', async () => {
  const root = await folderWith(base);
  await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  const once = filesIn(root);
  const again = await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  expect(again).toEqual({
    code: 0,
    out: 'Jane Doe (PER-001) has already signed quality policy POL-001 "Quality policy" as it is: nothing was written\n',
    err: '',
  });
  expect(filesIn(root)).toEqual(once);
});

test('without a terminal nothing is signed unless `--yes` says not to ask', async () => {
  const root = await folderWith(base);
  const before = filesIn(root);
  const { code, out, err } = await run('sign', 'POL-001', '--as', 'PER-001', '--root', root);
  expect([code, err]).toEqual([2, expect.stringMatching(/^qms: nothing was signed, .* add --yes\n$/)]);
  expect(out).toContain('Signed by');
  expect(filesIn(root)).toEqual(before);
});

test('a day long past needs a signed original', async () => {
  const root = await folderWith({ ...base, 'policy.md': policy.replace('2026-03-02', '2023-03-02') });
  const sign = ['sign', 'POL-001', '--as', 'PER-001', '--root', root, '--date', '2023-03-01'];
  expect(await qms(...sign)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^qms: 2023-03-01 is more than a year ago\. .*--method and --proof\.\n$/),
  });
  expect(await qms(...sign, '--method', 'wet-ink', '--proof', 'Binder 3')).toMatchObject({
    code: 0,
    err: '',
  });
});
