import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'config',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'A fault in the configuration',
  clauses: [],
  explanation:
    'qms.yaml, or a schema file it lists, says something that cannot be used: an unknown key, rule, record type or edition, a value of the wrong kind, or a pattern outside the small language of file patterns. What is at fault is passed over and the default holds, so the findings may not be those you expect. The message names the nearest known word. Where the text of qms.yaml cannot be read at all, an open editor goes by the settings it had before, since you may be typing it, and everything else by the default settings; the message says which.',
  examples: {
    bad: { 'qms.yaml': 'organization: Test\nrules:\n  objective-overdu: error\n' },
    good: { 'qms.yaml': 'organization: Test\nrules:\n  id-duplicate: error\n' },
  },
};
