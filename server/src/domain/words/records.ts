import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';

const say = defineMessages('words.record', {
  typed: '{type} {id}',
  withoutId: '{type} without id',
  titled: '{id} "{title}"',
  full: '{type} {id} "{title}"',
  person: '{name} ({id})',
});

/** A record within a sentence that stays short: `quality policy POL-001`. Where its own place is marked, leave it out. */
export const typeAndId = ({ type, id }: Pick<QmsRecord, 'type' | 'id'>): Message =>
  id === '' ? say.withoutId({ type: typeWords(type) }) : say.typed({ type: typeWords(type), id });

/** A record where a question must leave no doubt which is meant: `quality policy POL-001 "We measure right"`. */
export const fullyNamed = (record: Pick<QmsRecord, 'type' | 'id' | 'title'>): Message =>
  record.id === '' || record.title === null
    ? typeAndId(record)
    : say.full({ type: typeWords(record.type), id: record.id, title: record.title });

/** Another record, which a reader may not know by its id: `OBJ-2026-01 "Reduce complaints by half"`. */
export const idAndTitle = ({ id, title }: Pick<QmsRecord, 'id' | 'title'>): Message | string =>
  title === null ? id : say.titled({ id, title });

/** A person: `Jane Doe (PER-001)`, or the id alone when no name is known. */
export const personNamed = (id: string, name: string | null): Message | string =>
  name === null ? id : say.person({ name, id });

/** The same of a person whose record is to be looked up. */
export const nameAndId = (queries: Queries, id: string): Message | string =>
  personNamed(id, textOf(queries.record(id)?.data['name']));

/** A type name as words of a sentence: `quality-policy` → `quality policy`, `site_visit` → `site visit`. */
export const typeWords = (type: string): string => type.replaceAll(/[-_]/g, ' ');

export const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A record inside a sentence: `OBJ-2026-01 "Reduce complaints by half"`, or the id alone without a title. */
const named = (record: Pick<QmsRecord, 'id' | 'title'>): string =>
  record.title === null ? record.id : `${record.id} "${record.title}"`;

/** How a message names a record: `quality policy POL-001 "We measure right"`. */
export const recordName = (record: QmsRecord): string =>
  `${typeWords(record.type)} ${record.id === '' ? 'without id' : named(record)}`;

/** The same at the start of a sentence: `Quality policy POL-001 "We measure right"`. */
export const recordWords = (record: QmsRecord): string => capitalized(recordName(record));

/** A person as a message names them: `Jane Doe (PER-001)`, or the id alone when no name is known. */
export function personWords(queries: Queries, id: string): string {
  const name = textOf(queries.record(id)?.data['name']);
  return name === null ? id : `${name} (${id})`;
}
