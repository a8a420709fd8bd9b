import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'ignore-reason',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  silenceable: false,
  title: 'An ignore comment without reason',
  clauses: [],
  explanation:
    'A comment silences a finding on the next line without saying why, so nobody can see later whether it was a false alarm. Write the reason behind two dashes: `# qms-ignore <rule> -- <reason>`. For "we know, and we decided" there is the `exception` record, which is signed and ends on a day.',
  examples: {
    bad: {
      'risk.yaml':
        'id: RSK-001\ntype: risk\ntitle: Supplier fails\n# qms-ignore placeholder\ndescription: The part is called XXX\n',
    },
    good: {
      'risk.yaml':
        'id: RSK-001\ntype: risk\ntitle: Supplier fails\n# qms-ignore placeholder -- the part really has this name\ndescription: The part is called XXX\n',
    },
  },
};
