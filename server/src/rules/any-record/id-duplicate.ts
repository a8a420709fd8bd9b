import { areTranslations } from '../../domain/translations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { HeldEntry, Queries, Report } from '../../model/queries.ts';
import type { Entry, QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import type { Path } from '../../model/text.ts';

const say = defineMessages('id-duplicate', {
  plain:
    '{count, plural, one {Another record has} other {Other records have}} the id {id} too. Give each an id of its own or, if they are versions of one record, a version of its own. See {files}.',
  versioned:
    '{count, plural, one {Another record has} other {Other records have}} the id {id} with version {version} too. Give each an id of its own or, if they are versions of one record, a version of its own. See {files}.',
  event:
    '{count, plural, one {Another record has} other {Other records have}} the id {id} too. Give each an id of its own. See {files}.',
  thisFile: 'this file',
  otherFiles: 'other files',
  entry:
    '{count, plural, one {Another record or entry has} other {Other records or entries have}} the id {id} too. Give each an id of its own. See {files}.',
  here: '{id} stands here too',
  versionHere: '{id} with version {version} stands here too',
});

/** How many of the other records a finding names; each of them has a finding of its own. */
const named = 5;

const order = (left: QmsRecord, right: QmsRecord): number => (left.key < right.key ? -1 : 1);

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

/** The place of an id that something else carries too. */
interface Twin {
  readonly file: string;
  readonly record: string;
  readonly path: Path;
}

/** Whether two entries of one id are more than one entry in several versions of its record. */
const isOther = (one: HeldEntry, other: HeldEntry): boolean =>
  one.record.key === other.record.key
    ? one.entry.path.join() !== other.entry.path.join()
    : one.record.id === '' ||
      one.record.id !== other.record.id ||
      one.record.version === other.record.version;

/** What else carries the id of an entry: records, and other entries. One more at most than a finding names. */
function twinsOfEntry(held: HeldEntry, queries: Queries): readonly Twin[] {
  const { id } = held.entry;
  const found: Twin[] = [];
  for (const record of queries.versions(id))
    if (record.id === id && found.length <= named)
      found.push({ file: record.file, record: record.key, path: ['id'] });
  for (const other of queries.entries(id)) {
    if (found.length > named) break;
    const { record, entry } = other;
    if (isOther(held, other))
      found.push({ file: record.file, record: record.key, path: [...entry.path, entry.key] });
  }
  return found;
}

function checkEntry(record: QmsRecord, entry: Entry, queries: Queries, report: Report): void {
  const all = twinsOfEntry({ record, entry }, queries);
  if (all.length === 0) return;
  const { id } = entry;
  const first = all.slice(0, named);
  const files = [...new Set(first.map(({ file }) => file))].map((file) =>
    file === record.file ? say.thisFile() : file,
  );
  report({
    message: say.entry({
      count: all.length,
      id,
      files: listed([...files, ...(all.length > named ? [say.otherFiles()] : [])], 'and', named + 1),
    }),
    place: { file: record.file, record: record.key, path: [...entry.path, entry.key] },
    related: first.map((place) => ({ place, message: say.here({ id }) })),
  });
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
    'Id and version together say which record is meant, so no two records may share both: a reference to them would lead to either. Give one of them an id of its own. Where they are two versions of one document, keep the id and give each its own `version`. Entries of a list to which your own schema gives ids share them with no other entry and no record, unless it is in another version of the same record.',
  examples: {
    bad: { 'a.yaml': 'id: RSK-001\ntype: risk\n', 'b.yaml': 'id: RSK-001\ntype: risk\n' },
    good: { 'a.yaml': 'id: RSK-001\ntype: risk\n', 'b.yaml': 'id: RSK-002\ntype: risk\n' },
  },
  check: (record, queries, report) => {
    for (const entry of record.entries) checkEntry(record, entry, queries, report);
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
