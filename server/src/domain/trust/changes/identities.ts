import { defineMessages } from '../../../messages/define-messages.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Message } from '../../../model/message.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { isObject, listOf, textOf } from '../../../records/values.ts';
import { deepEqual } from '../../../workspace/deep-equal.ts';
import { identityFieldsOf } from '../identities.ts';
import type { Change } from './change.ts';

const say = defineMessages('trust.change.identities', {
  leads: '{id} becomes a role of top management.',
  leadership: 'Whether {id} is a role of top management, and when, is changed.',
  added:
    '{id} gains {field, select, holders {the holder {entry}} delegations {a delegation to {entry}} emails {the address {entry}} other {the key {entry}}}.',
  changed:
    '{id} loses, or says otherwise, {field, select, holders {the holder {entry}} delegations {a delegation to {entry}} emails {the address {entry}} other {the key {entry}}}.',
});

/** What an entry is known by: a person, an address, a fingerprint. */
const nameOf = (entry: Json): string => {
  const data: JsonObject = isObject(entry) ? entry : {};
  return textOf(entry) ?? textOf(data['person']) ?? textOf(data['to']) ?? textOf(data['fingerprint']) ?? '?';
};

const isIn = (entries: readonly Json[], entry: Json): boolean =>
  entries.some((each) => deepEqual(each, entry));

function fieldChanges(record: QmsRecord, field: string, before: Json | undefined): Message[] {
  const { id, data } = record;
  if (field === 'topManagement') {
    if (deepEqual(data[field] ?? false, before ?? false)) return [];
    return [data[field] === true && (before ?? false) === false ? say.leads({ id }) : say.leadership({ id })];
  }
  const [was, now] = [listOf(before), listOf(data[field])];
  return [
    ...was
      .filter((entry) => !isIn(now, entry))
      .map((entry) => say.changed({ id, field, entry: nameOf(entry) })),
    ...now
      .filter((entry) => !isIn(was, entry))
      .map((entry) => say.added({ id, field, entry: nameOf(entry) })),
  ];
}

/** What a record says otherwise than in the base about who may sign. */
export const identityChanges = (record: QmsRecord, base: QmsRecord | undefined): readonly Change[] =>
  identityFieldsOf(record).flatMap((field) =>
    fieldChanges(record, field, base?.data[field]).map((message) => ({
      kind: 'identity' as const,
      message,
      place: { file: record.file, record: record.key, path: [field] },
    })),
  );
