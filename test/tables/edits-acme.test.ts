import { expect, test } from 'vitest';
import { readText } from '../../server/src/records/read-file.ts';
import type { Column } from '../../server/src/tables/facts/column.ts';
import { sourcesOf } from '../../server/src/tables/facts/source.ts';
import type { CellChange } from '../../server/src/tables/model.ts';
import { openProject } from '../rules/harness.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { after, editingOf, refusal } from './edit-harness.ts';

/** Another value than the one that is there, as somebody would type it. */
function another({ shown }: Column, now: string): CellChange['value'] | null {
  const { kind, choices = [] } = shown;
  if (choices.length > 0 && kind !== 'list') return choices.find(({ value }) => value !== now)?.value ?? null;
  switch (kind) {
    case 'text':
      return `${now}: "changed" # it's [another]`.trim();
    case 'long-text':
      return `${now.trimEnd()}\n\nAnd: another line\nwith 'quotes' # and no comment`;
    case 'number':
      return now === '7' ? '8' : '7';
    case 'date':
    case 'due':
      return now === '2026-06-30' ? '2026-07-01' : '2026-06-30';
    case 'reference':
      return now === 'PER-001' ? 'PER-002' : 'PER-001';
    case 'references':
      return ['DOC-014', 'PRC-CAL'];
    case 'list':
      return ['one', 'two words', "it's"];
    default:
      return null;
  }
}

/** Reasons that are true of the example company's texts, and of values nobody would have typed there. */
const fair =
  /comments within|several places|one of the words|not a length of time|\bis one line\b|comes from the `defaults`/;

test('an edit of any cell of the example company changes that value and nothing else', async () => {
  const texts = acmeTexts();
  const { project } = await openProject(texts);
  const refusals = new Map<string, number>();
  let edits = 0;
  for (const { source } of sourcesOf(project).filter((offer) => 'type' in offer.source)) {
    const { table, edit } = editingOf(project, source);
    for (const [index, key] of table.keys.entries()) {
      const record = table.records[index]!;
      // Every seventh record, every column of which something is said, and a few others.
      if (index % 7 !== 0) continue;
      const { cells } = table.row(index);
      for (const [at, column] of table.columns.entries()) {
        const cell = cells[at]!;
        // What has several parts is written part by part.
        if (typeof cell !== 'string' && cell.locked !== undefined) continue;
        if (!column.shown.isEditable || (cell === '' && (at + index) % 19 !== 0)) continue;
        const value = typeof cell === 'string' ? cell : cell.value === undefined ? cell.text : cell.value;
        const now = typeof value === 'object' ? '' : String(value);
        const wanted = another(column, now);
        if (wanted === null) continue;
        const answers = Object.fromEntries([[key, 'edit'] as const]);
        const change = { row: key, column: column.shown.key, value: wanted, seen: value ?? '' };
        let outcome = await edit([change], answers);
        if (outcome.kind === 'question')
          outcome = await edit(
            [change],
            Object.fromEntries(outcome.records.map(({ row }) => [row, 'edit'] as const)),
          );
        if (outcome.kind !== 'edit') {
          const why = refusal(outcome);
          refusals.set(why, (refusals.get(why) ?? 0) + 1);
          expect([key, column.shown.key, why]).toEqual([key, column.shown.key, expect.stringMatching(fair)]);
          continue;
        }
        edits += 1;
        const text = texts[record.file]!;
        const now2 = after(outcome, record.file, text);
        expect(outcome.edit.changes.every(({ file }) => file === record.file)).toBe(true);
        const before = readText(record.file, text, project.setup).records;
        const read = readText(record.file, now2, project.setup);
        expect([key, column.shown.key, read.unread]).toEqual([key, column.shown.key, undefined]);
        const different = read.records.flatMap((each, place) => {
          const old = before[place]!;
          if (each.type === 'register') return [];
          const keys = new Set([...Object.keys(each.data), ...Object.keys(old.data)]);
          return [...keys].flatMap((name) =>
            JSON.stringify(each.data[name]) === JSON.stringify(old.data[name]) ? [] : [`${each.key} ${name}`],
          );
        });
        expect(different).toEqual([`${record.key} ${column.path![0]}`]);
      }
    }
  }
  expect(edits).toBeGreaterThan(200);
  expect([...refusals.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(edits / 10);
}, 120_000);
