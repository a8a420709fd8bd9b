import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

const say = defineMessages('record-orphan', {
  document:
    'Nothing refers to this document. Mention it in the process or text through which people find it.',
  indicator:
    'Nothing refers to this indicator. Name it in the process, the objective or the review that uses it.',
  role: 'Nothing refers to this role. Name it in what it owns, decides or signs.',
});

/**
 * Types that serve through others, with what to do when nobody mentions one. Types that say
 * themselves what they belong to (an action its origin, a risk its source, a competence its roles) and
 * types that stand for themselves (a policy, a process, a review) are none of them.
 */
const served: ReadonlyMap<string, Message> = new Map([
  ['document', say.document()],
  ['indicator', say.indicator()],
  ['role', say.role()],
]);

/** Keys by which a record ties itself to what it serves. */
const ties = ['processes', 'process', 'parent', 'distribution', 'requirements'];

/** A manual is where readers begin; a role is vacant on purpose while it is planned. */
const standsAlone = ({ data }: QmsRecord): boolean => data['kind'] === 'manual' || data['planned'] === true;

export const rule: RecordRule = {
  id: 'record-orphan',
  scope: 'record',
  types: [...served.keys()],
  concern: 'today',
  level: 'information',
  basis: 'practice',
  title: 'Nothing refers to this record',
  clauses: [],
  explanation:
    'Documents, indicators and roles serve through the records that use them. No record mentions this one, and it does not name a process it belongs to, so it may be forgotten, or its reference may be. Mention it where it is used (for example under `documents` or `indicators` of a process), name its `processes`, or withdraw it.',
  examples: {
    bad: { 'document.yaml': 'id: DOC-001\ntype: document\ntitle: Incoming inspection\n' },
    good: {
      'document.yaml': 'id: DOC-001\ntype: document\ntitle: Incoming inspection\n',
      'process.yaml': 'id: PRO-001\ntype: process\ndocuments: [DOC-001]\n',
    },
  },
  check: (record, queries, report) => {
    // People who kept documents before never linked them by id.
    if (record.adoption !== null) return;
    if (record.id === '' || standsAlone(record) || ties.some((key) => !isBlank(record.data[key]))) return;
    const message = served.get(record.type);
    if (message === undefined) return;
    if ([record, ...record.entries].some(({ id }) => queries.isReferred(id, record.file))) return;
    report({
      message: asPractice(message),
      place: { file: record.file, record: record.key, path: ['id'] },
    });
  },
};
