import { recordName } from '../../domain/words/records.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';

/**
 * Types that serve through others, with what is missing when nobody mentions one. Types that say
 * themselves what they belong to (an action its origin, a risk its source, a competence its roles) and
 * types that stand for themselves (a policy, a process, a review) are none of them.
 */
const served: Readonly<Record<string, string>> = {
  document: 'people find a document through the process or text that names it',
  indicator: 'an indicator is read where a process, an objective or a review uses it',
  role: 'a role shows in what it owns, decides and signs',
};

/** Keys by which a record ties itself to what it serves. */
const ties = ['processes', 'process', 'parent', 'distribution', 'requirements'];

/** A manual is where readers begin; a role is vacant on purpose while it is planned. */
const standsAlone = ({ data }: QmsRecord): boolean => data['kind'] === 'manual' || data['planned'] === true;

export const rule: RecordRule = {
  id: 'record-orphan',
  scope: 'record',
  types: Object.keys(served),
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
    if (record.id === '' || standsAlone(record) || ties.some((key) => !isBlank(record.data[key]))) return;
    if (queries.isReferred(record.id, record.file)) return;
    report({
      message: `Nothing refers to ${recordName(record)}; practice is to mention it where it is used, since ${served[record.type]}.`,
      place: { file: record.file, record: record.key, path: ['id'] },
    });
  },
};
