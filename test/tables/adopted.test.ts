import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sourcesOf } from '../../server/src/tables/facts/source.ts';
import { openProject } from '../rules/harness.ts';
import { after, editingOf, refusal } from './edit-harness.ts';

const workspaces = resolve(import.meta.dirname, '../workspaces');

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const;
      }),
  );

/** Those whose titles stand in cells of tables, in YAML or in front matter, and not in a heading. */
const written: ReadonlySet<string> = new Set(
  ['front-matter', 'isms', 'registers-csv', 'registers-md', 'tables-de', 'yaml-lists'].map(
    (name) => `adopted-${name}`,
  ),
);

const reasons =
  /is written in another form|would not be read as it was typed|has no place in this table|several places/;

test.each(readdirSync(workspaces).filter((name) => name.startsWith('adopted-')))(
  'the titles of %s, written by others, are edited where they stand, or refused with a reason',
  async (name) => {
    const texts = textsIn(join(workspaces, name));
    const { project } = await openProject(texts);
    let edits = 0;
    for (const { source } of sourcesOf(project)) {
      const { table, edit } = editingOf(project, source);
      for (const [index, row] of table.keys.slice(0, 5).entries()) {
        let outcome = await edit([{ row, column: 'title', value: 'Changed, and "quoted"' }]);
        if (outcome.kind === 'question')
          outcome = await edit(
            [{ row, column: 'title', value: 'Changed, and "quoted"' }],
            Object.fromEntries(outcome.records.map((each) => [each.row, 'edit'] as const)),
          );
        if (outcome.kind === 'refused') expect(refusal(outcome)).toMatch(reasons);
        else {
          const { file } = table.records[index]!;
          expect(after(outcome, file, texts[file]!)).toContain('Changed');
          edits += 1;
        }
      }
    }
    expect(edits > 0).toBe(written.has(name));
  },
);
