import { expect, test } from 'vitest';
import { newRow } from '../../server/src/tables/edits/new-row.ts';
import type { Source } from '../../server/src/tables/facts/source.ts';
import { signed } from '../language/signed.ts';
import { after } from './edit-harness.ts';
import { tableIn } from './harness.ts';

async function added(files: Readonly<Record<string, string>>, source: Source, title: string) {
  const { project, table } = await tableIn(files, source);
  return newRow(table, title, {
    project,
    files: project.files,
    open: (path) => project.locate(path),
  });
}

const register = 'id: REG\ntype: register\nof: risk\nitems:\n  - id: RSK-007\n    title: Fire  # kept\n';

test('a new row of a register stands at its end, with what it cannot be read without', async () => {
  const row = await added({ 'risks.yaml': register }, { type: 'risk' }, ' Flood: high water ');
  expect(after(row, 'risks.yaml', register)).toBe(
    `${register}  - id: RSK-008\n    title: 'Flood: high water'\n`,
  );
  expect(row.added).toHaveLength(1);
  expect(row.added[0]).toContain('RSK-008');
});

test('where there is no register it is a draft in a file of its own', async () => {
  const row = await added({}, { type: 'quality-objective' }, 'Fewer complaints');
  const [made] = row.edit.created;
  expect(made?.file).toMatch(/^objectives\/OBJ-.*\.yaml$/);
  expect(made?.text).toContain('title: Fewer complaints\n');
  expect(made?.text).toContain('status: draft\n');
  expect(row.undo.deleted).toEqual([made?.file]);
});

test('a register that is signed as a whole takes none unseen', async () => {
  const approval =
    'signOffs:\n  - { by: PER-1, role: ROLE-1, meaning: approved, date: 2026-01-10, digest: DIGEST-1 }\n';
  const files = await signed({ 'risks.yaml': `${register}${approval}` });
  await expect(added(files, { type: 'risk' }, 'Flood')).rejects.toThrow('signed as a whole');
});
