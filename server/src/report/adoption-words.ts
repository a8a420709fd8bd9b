import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { AdoptionReport, LeftOut, RecognizedFields } from '../model/adoption-report.ts';
import type { Message, MessageValue } from '../model/message.ts';

const say = defineMessages('report.adoption', {
  read: '{what} {count, plural, one {is} other {are}} read as records, where they are and as they are.',
  already: '{what} {count, plural, one {is} other {are}} read as records already.',
  documents: '{count, plural, one {# document} other {# documents}}',
  rows: '{count, plural, one {# row} other {# rows}} of {registers, plural, one {# register} other {# registers}}',
  none: 'No documents under control are found here.',
  noneButOwn:
    'No documents under control are found here. {count, plural, one {# record} other {# records}} written for this product already.',
  recognized:
    'Recognized in {what}: id {id, number}, title {title, number}, version {version, number}, owner {owner, number}, status {status, number}.',
  languages: 'Languages: {languages}.',
  leftOut: '{count, plural, one {# file} other {# files}}, {why}: {files}',
});

/** Files of one reason that are named. */
const shownFiles = 4;

/** The keys of which it is said in how many records they are recognized, in that order. */
export const recognizedKeys = [
  'id',
  'title',
  'version',
  'owner',
  'status',
] as const satisfies readonly (keyof RecognizedFields)[];

/** True where qms.yaml says all of it already. */
export const isSettled = ({ before, config }: AdoptionReport): boolean =>
  before !== null && config === before;

/** What is read as records, in one sentence. */
export function adoptionSummary(report: AdoptionReport): Message {
  const { documents, entries, ownRecords } = report;
  if (documents.length === 0) return ownRecords === 0 ? say.none() : say.noneButOwn({ count: ownRecords });
  const texts = documents.filter(({ row }) => row === null).length;
  const rows = documents.length - texts;
  const registers = entries.filter(({ register }) => register).length;
  const what: MessageValue = listed([
    ...(texts === 0 ? [] : [say.documents({ count: texts })]),
    ...(rows === 0 ? [] : [say.rows({ count: rows, registers })]),
  ]);
  const values = { what, count: documents.length };
  return isSettled(report) ? say.already(values) : say.read(values);
}

/** In how many of the documents what is recognized; null where there are only rows of tables. */
export function recognizedInDocuments({ documents }: AdoptionReport): Message | null {
  const texts = documents.filter(({ row }) => row === null);
  if (texts.length === 0) return null;
  const having = (key: keyof RecognizedFields) => texts.filter((document) => document[key] !== null).length;
  return say.recognized({
    what: say.documents({ count: texts.length }),
    id: having('id'),
    title: having('title'),
    version: having('version'),
    owner: having('owner'),
    status: having('status'),
  });
}

/** The languages, where there are several. */
export const languagesOfDocuments = ({ languages }: AdoptionReport): Message | null =>
  languages.length > 1 ? say.languages({ languages: listed(languages) }) : null;

/** What is left out for one reason. */
export const leftOutFor = ({ why, files }: LeftOut): Message =>
  say.leftOut({ count: files.length, why, files: listed(files, 'and', shownFiles) });
