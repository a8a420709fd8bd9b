import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { applyEdits, spanEdits } from '../../server/src/text/span-edits.ts';
import { filesIn, folderWith, qms } from './run.ts';
import { company, policy } from './signed-company.ts';

const inForce = (root: string, ...more: readonly string[]) =>
  qms('sign', 'POL-001', '--as', 'PER-001', '--yes', '--root', root, ...more);

const textOf = (root: string, file = 'policy.md'): string => readFileSync(join(root, file), 'utf8');

/** Findings on sign-offs and versions. */
async function signFindings(root: string, ...args: readonly string[]): Promise<readonly Finding[]> {
  const { out } = await qms('check', '--root', root, '--format', 'json', '--no-cache', ...args);
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  return findings.filter(({ rule }) => /^signoff-|^version-|^document-id/.test(rule));
}

/** Applies the fix of a finding whose title fits. */
function fix(root: string, findings: readonly Finding[], title: RegExp): void {
  const { edits } = findings.flatMap(({ fixes }) => fixes).find((each) => title.test(each.title))!;
  const file = edits[0]!.file;
  const text = textOf(root, file);
  writeFileSync(join(root, file), applyEdits(text, spanEdits(edits, new LineIndex(text))));
}

describe('putting in force in one step', () => {
  test('writes the day, the sign-off and the status, and nothing is to be said of it', async () => {
    const root = await folderWith(company);
    const { code, out, err } = await inForce(root, '--effective', '2026-03-15');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('In force     from 2026-03-15\n');
    expect(out).toMatch(/POL-001 is in force from 2026-03-15\.\n$/);
    const text = textOf(root);
    const digest = /sha256-[A-Za-z0-9+/]{43}=/.exec(text)?.[0];
    expect(text).toBe(
      policy
        .replace('status: draft', 'status: effective')
        .replace(
          'version: "1.0"\nowner: ROLE-MD\n',
          `version: "1.0"\neffectiveFrom: 2026-03-15\nowner: ROLE-MD\nsignOffs:\n  - by: PER-001\n    role: ROLE-MD\n    meaning: approved\n    date: 2026-03-01\n    version: "1.0"\n    effectiveFrom: 2026-03-15\n    digest: ${digest}\n`,
        ),
    );
    expect(await signFindings(root)).toEqual([]);
    expect(await signFindings(root, '--today', '2026-06-01')).toEqual([]);
  });

  test('keeps the names of the keys of an adopted repository', async () => {
    const root = await folderWith({
      ...company,
      'qms.yaml': 'organization: Test\nasOf: 2026-03-01\naliases: { gilt_ab: effectiveFrom }\n',
      'policy.md': policy.replace('owner:', 'gilt_ab: 2026-01-01\nowner:'),
    });
    expect((await inForce(root, '--effective', '2026-03-15')).code).toBe(0);
    expect(textOf(root)).toContain('gilt_ab: 2026-03-15\nowner');
    expect(await signFindings(root)).toEqual([]);
  });

  test('line ends, comments and quotes elsewhere stay', async () => {
    const text = `\ufeff${policy.replace('draft', "'draft' # as yet").replaceAll('\n', '\r\n')}`;
    const root = await folderWith({ ...company, 'policy.md': text });
    expect((await inForce(root, '--effective', '2026-03-15')).code).toBe(0);
    const after = textOf(root);
    expect(after.startsWith('\ufeff---\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(after).toContain('type: quality-policy # ours\r\n');
    expect(after).toContain("status: 'effective' # as yet\r\n");
    expect(await signFindings(root)).toEqual([]);
  });

  test('an item of a register is put in force by itself', async () => {
    const register =
      'id: REG-1\ntype: register\nof: document\ntitle: Documents\ndefaults: { owner: ROLE-QM, kind: form, status: draft }\nitems:\n  - id: DOC-1\n    title: A\n    version: "1"\n  - { id: DOC-2, title: B, version: "1" }\n';
    const root = await folderWith({ ...company, 'docs.yaml': register });
    const sign = (id: string) =>
      qms('sign', id, '--as', 'PER-002', '--effective', '2026-03-01', '--yes', '--root', root);
    expect((await sign('DOC-1')).err).toBe('');
    expect((await sign('DOC-2')).err).toBe('');
    const after = textOf(root, 'docs.yaml');
    expect(after).toContain(
      '    version: "1"\n    effectiveFrom: 2026-03-01\n    status: effective\n    signOffs:\n',
    );
    expect(after).toMatch(
      /version: "1", effectiveFrom: 2026-03-01, status: effective, signOffs: \[\{ by: PER-002/,
    );
    expect((await signFindings(root)).filter(({ file }) => file === 'docs.yaml')).toEqual([]);
  });

  test('without a day the signer is shown the one step', async () => {
    const root = await folderWith(company);
    expect((await inForce(root)).err).toMatch(/has no `effectiveFrom`\. .*\(`--effective` and the day\)/);
  });

  test('the day may also be set after signing, and then the status', async () => {
    const root = await folderWith(company);
    await inForce(root);
    const signed = textOf(root);
    writeFileSync(
      join(root, 'policy.md'),
      signed.replace('owner:', 'effectiveFrom: 2026-03-01\nowner:').replace('draft', 'effective'),
    );
    expect(await signFindings(root)).toEqual([]);
  });

  test('a text in use that nobody signed is set back, approved and put in force', async () => {
    const root = await folderWith({ ...company, 'policy.md': policy.replace('draft', 'effective') });
    const found = await signFindings(root);
    expect(found.map(({ rule }) => rule)).toContain('signoff-missing');
    fix(root, found, /^Set back to draft/);
    expect(textOf(root)).toBe(policy);
    expect((await inForce(root, '--effective', '2026-03-01')).code).toBe(0);
    expect(await signFindings(root)).toEqual([]);
  });

  test('a text that was in force before it was approved is in force from then', async () => {
    const text = policy.replace('draft', 'effective').replace('owner', 'effectiveFrom: 2026-02-01\nowner');
    const root = await folderWith({ ...company, 'policy.md': text });
    await inForce(root);
    const found = await signFindings(root);
    expect(found.map(({ rule }) => rule)).toEqual(['signoff-late']);
    fix(root, found, /^Set `effectiveFrom` to 2026-03-01$/);
    expect(await signFindings(root)).toEqual([]);
  });

  test('the status waits until everybody has signed who must', async () => {
    const root = await folderWith({
      ...company,
      'qms.yaml':
        'organization: Test\nasOf: 2026-03-01\nsignOff: { required: { quality-policy: [{ meaning: approved, by: [ROLE-MD, ROLE-QM], all: true }] } }\n',
    });
    const first = await inForce(root, '--effective', '2026-03-15');
    expect(first.out).toContain('from 2026-03-15, once the others have signed');
    expect(first.out).toMatch(/still has the status draft, because others have to sign too\.\n$/);
    expect(textOf(root)).toContain('status: draft\n');
    const second = await qms(
      ...['sign', 'POL-001', '--as', 'PER-002', '--effective', '2026-03-15', '--yes', '--root', root],
    );
    expect(second.out).toMatch(/is in force from 2026-03-15\.\n$/);
    expect(textOf(root)).toContain('status: effective\n');
    expect(await signFindings(root)).toEqual([]);
  });

  test.each([
    ['a day before it is signed', policy, '2026-02-01', /before it is signed\. Choose 2026-03-01 or later/],
    ['what is history', policy.replace('draft', 'obsolete'), '2026-03-01', /is obsolete/],
    ['no day', policy, '2026-02-30', /not a day in the calendar/],
  ])('refuses %s', async (_, text, day, message) => {
    const root = await folderWith({ ...company, 'policy.md': text });
    const { code, err } = await inForce(root, '--effective', day);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    expect(textOf(root)).toBe(text);
  });

  test('refuses an event, and a meaning that puts nothing in force', async () => {
    const action = 'id: ACT-1\ntype: action\ntitle: Fix it\nstatus: done\n';
    const root = await folderWith({ ...company, 'a.yaml': action });
    const event = await qms(
      ...['sign', 'ACT-1', '--as', 'PER-001', '--effective', '2026-03-01', '--yes', '--root', root],
    );
    expect(event.err).toMatch(/about something that happened/);
    const read = await inForce(root, '--effective', '2026-03-01', '--meaning', 'acknowledged');
    expect(read.err).toMatch(/put in force by having it approved, not acknowledged/);
  });
});

describe('a changed text that was signed', () => {
  async function changed(): Promise<string> {
    const root = await folderWith(company);
    await inForce(root, '--effective', '2026-03-01');
    writeFileSync(join(root, 'policy.md'), textOf(root).replace('We care.', 'We care more.'));
    return root;
  }

  test('becomes the next version, is put in force, and nothing is to be said of it', async () => {
    const root = await changed();
    fix(root, await signFindings(root, '--today', '2026-05-10'), /^Raise the version to 1\.1/);
    const raised = textOf(root);
    expect(raised).toContain('version: "1.1"\n');
    expect(raised).toMatch(
      /^history: \[\{ version: "1\.0", effectiveFrom: 2026-03-01, to: 2026-05-09, digest: sha256-\S+, summary: Replaced by version 1\.1 \}\]$/m,
    );
    expect(raised).toContain('\neffectiveFrom: 2026-05-10\n');
    writeFileSync(join(root, 'qms.yaml'), 'organization: Test\nasOf: 2026-05-12\n');
    expect((await inForce(root, '--effective', '2026-05-20')).err).toBe('');
    expect(await signFindings(root)).toEqual([]);
    expect(await signFindings(root, '--today', '2026-07-01')).toEqual([]);
  });

  test('becomes the next version and is signed on that day, without a word of it', async () => {
    const root = await changed();
    writeFileSync(join(root, 'qms.yaml'), 'organization: Test\nasOf: 2026-05-12\n');
    fix(root, await signFindings(root), /^Raise the version to 1\.1/);
    expect(await inForce(root)).toMatchObject({ code: 0, err: '' });
    expect(await signFindings(root)).toEqual([]);
  });
});

describe('several records at once', () => {
  const documents = ['A', 'B', 'C']
    .map((name) => `id: DOC-${name}\ntype: document\ntitle: ${name}\nkind: form\n`)
    .join('---\n');
  const sign = (root: string, ...ids: readonly string[]) =>
    qms('sign', ...ids, '--as', 'PER-002', '--yes', '--root', root);

  test('are each shown and signed, also in one file', async () => {
    const root = await folderWith({ ...company, 'docs.yaml': documents });
    const { code, out, err } = await sign(root, 'DOC-A', 'DOC-C', 'DOC-B');
    expect([code, err.match(/has no `effectiveFrom`/g)?.length]).toEqual([0, 3]);
    expect(out.match(/^Record .*/gm)).toEqual([
      expect.stringContaining('DOC-A'),
      expect.stringContaining('DOC-C'),
      expect.stringContaining('DOC-B'),
    ]);
    expect(out.match(/^Bound: /gm)).toHaveLength(3);
    const about = (await signFindings(root)).filter(({ file }) => file === 'docs.yaml');
    expect(about.filter(({ rule }) => rule.startsWith('signoff-'))).toEqual([]);
  });

  test('are left alone, all of them, where one cannot be signed', async () => {
    const root = await folderWith({ ...company, 'docs.yaml': documents });
    const before = filesIn(root);
    const { code, err } = await sign(root, 'DOC-A', 'DOC-X');
    expect([code, err]).toEqual([2, expect.stringMatching(/no record DOC-X/)]);
    expect(filesIn(root)).toEqual(before);
  });
});

describe('taking something back', () => {
  test('needs a reason, and cancels what was signed', async () => {
    const root = await folderWith(company);
    await inForce(root, '--effective', '2026-03-01');
    const signed = textOf(root);
    const bare = await inForce(root, '--meaning', 'withdrawn');
    expect([bare.code, bare.err]).toEqual([2, expect.stringMatching(/withdrawn needs a reason/)]);
    expect(textOf(root)).toBe(signed);
    expect((await inForce(root, '--meaning', 'withdrawn', '--comment', 'Names a site we sold')).code).toBe(0);
    expect(textOf(root)).toContain('comment: Names a site we sold');
    const [finding] = await signFindings(root);
    expect(finding?.message).toMatch(/^Jane Doe \(PER-001\) withdrew the signature on 2026-03-01/);
  });

  test('is possible because of faults that nobody could approve', async () => {
    const root = await folderWith({ ...company, 'policy.md': policy.replace('We care.', 'We TBD.') });
    const { code } = await inForce(root, '--meaning', 'rejected', '--comment', 'Not finished');
    expect(code).toBe(0);
  });
});

test('what happened after the day of signing cannot be signed', async () => {
  const change =
    'id: CHG-1\ntype: change\ntitle: New laboratory\nkind: supplier\nstatus: approved\nrequestedOn: 2026-01-10\nauthorizedBy: ROLE-MD\nreview: { date: 2026-02-10, by: PER-002, result: Fine }\n';
  const root = await folderWith({ ...company, 'change.yaml': change });
  const sign = (date: string) =>
    qms('sign', 'CHG-1', '--as', 'PER-001', '--date', date, '--yes', '--root', root);
  expect(await sign('2026-02-09')).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^qms: `review\.date` of the change CHG-1 is 2026-02-10, .* 2026-02-09\. Correct/,
    ),
  });
  expect(textOf(root, 'change.yaml')).toBe(change);
  expect((await sign('2026-02-10')).code).toBe(0);
});

test('keys that a schema of the company leaves unsigned are named as such', async () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    qms: { extends: 'quality-policy' },
    properties: { promise: { type: 'string', qms: { signed: false } } },
  };
  const root = await folderWith({
    ...company,
    'qms.yaml': 'organization: Test\nasOf: 2026-03-01\nschemas: ["schemas/*.json"]\n',
    'schemas/policy.schema.json': JSON.stringify(schema),
    'policy.md': policy.replace('owner', 'promise: Anything\nowner'),
  });
  const { out, err } = await inForce(root, '--effective', '2026-03-01');
  expect(err).toBe('');
  expect(out).toContain(
    'Not bound: what is ever written into `promise`, which your own schema leaves unsigned\n',
  );
  expect(out).toMatch(/^Not bound: `status`, .* and `owner`, which may change without a new sign-off$/m);
});
