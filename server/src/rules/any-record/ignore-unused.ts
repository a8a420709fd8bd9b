import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'ignore-unused',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  silenceable: false,
  title: 'An ignore comment that silences nothing',
  clauses: [],
  explanation:
    'A comment is meant to silence a finding on the next line, but there is none of that rule: the matter has been settled, the comment stands in the wrong place, the rule is misspelt, or the rule cannot be silenced by a comment (findings about sign-offs, ids, syntax and the configuration). Delete or correct the comment, so that it does not hide something later.',
  examples: {
    bad: {
      'risk.yaml':
        'id: RSK-001\ntype: risk\n# qms-ignore placeholder -- the part really has this name\ntitle: Supplier fails\n',
    },
    good: {
      'risk.yaml':
        'id: RSK-001\ntype: risk\n# qms-ignore placeholder -- the part really has this name\ntitle: Part XXX is not delivered\n',
    },
  },
};
