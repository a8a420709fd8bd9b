import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, qms } from './run.ts';

const document = (path: string): string => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

/** The finding in the first block of a document that shows what `qms check` prints. */
function shownFinding(path: string): string {
  const blocks = document(path)
    .split('```')
    .filter((_, index) => index % 2 === 1);
  const block = blocks.find((text) => text.includes('\nerror · '))!;
  return block.slice(block.indexOf('error · ')).split('\n\n')[0]!.trimEnd();
}

const printed = async (root: string): Promise<string> =>
  (await qms('check', '--root', root, '--no-cache')).out.replaceAll(/\S*\/qms-test-[^/]*\//g, '');

test('the finding that README shows is what a changed policy of the example company gives', async () => {
  const root = await folderWith();
  await qms('init', '--sample', root);
  const policy = join(root, 'policy/quality-policy.md');
  writeFileSync(policy, readFileSync(policy, 'utf8').replace('the worst thing we can', 'a bad thing we can'));
  expect(await printed(root)).toContain(shownFinding('README.md'));
});

test('the findings that the formats are described with are what is printed', async () => {
  const root = await folderWith({
    'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
    'policy/quality-policy.md':
      '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: draft\nversion: 3\n---\nText\n',
  });
  expect(await printed(root)).toContain(shownFinding('docs/output-formats.md'));
  const formats = document('docs/output-formats.md');
  const { out: github } = await qms('check', '--root', root, '--format', 'github');
  const [annotation] = github.split('\n').filter((line) => line.includes('title=schema'));
  const ofRepository = annotation!.replace(/file=[^,]*policy\//, 'file=policy/');
  expect(formats).toContain(ofRepository);
  const { out: json } = await qms('check', '--root', root, '--format', 'json');
  const { findings } = JSON.parse(json) as {
    findings: { rule: string; message: string; fixes: { title: string }[] }[];
  };
  const finding = findings.find(({ rule }) => rule === 'schema')!;
  expect(formats).toContain(`"message": ${JSON.stringify(finding.message)}`);
  expect(formats).toContain(`"title": ${JSON.stringify(finding.fixes[0]!.title)}`);
});
