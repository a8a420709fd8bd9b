import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { AdoptedDocument, EntryReport } from '../../model/adoption-report.ts';
import type { TypeEntry } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';

const say = defineMessages('adopt.entry', {
  noIds: '{count, plural, one {# record has} other {# records have}} no id: {files}',
  noTitles: '{count, plural, one {# record has} other {# records have}} no title: {files}',
  strangeStatuses:
    '{count, plural, one {# record has a status word} other {# records have status words}} that nobody knows: {words}',
  unknownKeys: 'Not read, since nothing here stands for it: {keys}',
  unread: '{count, plural, one {# value} other {# values}} of {keys} could not be read, such as {examples}',
});

const shownFiles = 3;
const shownKeys = 12;

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;

/** What of the records of an entry is not recognized, and why. */
function remarksOn(records: readonly QmsRecord[]): Message[] {
  const files = (of: readonly QmsRecord[]) => listed(distinct(of.map(({ file }) => file)), 'and', shownFiles);
  const without = (has: (record: QmsRecord) => boolean) => records.filter((record) => !has(record));
  const noIds = without(({ id }) => id !== '');
  const noTitles = without(({ title, item }) => title !== null || item !== null);
  const unread = records.flatMap(({ adoption }) => adoption?.unread ?? []);
  const statuses = unread.filter(({ path }) => path.join('.') === 'status');
  const values = unread.filter(({ path }) => path.join('.') !== 'status');
  const keys = distinct(
    records.flatMap(({ adoption }) => adoption?.unknownKeys.map(({ text }) => text) ?? []),
  );
  return [
    ...(noIds.length === 0 ? [] : [say.noIds({ count: noIds.length, files: files(noIds) })]),
    ...(noTitles.length === 0 ? [] : [say.noTitles({ count: noTitles.length, files: files(noTitles) })]),
    ...(statuses.length === 0
      ? []
      : [
          say.strangeStatuses({
            count: statuses.length,
            words: listed(distinct(statuses.map(({ text }) => quoted(text)))),
          }),
        ]),
    ...(values.length === 0
      ? []
      : [
          say.unread({
            count: values.length,
            keys: keysListed(distinct(values.map(({ path }) => String(path[0])))),
            examples: listed(distinct(values.map(({ text }) => quoted(text))), 'and', shownFiles),
          }),
        ]),
    ...(keys.length === 0 ? [] : [say.unknownKeys({ keys: listed(keys, 'and', shownKeys) })]),
  ];
}

/**
 * What an entry of `types` covers, and what of it is recognized.
 * @param records what is read with it
 * @param documents the same as they are listed
 */
export function entryReport(
  { files, type, register }: TypeEntry,
  isKept: boolean,
  records: readonly QmsRecord[],
  documents: readonly AdoptedDocument[],
): EntryReport {
  const having = (key: 'id' | 'title' | 'version' | 'owner' | 'status'): number =>
    documents.filter((document) => document[key] !== null).length;
  return {
    files,
    type,
    register: register !== null,
    isKept,
    covers: new Set(records.map(({ file }) => file)).size,
    records: records.length,
    recognized: {
      id: having('id'),
      title: having('title'),
      version: having('version'),
      owner: having('owner'),
      status: having('status'),
    },
    remarks: remarksOn(records),
  };
}
