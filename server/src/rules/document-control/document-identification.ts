import { keysListed } from '../../domain/words/lists.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('document-identification', {
  absent:
    'This record is in force without {keys}. Add {count, plural, one {it} other {them}}, so that people can see which text applies.',
  documents:
    '{count} records in force do not say their {keys}. Add what is missing, or name the label that says it under `aliases`. They are in {files}.',
  absentAndSigned:
    'This record is in force without {keys}. Add {count, plural, one {it} other {them}} and have it signed again, so that people can see which text applies.',
});

/** The documents people work by, whose release 7.5.2 is about; other living records carry dates of their own. */
const controlled = ['scope', 'process', 'quality-policy', 'document', 'audit-programme'];

const marks = ['version', 'owner', 'effectiveFrom'] as const;

export const rule: RecordRule = {
  id: 'document-identification',
  level: 'warning',
  basis: 'practice',
  title: 'A document without version, owner or first day',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3.2'],
  explanation:
    'People who work by a document need to see which version they hold, who answers for it and since when it applies; without these, an outdated copy looks like the one in force. This is practice for scope, processes, policy, documents and audit programmes in force. Add what the message names.',
  examples: {
    bad: { 'document.yaml': 'id: DOC-1\ntype: document\ntitle: Incoming inspection\nversion: "2"\n' },
    good: {
      'document.yaml':
        'id: DOC-1\ntype: document\ntitle: Incoming inspection\nversion: "2"\nowner: ROLE-QM\neffectiveFrom: 2026-01-01\n',
    },
  },
  scope: 'record',
  types: controlled,
  concern: 'today',
  check: (record, _queries, report) => {
    const absent = marks.filter((key) => isBlank(record.data[key]));
    const [first] = absent;
    if (first === undefined) return;
    const values = { keys: keysListed(absent), count: absent.length };
    // Who answers for it and since when it applies is no part of what is signed.
    const isBound = absent.includes('version') && signOffBlocks(record.data).length > 0;
    report({
      message: asPractice(isBound ? say.absentAndSigned(values) : say.absent(values)),
      place: { file: record.file, record: record.key, path: [first], token: 'key' },
      cause: {
        key: absent.join(' '),
        many: ({ count, files }) => asPractice(say.documents({ keys: keysListed(absent), count, files })),
      },
    });
  },
};
