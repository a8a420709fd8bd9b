import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'front-matter-syntax',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  title: 'Front matter that cannot be read',
  clauses: [],
  explanation:
    'The lines between the two `---` at the top of a Markdown file carry the record’s fields in YAML. They cannot be read here, or the closing `---` is missing, so the record is not known, or only in part. The message says what was expected at this place.',
  examples: {
    bad: { 'policy.md': '---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n\nWe care.\n' },
    good: { 'policy.md': '---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n---\nWe care.\n' },
  },
};
