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
    expect(edits).toBeGreaterThan(0);
  },
);

/** The lines of a file of an adopted workspace that an edit of one cell leaves other ones. */
async function linesAfter(workspace: string, id: string, column: string, value: string): Promise<string[]> {
  const texts = textsIn(join(workspaces, workspace));
  const { project } = await openProject(texts);
  for (const { source } of sourcesOf(project)) {
    const { table, edit } = editingOf(project, source);
    const index = table.records.findIndex((record) => record.id === id);
    if (index < 0) continue;
    const row = table.keys[index]!;
    const cells = [{ row, column, value }];
    let outcome = await edit(cells);
    if (outcome.kind === 'question') outcome = await edit(cells, { [row]: 'edit' });
    if (outcome.kind === 'refused') return [refusal(outcome)];
    const { file } = table.records[index]!;
    const before = texts[file]!.split('\n');
    return after(outcome, file, texts[file]!)
      .split('\n')
      .filter((line) => !before.includes(line));
  }
  throw new Error(`no table holds ${id}`);
}

test.each([
  ['adopted-bold-lines', 'SOP-001', 'title', 'Control of documents', ['# SOP-001: Control of documents']],
  [
    ...(['adopted-bold-lines', 'SOP-001', 'nextReview', '2027-01-31'] as const),
    ['**Owner:** Quality Manager | **Effective Date:** 12 March 2024 | **Next Review:** 2027-01-31'],
  ],
  ['adopted-minutes', 'PI-01', 'version', '3', ['Version: 3 · Status: Approved · Owner: Office']],
  ['adopted-quote-es', 'IT-01', 'status', 'draft', ['> **Estado:** draft']],
  ['adopted-isms', 'ISP-01', 'status', 'draft', ['| **Status** | draft |']],
  [
    ...(['adopted-html-table', 'HL-001', 'effectiveFrom', '2026-11-05'] as const),
    ['  <tr><th>Document Owner</th><td>Site Manager</td><th>Effective Date</th><td>2026-11-05</td></tr>'],
  ],
  // The register has an id, so that it is a record itself, with these rows in its text.
  [
    ...(['adopted-registers-md', 'RK-01', 'title', 'Nobody may weld'] as const),
    ['| RK-01 | Nobody may weld | 3 | 4 | 12 | reduce | Production | Open |'],
  ],
  // What the document has no place for goes into front matter, which is new here.
  ['adopted-bold-lines', 'QMS-000', 'nextReview', '2027-01-31', ['---', 'nextReview: 2027-01-31', '---']],
] as const)('%s: %s gets another `%s` where it stands', async (workspace, id, column, value, lines) => {
  expect(await linesAfter(workspace, id, column, value)).toEqual(lines);
});

test.each([
  'Words <!-- qms-ignore signoff-missing -- nobody has to look -->',
  'Words [[SOP-002]]',
  '**Owner:** Somebody',
  'Words #',
])('what would say something else in a heading is refused: %s', async (title) => {
  expect(await linesAfter('adopted-bold-lines', 'SOP-001', 'title', title)).toEqual([
    expect.stringMatching(/would not be read as it was typed, or something next to it would change/),
  ]);
});

test('line breaks of a document stay as they are when a field of its text is edited', async () => {
  const texts = textsIn(join(workspaces, 'adopted-bold-lines'));
  const path = 'docs/policies/POL-001-Quality-Policy.md';
  const crlf = `---\r\ntags: [x]\r\n---\r\n${texts[path]!.replaceAll('\n', '\r\n')}`;
  const { project } = await openProject({ ...texts, [path]: crlf });
  const { table, edit } = editingOf(project, { type: 'quality-policy' });
  const [row] = table.keys;
  const cells = [{ row: row!, column: 'version', value: '2.1' }];
  let outcome = await edit(cells);
  if (outcome.kind === 'question') outcome = await edit(cells, { [row!]: 'edit' });
  expect(after(outcome, path, crlf)).toBe(crlf.replace('**Version:** 2.0', '**Version:** 2.1'));
});
