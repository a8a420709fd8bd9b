import { expect, test } from 'vitest';
import { readText } from '../../server/src/records/read-file.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { after, type Edited, editing, editingOf } from './edit-harness.ts';

/** The row of the policy that is in force. */
const inForce = ({ table }: Edited): string =>
  table.keys.find((_, index) => table.records[index]!.status === 'effective')!;

test('an edit that would break sign-offs asks first, naming who signed', async () => {
  const texts = acmeTexts();
  const edited = await editing(texts, { type: 'quality-policy' });
  const row = inForce(edited);
  const cells = [{ row, column: 'title', value: 'We measure wrong' }];
  const asked = await edited.edit(cells);
  if (asked.kind !== 'question') throw new Error(asked.kind);
  expect(asked.text).toMatch(/^This record is signed, and its sign-offs would not match any more\./);
  expect(asked.records).toHaveLength(1);
  const [record] = asked.records;
  expect(record).toMatchObject({ row, name: 'Quality policy (POL-001)' });
  expect(record!.signers[0]).toMatch(/^approved by .* \(PER-\d+\) on \d{4}-\d\d-\d\d$/);
  expect(record!.answers.map(({ answer }) => answer)).toEqual(['new-version', 'edit']);

  const file = edited.table.records.find(({ status }) => status === 'effective')!.file;
  const broken = await edited.edit(cells, { [row]: 'edit' });
  expect(after(broken, file, texts[file]!)).toContain('title: We measure wrong\n');

  const renewed = await edited.edit(cells, { [row]: 'new-version' });
  if (renewed.kind !== 'edit') throw new Error(renewed.kind);
  expect(renewed.edit.changes).toEqual([]);
  const [created] = renewed.edit.created;
  expect(created!.file).toBe('policy/quality-policy-3.1.md');
  expect(readText(created!.file, created!.text, edited.project.setup).records[0]).toMatchObject({
    title: 'We measure wrong',
    version: '3.1',
    status: 'draft',
  });
  expect(renewed.undo.deleted).toEqual([created!.file]);
  expect(renewed.moved).toEqual([{ row, now: `${created!.file}#POL-001@3.1` }]);
});

test('where the next version is being written already, that is offered', async () => {
  const texts = acmeTexts();
  const first = await editing(texts, { type: 'quality-policy' });
  const row = inForce(first);
  const cells = [{ row, column: 'title', value: 'We measure wrong' }];
  const made = await first.edit(cells, { [row]: 'new-version' });
  if (made.kind !== 'edit') throw new Error(made.kind);
  const [{ file, text }] = made.edit.created as [{ file: string; text: string }];
  const edited = await editing({ ...texts, [file]: text }, { type: 'quality-policy' });
  const asked = await edited.edit([{ row, column: 'title', value: 'Another' }]);
  if (asked.kind !== 'question') throw new Error(asked.kind);
  expect(asked.records[0]!.answers[0]).toEqual({
    answer: 'version-in-work',
    title: 'Edit Version 3.1, Which Is Being Written',
  });
  const outcome = await edited.edit([{ row, column: 'title', value: 'Another' }], {
    [row]: 'version-in-work',
  });
  expect(after(outcome, file, text)).toContain('title: Another\n');
});

test('what no sign-off binds is changed without a question', async () => {
  const edited = await editing(acmeTexts(), { type: 'quality-policy' });
  const outcome = await edited.edit([{ row: inForce(edited), column: 'tags', value: ['x'] }]);
  expect(outcome.kind).toBe('edit');
});

test('a record that others signed together with its file is asked about by its own row', async () => {
  const texts = acmeTexts();
  const { project } = await editing(texts, { type: 'risk' });
  const edited = editingOf(project, { type: 'quality-objective' });
  const row = edited.table.keys.find((_, index) => edited.table.records[index]!.id === 'OBJ-2025-02')!;
  const outcome = await edited.edit([{ row, column: 'target', value: '8' }]);
  if (outcome.kind !== 'question') throw new Error(outcome.kind);
  expect(outcome.records.map((each) => each.row)).toContain(row);
});
