import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'id-format',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'An id that cannot be used, or not of the agreed form',
  clauses: [],
  explanation:
    'An id is what other records, links and sign-offs point to, so it is kept plain: letters, digits, `.`, `_` and `-`, at most 64 characters, beginning with a letter or digit and without two dots in a row. Where `ids` in qms.yaml gives a type a pattern, such as `RSK-*`, an id outside it is a warning. Rename the record before others refer to it; afterwards keep the old id under `formerIds`.',
  examples: {
    bad: { 'risk.yaml': 'id: Risk 1\ntype: risk\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\n' },
  },
};
