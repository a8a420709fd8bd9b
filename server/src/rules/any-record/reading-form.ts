import type { ReadingRule } from '../../model/rule.ts';

/** Rules whose findings `records/` makes while it reads one file: form, types and ids. */

export const yamlSyntax: ReadingRule = {
  id: 'yaml-syntax',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'YAML that cannot be read',
  clauses: [],
  explanation:
    'The text of this file is not YAML, so what it says is not known, or only in part. The message says what was expected at this place; a missing quote, colon or bracket further up is the usual cause. Only files that are meant to hold a record are reported: those that `types` in qms.yaml maps, and those with `id:` and `type:` at the start of a line.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: "Supplier fails\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: "Supplier fails"\n' },
  },
};

export const frontMatterSyntax: ReadingRule = {
  id: 'front-matter-syntax',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  title: 'Front matter that cannot be read',
  clauses: [],
  explanation:
    'The lines between the two `---` at the top of a Markdown file carry the record’s fields in YAML. They cannot be read here, or the closing `---` is missing, so the record is not known, or only in part. The message says what was expected at this place.',
  examples: {
    bad: { 'policy.md': '---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n\nWe care.\n' },
    good: { 'policy.md': '---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n---\nWe care.\n' },
  },
};

export const typeUnknown: ReadingRule = {
  id: 'type-unknown',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  title: 'Unknown record type',
  clauses: [],
  explanation:
    'The record names a type that no schema describes, so nothing else about it can be checked. Correct the name, or describe the type in a schema of your own and list that file under `schemas` in qms.yaml.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: rsik\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\n' },
  },
};

export const schema: ReadingRule = {
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

export const keyUnknown: ReadingRule = {
  id: 'key-unknown',
  scope: 'reading',
  level: 'error',
  basis: 'technical',
  title: 'A key the type does not have',
  clauses: [],
  explanation:
    'The record has a key that its type does not know, so what it says is not looked at. When a known key is near, this is most likely a slip of the pen and an error; otherwise it is only mentioned. Fields of your own belong under `custom`, or into a schema of your own.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\nlikelyhood: 3\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\nlikelihood: 3\ncustom: { colour: red }\n' },
  },
};

export const idFormat: ReadingRule = {
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
