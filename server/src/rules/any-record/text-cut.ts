import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'text-cut',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  title: 'Text that YAML drops',
  clauses: [],
  explanation:
    'In YAML a blank and `#` begin a comment, so a text without quotes ends there and the rest of it is dropped without a word: of `Limit 50 pieces #or 500 on request` only the first three words are read, signed and shown. It is reported where a text may stand and a letter or a digit follows right behind `#`, since comments are usually written with a blank there. Put the whole text in quotes, or write a blank behind `#` if a comment is meant.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Limit 50 pieces #or 500 on request\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: "Limit 50 pieces #or 500 on request"\n' },
  },
};
