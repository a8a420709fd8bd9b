import type { ReadingRule } from '../../model/rule.ts';
import { entryOf, placeholderRisk } from './examples.ts';

export const rule: ReadingRule = {
  id: 'baseline-expired',
  scope: 'reading',
  level: 'warning',
  basis: 'own',
  silenceable: false,
  title: 'An entry of the baseline that has run out',
  clauses: [],
  explanation:
    'An entry of the baseline silences findings until the day on which its owner meant to have settled them. That day has passed and they are still there, so they are findings again. Settle them and delete the entry, or decide anew: `qms baseline --grow` records what is found today with an owner, a reason and a new day. What is to stay as it is for good reason is better an exception, which is signed.',
  examples: {
    bad: { ...placeholderRisk, 'qms-baseline.yaml': entryOf({ until: '2026-01-31' }) },
    good: { ...placeholderRisk, 'qms-baseline.yaml': entryOf({ until: '2026-02-01' }) },
    today: '2026-02-01',
  },
};
