import { listWords } from '../../domain/words/lists.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RecordRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { isBlank } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';

/** The first heading of a Markdown body, when it stands at its start. */
const heading = (body: string | null): string | null => {
  const line = body?.trimStart().split('\n', 1)[0] ?? '';
  return line.startsWith('# ') ? line.slice(2).trim() || null : null;
};

/** A key that is the title mistyped: the key has a finding of its own that says so. */
const isMistyped = (data: JsonObject): boolean =>
  Object.keys(data).some((key) => nearest(key, ['title']) !== undefined);

export const documentTitle: RecordRule = {
  id: 'document-title',
  level: 'error',
  basis: 'required',
  title: 'A record without title',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'Documented information must be identified in a way people understand, and an id alone tells them nothing: lists, messages and the review pack show the title. Add a `title` of a few words. Persons are identified by their name instead.',
  examples: {
    bad: { 'document.yaml': 'id: DOC-1\ntype: document\n' },
    good: { 'document.yaml': 'id: DOC-1\ntype: document\ntitle: Incoming inspection\n' },
  },
  scope: 'record',
  types: [],
  concern: 'must-have',
  check: (record, _queries, report) => {
    if (record.kind === 'container' || record.type === 'person' || !isBlank(record.data['title'])) return;
    if (isMistyped(record.data)) return;
    const found = heading(record.body);
    report({
      message: `${recordWords(record)} has no title: add a few words by which people recognize it.`,
      place: { file: record.file, record: record.key, path: ['title'], token: 'key' },
      ...(found !== null && {
        fixes: [
          {
            title: `Add the heading "${found}" as title`,
            certain: false,
            file: record.file,
            record: record.key,
            steps: [{ kind: 'add-key', path: [], key: 'title', value: JSON.stringify(found) }],
          },
        ],
      }),
    });
  },
};

/** The documents people work by, whose release 7.5.2 is about; other living records carry dates of their own. */
const controlled = ['scope', 'process', 'quality-policy', 'document', 'audit-programme'];

const marks = [
  { key: 'version', words: '`version`' },
  { key: 'owner', words: '`owner`' },
  { key: 'effectiveFrom', words: 'first day in force (`effectiveFrom`)' },
] as const;

export const documentIdentification: RecordRule = {
  id: 'document-identification',
  level: 'warning',
  basis: 'practice',
  title: 'A document without version, owner or first day',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3.2'],
  explanation:
    'People who work by a document need to see which version they hold, who answers for it and since when it applies; without these, an outdated copy cannot be told from the one in force. This is practice for scope, processes, policy, documents and audit programmes in force. Add what the message names.',
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
    const absent = marks.filter(({ key }) => isBlank(record.data[key]));
    const [first] = absent;
    if (first === undefined) return;
    const again = signOffBlocks(record.data).length === 0 ? '' : ' and have it signed again';
    report({
      message: `${recordWords(record)} is in force without ${listWords(absent.map(({ words }) => words))}; practice is to add ${absent.length === 1 ? 'it' : 'them'}${again}, so that people can tell which text applies.`,
      place: { file: record.file, record: record.key, path: [first.key], token: 'key' },
    });
  },
};
