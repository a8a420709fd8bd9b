import type { ReadingRule } from '../../model/rule.ts';

/** Rules whose findings `records/` makes while it reads one file: what stands in the text, and qms.yaml. */

export const placeholder: ReadingRule = {
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

export const textHidden: ReadingRule = {
  id: 'text-hidden',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  title: 'Invisible characters',
  clauses: [],
  explanation:
    'The text holds characters that nobody sees but that change how it reads: marks that turn the direction of writing, or signs of no width. They come from copied text, and can be used to make a reader approve something else than what stands there. Delete them; joiners inside emoji and in scripts that need them are left alone.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Supplier\u200B fails\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Supplier fails\n' },
  },
};

export const ignoreReason: ReadingRule = {
  id: 'ignore-reason',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  silenceable: false,
  title: 'An ignore comment without reason',
  clauses: [],
  explanation:
    'A comment silences a finding on the next line without saying why, so nobody can tell later whether it was a false alarm. Write the reason behind two dashes: `# qms-ignore <rule> -- <reason>`. For "we know, and we decided" there is the `exception` record, which is signed and ends on a day.',
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

export const ignoreUnused: ReadingRule = {
  id: 'ignore-unused',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  silenceable: false,
  title: 'An ignore comment that silences nothing',
  clauses: [],
  explanation:
    'A comment is meant to silence a finding on the next line, but there is none of that rule: the matter has been settled, the comment stands in the wrong place, the rule is misspelt, or the rule cannot be silenced by a comment (findings about sign-offs, ids, syntax and the configuration). Delete or correct the comment, so that it does not hide something later.',
  examples: {
    bad: {
      'risk.yaml':
        'id: RSK-001\ntype: risk\n# qms-ignore placeholder -- the part really has this name\ntitle: Supplier fails\n',
    },
    good: {
      'risk.yaml':
        'id: RSK-001\ntype: risk\n# qms-ignore placeholder -- the part really has this name\ntitle: Part XXX is not delivered\n',
    },
  },
};

export const config: ReadingRule = {
  id: 'config',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'A fault in the configuration',
  clauses: [],
  explanation:
    'qms.yaml, or a schema file it lists, says something that cannot be used: an unknown key, rule, record type or edition, a value of the wrong kind, or a pattern outside the small language of file patterns. What is at fault is passed over and the default holds, so the findings may not be those you expect. The message names the nearest known word.',
  examples: {
    bad: { 'qms.yaml': 'organization: Test\nrules:\n  objective-overdu: error\n' },
    good: { 'qms.yaml': 'organization: Test\nrules:\n  id-duplicate: error\n' },
  },
};
