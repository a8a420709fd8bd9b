import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'front-matter-syntax',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'Front matter that cannot be read',
  clauses: [],
  explanation:
    'The lines between the two `---` at the top of a Markdown file carry the record’s fields in YAML. They cannot be read here, the closing `---` is missing, or something stands above the first one: a blank line, a comment, a heading. No other program takes that for front matter. The message says what was expected at this place. Until it is mended, what the file may hold is not called missing anywhere, and nothing is said of a record of which only a part is known.',
  examples: {
    bad: { 'policy.md': '---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n\nWe care.\n' },
    good: { 'policy.md': '---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n---\nWe care.\n' },
  },
};
