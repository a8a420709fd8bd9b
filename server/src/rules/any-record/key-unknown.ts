import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'key-unknown',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  title: 'A key the type does not have',
  clauses: [],
  explanation:
    'The record has a key that its type does not know, so what it says is not looked at. When a known key is near, this is most likely a slip of the pen and an error; otherwise it is only mentioned. `Type` instead of `type` next to an `id` is an error too, for nothing of such a file would be read. Fields of your own belong under `custom`, or into a schema of your own.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\nlikelyhood: 3\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\nlikelihood: 3\ncustom: { colour: red }\n' },
  },
};
