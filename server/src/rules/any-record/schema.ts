import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'schema',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  title: 'A value its type does not allow',
  clauses: [],
  explanation:
    'A field holds something its type does not allow: a value of the wrong kind, a word that is not in the list, a day that is not in the calendar, a version without quotes (YAML reads 1.10 as the number 1.1), or a field without which the record cannot be read at all. The message names what was found and what is expected. Fields that a record ought to have are the business of other rules; a draft may leave them out.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\nstatus: opn\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\nstatus: open\n' },
  },
};
