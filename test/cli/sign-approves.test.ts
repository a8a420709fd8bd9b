import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folderWith, qms, reported } from './run.ts';
import { company } from './signed-company.ts';

const objective = (id: string, more = ''): string =>
  `id: ${id}\ntype: quality-objective\ntitle: Fewer complaints\nstatus: active\nversion: "1.0"\nowner: ROLE-MD\ntarget: 50\nunit: "%"\ndue: 2026-12-31\napprovedIn: MR-2026-01\n${more}`;
const review = (approves: string): string =>
  `id: MR-2026-01\ntype: management-review\ntitle: Management review\nstatus: held\ndate: 2026-02-20\nattendees: [PER-001]\noutputs:\n  - kind: improvement\n    decision: Aim higher\n    owner: ROLE-MD\n    due: 2026-12-31\n    approves: ${approves}\n`;
const files = (approves: string) => ({
  ...company,
  'objective.yaml': objective('OBJ-1'),
  'other.yaml': objective('OBJ-2').replace('version: "1.0"\n', '').replace('target: 50\n', ''),
  'review.yaml': review(approves),
});

const sign = (root: string, ...more: readonly string[]) =>
  qms('sign', 'MR-2026-01', '--as', 'PER-001', '--yes', '--root', root, ...more);
const reviewIn = (root: string): string => readFileSync(join(root, 'review.yaml'), 'utf8');
const about = async (root: string) =>
  (await reported(root))
    .filter(({ rule, record }) => rule.startsWith('signoff-') && record?.startsWith('OBJ-'))
    .map(({ rule, record }) => [rule, record]);

const filled =
  /approves: \[\{ record: OBJ-1@1\.0, digest: sha256-\S+ \}, \{ record: OBJ-2, digest: sha256-\S+ \}\]/;

test.each([
  ['ids', '[OBJ-1, OBJ-2]', filled],
  ['ids with versions', '[OBJ-1@1.0, { record: OBJ-2 }]', filled],
  [
    'a list over lines',
    '\n      - OBJ-1\n      - record: OBJ-2',
    /approves: \n {6}- \{ record: OBJ-1@1\.0, digest: sha256-\S+ \}\n {6}- record: OBJ-2\n {8}digest: sha256-\S+\n/,
  ],
])('the first approval names the content of what its decisions approve: %s', async (_, approves, written) => {
  const root = await folderWith(files(approves));
  const { code, out, err } = await sign(root);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(
    'Bound: OBJ-1 "Fewer complaints", version 1.0, target 50 %, due 2026-12-31, approved with this review as it is now\n',
  );
  expect(out).toContain(
    'Bound: OBJ-2 "Fewer complaints", due 2026-12-31, approved with this review as it is now\n',
  );
  expect(reviewIn(root)).toMatch(written);
  writeFileSync(join(root, 'review.yaml'), reviewIn(root).replace('status: held', 'status: approved'));
  expect(await about(root)).toEqual([]);
  expect((await qms('pack', 'MR-2026-01', '--verify', '--root', root)).code).toBe(0);
  writeFileSync(join(root, 'objective.yaml'), objective('OBJ-1').replace('target: 50', 'target: 30'));
  expect(await about(root)).toEqual([['signoff-stale', 'OBJ-1']]);
});

test('a digest that stands there and does not fit is refused, and not overwritten', async () => {
  const root = await folderWith(files(`[{ record: OBJ-1@1.0, digest: "sha256-${'A'.repeat(43)}=" }]`));
  const before = filesIn(root);
  const { code, err } = await sign(root);
  expect([code, err]).toEqual([2, expect.stringMatching(/^qms: The quality objective OBJ-1 was changed/)]);
  expect(filesIn(root)).toEqual(before);
});

test('a record that is not there is refused', async () => {
  const root = await folderWith(files('[OBJ-9]'));
  expect((await sign(root)).err).toMatch(/OBJ-9/);
});

test('a further approval, a review and a reading leave the entries as they are', async () => {
  const root = await folderWith(files('[OBJ-1]'));
  await sign(root, '--meaning', 'acknowledged');
  expect(reviewIn(root)).toContain('approves: [OBJ-1]');
  await sign(root, '--date', '2026-02-25');
  const entry = /approves: .*/.exec(reviewIn(root))![0];
  writeFileSync(join(root, 'objective.yaml'), objective('OBJ-1').replace('target: 50', 'target: 30'));
  expect((await sign(root)).code).toBe(0);
  expect(reviewIn(root)).toContain(entry);
});
