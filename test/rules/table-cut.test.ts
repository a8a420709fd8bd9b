import { expect, test } from 'vitest';
import { packOf, reviewOf2025 } from '../pack/packs.ts';
import { packMarkdown, packPage } from '../pack/pages.ts';
import { scenarios } from './scenarios.ts';

const row = '| [[OBJ-2026-01|Objective one]] | 2026-03-01 |';
const table = (...rows: readonly string[]): string => `| Objective | Due |\n|---|---|\n${rows.join('\n')}\n`;
const minutes = (body: string, more = ''): string =>
  `---\nid: MR-1\ntype: management-review\ntitle: Review\ndate: 2026-01-20\nstatus: held\n${more}---\n${body}`;
const objective = 'id: OBJ-2026-01\ntype: quality-objective\ntitle: One\nstatus: draft\n';
const files = (body: string, more = '') => ({ 'mr.md': minutes(body, more), 'o.yaml': objective });

scenarios('table-cut', [
  {
    name: 'a link with a label',
    files: files(table(row)),
    expected: [
      {
        path: 'body',
        severity: 'warning',
        record: 'MR-1',
        message:
          'The bar in this link ends the cell for other programs, and the last column is lost. Write `\\|`, or leave out the label.',
        fixes: ['Write `\\|`'],
      },
    ],
  },
  {
    name: 'escaped, without a label, outside of tables, in code',
    files: files(
      `${table('| [[OBJ-2026-01\\|One]] | x |', '| [[OBJ-2026-01]] | x |')}\n[[OBJ-2026-01|One]]\n\n\`\`\`\n${table(row)}\`\`\`\n`,
    ),
    expected: [],
  },
  {
    name: 'a row with more cells than the header, and one with an empty cell more',
    files: files(table('| `a|b` | 2026-03-01 |', '| a | b | |')),
    expected: [
      {
        path: 'body',
        severity: 'warning',
        message: /^This row has 3 cells and the header 2: other programs leave out the last\./,
        fixes: [],
      },
    ],
  },
  {
    name: 'signed text is left as it is',
    files: files(
      table(row, '| a | b | c |'),
      'signOffs: [{ by: PER-1, meaning: approved, date: 2026-01-20 }]\n',
    ),
    expected: [
      {
        path: 'body',
        severity: 'information',
        message: /Leave it as it is, since the text is signed/,
        fixes: [],
      },
      {
        path: 'body',
        severity: 'information',
        message: /Leave it as it is, since the text is signed/,
        fixes: [],
      },
    ],
  },
  { name: 'a draft', files: { 'mr.md': minutes(table(row)).replace('held', 'draft') }, expected: [] },
]);

test('the pages of a pack show the link whole, and every cell', async () => {
  const [head] = Object.values(reviewOf2025('held'));
  const body = table(row, '| [[OBJ-2026-01]] | `a|b` | the rest |');
  const pack = await packOf({ 'mr.md': `---\n${head}---\n${body}`, 'o.yaml': objective }, 'MR-1');
  const page = packPage(pack)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  expect(page).toContain('Objective Due Objective one 2026-03-01 OBJ-2026-01 a|b | the rest');
  expect(page).not.toContain('[[');
  expect(packMarkdown(pack)).toContain('2026-03-01');
});
