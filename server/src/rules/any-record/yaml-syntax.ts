import type { ReadingRule } from '../../model/rule.ts';

/** Rules whose findings `records/` makes while it reads one file: form, types and ids. */

export const rule: ReadingRule = {
  id: 'yaml-syntax',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'YAML that cannot be read',
  clauses: [],
  explanation:
    'The text of this file is not YAML, so what it says is not known, or only in part. The message says what was expected at this place; a missing quote, colon or bracket further up is the usual cause. Only files that are meant to hold a record are reported: those that `types` in qms.yaml maps, and those with `id:` and `type:` at the start of a line. Until it is mended, what the file may hold is not called missing anywhere, and nothing is said of a record of which only a part is known; of a merge conflict, the upper version is read for the time being.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: "Supplier fails\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: "Supplier fails"\n' },
  },
};
