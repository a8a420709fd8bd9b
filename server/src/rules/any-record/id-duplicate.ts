import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';

const say = defineMessages('id-duplicate', {
  plain:
    '{count, plural, one {Another record has} other {Other records have}} the id {id} too. Give each an id of its own or, if they are versions of one record, a version of its own. See {files}.',
  versioned:
    '{count, plural, one {Another record has} other {Other records have}} the id {id} with version {version} too. Give each an id of its own or, if they are versions of one record, a version of its own. See {files}.',
  event:
    '{count, plural, one {Another record has} other {Other records have}} the id {id} too. Give each an id of its own. See {files}.',
  thisFile: 'this file',
  otherFiles: 'other files',
  here: '{id} stands here too',
  versionHere: '{id} with version {version} stands here too',
});

/** How many of the other records a finding names; each of them has a finding of its own. */
const named = 5;

const order = (left: QmsRecord, right: QmsRecord): number => (left.key < right.key ? -1 : 1);

const language =
  /[._-](?:en|de|es|pt|fr|it|nl|pl|cs|sv|da|fi|nb|tr|id|ja|zh)(?:-[A-Za-z]{2})?(?=\.[A-Za-z]+$)/i;

/** True for one document in two languages: files that are named alike but for the language, and were not written for this product. */
const areTranslations = (one: QmsRecord, other: QmsRecord): boolean =>
  one.adoption !== null &&
  other.adoption !== null &&
  one.file !== other.file &&
  (language.test(one.file) || language.test(other.file)) &&
  one.file.replace(language, '') === other.file.replace(language, '');

/** The first records that share id and version with this one, and whether there are more. */
function twins(record: QmsRecord, versions: readonly QmsRecord[]): { first: QmsRecord[]; more: boolean } {
  const first: QmsRecord[] = [];
  for (const other of versions) {
    if (other.key === record.key || other.id !== record.id || other.version !== record.version) continue;
    if (areTranslations(record, other)) continue;
    if (first.length === named) return { first: first.sort(order), more: true };
    first.push(other);
  }
  return { first: first.sort(order), more: false };
}

export const rule: RecordRule = {
  id: 'id-duplicate',
  scope: 'record',
  types: [],
  concern: 'form',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'The same id and version twice',
  clauses: [],
  explanation:
    'Id and version together say which record is meant, so no two records may share both: a reference to them would lead to either. Give one of them an id of its own. Where they are two versions of one document, keep the id and give each its own `version`.',
  examples: {
    bad: { 'a.yaml': 'id: RSK-001\ntype: risk\n', 'b.yaml': 'id: RSK-001\ntype: risk\n' },
    good: { 'a.yaml': 'id: RSK-001\ntype: risk\n', 'b.yaml': 'id: RSK-002\ntype: risk\n' },
  },
  check: (record, queries, report) => {
    if (record.id === '') return;
    const { first, more } = twins(record, queries.versions(record.id));
    if (first.length === 0) return;
    const { id, version } = record;
    const files = [...new Set(first.map(({ file }) => file))].map((file) =>
      file === record.file ? say.thisFile() : file,
    );
    const twice = {
      count: first.length + (more ? 1 : 0),
      id,
      files: listed([...files, ...(more ? [say.otherFiles()] : [])], 'and', named + 1),
    };
    report({
      message:
        record.kind === 'event'
          ? say.event(twice)
          : version === null
            ? say.plain(twice)
            : say.versioned({ ...twice, version }),
      place: { file: record.file, record: record.key, path: ['id'] },
      related: first.map((other) => ({
        place: { file: other.file, record: other.key, path: ['id'] },
        message: version === null ? say.here({ id }) : say.versionHere({ id, version }),
      })),
    });
  },
};
