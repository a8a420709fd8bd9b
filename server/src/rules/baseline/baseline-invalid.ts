import type { ReadingRule } from '../../model/rule.ts';
import { entryOf, placeholderRisk } from './examples.ts';

export const rule: ReadingRule = {
  id: 'baseline-invalid',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'A fault in the baseline',
  clauses: [],
  explanation:
    'qms-baseline.yaml lists findings of old debt, each entry with a rule, a record or file, an owner, a reason and a last day. An entry that lacks any of these, names a rule that there is not, lasts longer than an exception may (`exceptions.longest` in qms.yaml) or is about the same as an earlier one silences nothing. Nor does one about a rule that guards trust in the records, such as those on sign-offs, ids, syntax and the configuration. Where the text is no YAML, or a merge is unfinished, the whole file silences nothing. Correct the entry, or delete it: what it was about is then a finding again.',
  examples: {
    bad: {
      ...placeholderRisk,
      'qms-baseline.yaml': entryOf({ rule: 'signoff-stale', until: '2026-05-01' }),
    },
    good: { ...placeholderRisk, 'qms-baseline.yaml': entryOf({ until: '2026-05-01' }) },
    today: '2026-02-01',
  },
};
