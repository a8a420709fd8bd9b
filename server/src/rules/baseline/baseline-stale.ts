import type { ReadingRule } from '../../model/rule.ts';
import { entryOf, placeholderRisk } from './examples.ts';

export const rule: ReadingRule = {
  id: 'baseline-stale',
  scope: 'reading',
  level: 'warning',
  basis: 'own',
  silenceable: false,
  title: 'An entry of the baseline that silences less than it holds',
  clauses: [],
  explanation:
    'The baseline holds findings of old debt until they are settled. What an entry holds and nobody finds any more would silence the next fault of its kind without a word, so a baseline may only shrink: delete the entry, or lower it to what is left, as its fixes do (`qms baseline --prune` does it for all). Where the record has another id now, its `formerIds` lead the entry to it. Nothing is said while the text of some file cannot be read, since what it holds is not known then.',
  examples: {
    bad: {
      'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Part 4711 is not delivered\n',
      'qms-baseline.yaml': entryOf({ until: '2026-05-01' }),
    },
    good: { ...placeholderRisk, 'qms-baseline.yaml': entryOf({ until: '2026-05-01' }) },
    today: '2026-02-01',
  },
};
