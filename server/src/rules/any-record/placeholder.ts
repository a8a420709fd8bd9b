import type { ReadingRule } from '../../model/rule.ts';

/** Rules whose findings `records/` makes while it reads one file: what stands in the text, and qms.yaml. */

export const rule: ReadingRule = {
  id: 'placeholder',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  title: 'A placeholder is left',
  clauses: [],
  explanation:
    'A word that stands for something still to be written (`TBD`, `TODO:`, `XXX` or `???`) is left in a record that is no longer a draft. Write what is meant, or set the record back to draft until it is known. The marks of a merge that nobody finished (`<<<<<<<`) are reported in any record, as an error. Drafts and records that are history may hold placeholders.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Supplier fails\ndescription: TBD\n' },
    good: {
      'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Supplier fails\nstatus: draft\ndescription: TBD\n',
    },
  },
};
