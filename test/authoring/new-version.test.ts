import { expect, test } from 'vitest';
import { newVersion } from '../../server/src/authoring/new-version.ts';
import { Refusal } from '../../server/src/authoring/refusal.ts';
import { check, openProject } from '../rules/harness.ts';

const policy = (head: string, rest = ''): string =>
  `---\r\nid: POL-001 # ours\r\ntype: quality-policy\r\n${head}owner: ROLE-MD\r\n${rest}---\r\n# Policy\r\n\r\nWe care.\r\n`;
const signed = 'status: effective\r\nversion: "3.0"\r\neffectiveFrom: 2025-03-01\r\n';
const signOffs =
  "history: [{ version: '2.0' }]\r\nsignOffs:\r\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2025-02-24, version: '3.0', digest: sha256-x }\r\nnextReview: 2027-01-01\r\n";

async function versionOf(files: Readonly<Record<string, string>>, id: string, version?: string) {
  const { project, memory } = await openProject(files);
  return newVersion({ id, ...(version === undefined ? {} : { version }) }, project, memory);
}

test('the next version is a draft next to the one in force, which stays as it is', async () => {
  const files = { 'policy/policy.md': policy(signed, signOffs) };
  const made = await versionOf(files, 'POL-001');
  expect(made).toEqual({
    id: 'POL-001',
    file: 'policy/policy-3.1.md',
    text: policy('status: draft\r\nversion: "3.1"\r\n', "history: [{ version: '2.0' }]\r\n"),
  });
  const { findings } = await check({ ...files, [made.file]: made.text });
  expect(findings.filter(({ file }) => file === made.file)).toEqual([]);
  expect(findings.map(({ rule }) => rule)).not.toContain('policy-missing');
});

test.each([
  ['policy-3.0.md', undefined, 'policy-3.1.md'],
  ['policy.md', '4 (rewritten)', 'policy-4_rewritten_.md'],
  ['a.b/policy.md', '4', 'a.b/policy-4.md'],
])('%s and version %s make %s', async (path, version, file) => {
  expect((await versionOf({ [path]: policy(signed) }, 'POL-001', version)).file).toBe(file);
});

test('a status is written where there was none, under the names of an adopted repository', async () => {
  const files = {
    'qms.yaml': 'aliases: { doc_id: id, state: status, rev: version, approvals: signOffs }\n',
    'd.yaml': 'doc_id: DOC-1\ntype: document\ntitle: Care\nrev: "1"\napprovals: []\n',
  };
  expect((await versionOf(files, 'DOC-1')).text).toBe(
    'doc_id: DOC-1\ntype: document\ntitle: Care\nstatus: draft\nrev: "2"\n',
  );
});

test.each([
  [
    'an event',
    { 'a.yaml': 'id: X-1\ntype: audit\nversion: "1"\n' },
    undefined,
    /is about something that happened/,
  ],
  ['no version', { 'a.yaml': 'id: X-1\ntype: document\n' }, undefined, /has no version yet/],
  [
    'a version that is there',
    {
      'a.yaml': 'id: X-1\ntype: document\nversion: "1"\n',
      'b.yaml': 'id: X-1\ntype: document\nversion: "2"\nstatus: draft\n',
    },
    '2',
    /Version 2 of the document X-1 is being written already\. Go on with it in b\.yaml\./,
  ],
  [
    'an earlier version',
    {
      'a.yaml': 'id: X-1\ntype: document\nversion: "2"\n',
      'b.yaml': 'id: X-1\ntype: document\nversion: "1"\nstatus: obsolete\n',
    },
    '1',
    /There is a version 1 of X-1 already/,
  ],
  [
    'a file with several records',
    { 'a.yaml': 'id: X-1\ntype: document\nversion: "1"\n---\nid: X-2\ntype: document\n' },
    undefined,
    /shares a\.yaml with other records/,
  ],
  [
    'a file in the way',
    { 'a.yaml': 'id: X-1\ntype: document\nversion: "1"\n', 'a-2.yaml': 'mine\n' },
    undefined,
    /a-2\.yaml is already there/,
  ],
  [
    'a record of which a version is in review',
    {
      'a.yaml': 'id: X-1\ntype: document\nversion: "1"\n',
      'b.yaml': 'id: X-1\ntype: document\nversion: "2"\nstatus: in-review\n',
    },
    undefined,
    /Version 2 of the document X-1 is being written already\. Go on with it in b\.yaml\./,
  ],
  ['nobody', {}, undefined, /There is no record X-1\./],
])('%s is refused', async (_, files, version, words) => {
  const made = versionOf(files as Record<string, string>, 'X-1', version);
  await expect(made).rejects.toThrow(Refusal);
  await expect(made).rejects.toThrow(words);
});

test('a version that is in the way of the next one is passed over', async () => {
  const files = {
    'a.yaml': 'id: X-1\ntype: document\nversion: "1"\n',
    'b.yaml': 'id: X-1\ntype: document\nversion: "2"\nstatus: obsolete\n',
  };
  expect((await versionOf(files, 'X-1')).file).toBe('a-3.yaml');
});
