import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import { folderWith, qms } from './run.ts';
import { company } from './signed-company.ts';

const settings =
  'organization: Test\nasOf: 2026-03-01\ntypes:\n  - files: "sops/*.md"\n    type: document\n  - files: "risks.csv"\n    type: risk\n    register: true\npeople: { Quality Manager: ROLE-QM }\n';
const procedure =
  '# Internal audits\n\n| Field | Value |\n|---|---|\n| Document ID | SOP-003 |\n| Revision | B |\n| Owner | Quality Manager |\n| Status | Draft |\n\nEach process once a year.\n';
const risks = 'Risk ID;Risk;Owner;Status;Sign-offs\nR-001;"Fire; in store";Quality Manager;Open;\n';
const adopted = { ...company, 'qms.yaml': settings, 'sops/SOP-003.md': procedure, 'risks.csv': risks };

const sign = (root: string, id: string, ...more: readonly string[]) =>
  qms('sign', id, '--as', 'PER-002', '--yes', '--root', root, ...more);

const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

async function signFindings(root: string): Promise<readonly string[]> {
  const { out } = await qms('check', '--root', root, '--format', 'json', '--no-cache');
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  return findings
    .filter(({ rule, record }) => /^signoff-|^approval-/.test(rule) && /^(?:SOP|R)-/.test(record ?? ''))
    .map(({ rule, record }) => `${record} ${rule}`);
}

test('a document without front matter gets one with the sign-off, and its status is set where it stands', async () => {
  const root = await folderWith(adopted);
  const { code, out } = await sign(root, 'SOP-003', '--effective', '2026-03-15');
  expect(code).toBe(0);
  expect(out).not.toContain('Not bound: `owner`');
  const text = textOf(root, 'sops/SOP-003.md');
  const digest = /sha256-[A-Za-z0-9+/]{43}=/.exec(text)?.[0];
  expect(text).toBe(
    `---\neffectiveFrom: 2026-03-15\nsignOffs:\n  - by: PER-002\n    role: ROLE-QM\n    meaning: approved\n    date: 2026-03-01\n    version: "B"\n    effectiveFrom: 2026-03-15\n    digest: ${digest}\n---\n${procedure.replace('Draft', 'effective')}`,
  );
  expect(await signFindings(root)).toEqual([]);
  writeFileSync(join(root, 'sops/SOP-003.md'), text.replace('once a year', 'once in three years'));
  expect(await signFindings(root)).toEqual(['SOP-003 signoff-stale']);
});

test('without --effective it is said that the status is part of what is signed', async () => {
  const root = await folderWith(adopted);
  const { out } = await sign(root, 'SOP-003');
  expect(out).toContain(
    'SOP-003 still has the status draft, which is part of the signed text: a sign-off with --effective sets both at once.',
  );
});

test('a row of a table is signed in its cell, in the quotes that the table needs', async () => {
  const root = await folderWith(adopted);
  expect((await sign(root, 'R-001', '--meaning', 'approved')).code).toBe(0);
  const text = textOf(root, 'risks.csv');
  const digest = /sha256-[A-Za-z0-9+/]{43}=/.exec(text)?.[0];
  expect(text).toBe(
    risks.replace(
      'Open;\n',
      `Open;"[{ by: PER-002, role: ROLE-QM, meaning: approved, date: 2026-03-01, digest: ${digest} }]"\n`,
    ),
  );
  expect(await signFindings(root)).toEqual([]);
  expect((await sign(root, 'R-001', '--meaning', 'reviewed')).code).toBe(0);
  expect(textOf(root, 'risks.csv').match(/by: PER-002/g)).toHaveLength(2);
  expect(await signFindings(root)).toEqual([]);
  writeFileSync(join(root, 'risks.csv'), textOf(root, 'risks.csv').replace('Fire', 'Flood'));
  expect(await signFindings(root)).toEqual(['R-001 signoff-stale', 'R-001 signoff-stale']);
});

test('a table without a column for sign-offs is refused, and nothing is written', async () => {
  const bare = risks.replaceAll(/;[^;]*$/gm, '');
  const root = await folderWith({ ...adopted, 'risks.csv': bare });
  const { code, err } = await sign(root, 'R-001', '--meaning', 'approved');
  expect(code).toBe(2);
  expect(err).toContain('column `signOffs`');
  expect(textOf(root, 'risks.csv')).toBe(bare);
});
