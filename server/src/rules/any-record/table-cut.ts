import type { ReadingRule } from '../../model/rule.ts';

const minutes = 'id: MR-2026-01\ntype: management-review\ndate: 2026-01-20\nstatus: held\n';
const table = (link: string): string => `| Objective | Due |\n|---|---|\n| ${link} | 2026-03-01 |\n`;

export const rule: ReadingRule = {
  id: 'table-cut',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  title: 'A table whose last column is lost',
  clauses: [],
  explanation:
    'A bar ends the cell of a Markdown table wherever it stands, also within a link `[[ID|label]]` and within code. To other programs the row then has a cell too many, and they leave out the last one, which may hold a date or a name. Write `\\|` for a bar that belongs to the text; this tool reads `[[ID\\|label]]` as the same link. The pages of a review pack show such rows whole. In text that is signed this is information: leave it as it is.',
  examples: {
    bad: { 'minutes.md': `---\n${minutes}---\n${table('[[OBJ-2026-01|Fewer complaints]]')}` },
    good: { 'minutes.md': `---\n${minutes}---\n${table('[[OBJ-2026-01\\|Fewer complaints]]')}` },
  },
};
