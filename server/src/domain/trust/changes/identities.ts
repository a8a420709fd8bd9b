import { defineMessages } from '../../../messages/define-messages.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { isObject, listOf, textOf } from '../../../records/values.ts';
import { deepEqual } from '../../../workspace/deep-equal.ts';
import { identityFieldsOf } from '../identities.ts';
import { type Change, valueChange } from './change.ts';

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

type Found = Pick<Change, 'subject' | 'message' | 'values'>;

function fieldChanges(record: QmsRecord, field: string, before: Json | undefined): Found[] {
  const { id, data } = record;
  if (field === 'topManagement') {
    if (deepEqual(data[field] ?? false, before ?? false)) return [];
    const leads = data[field] === true && (before ?? false) === false;
    return [
      {
        subject: 'top-management',
        message: leads ? say.leads({ id }) : say.leadership({ id }),
        values: [valueChange(field, before, data[field])],
      },
    ];
  }
  const [was, now] = [listOf(before), listOf(data[field])];
  const what = field === 'holders' || field === 'delegations' ? 'signer' : 'identity';
  return [
    ...was
      .filter((entry) => !isIn(now, entry))
      .map(
        (entry): Found => ({
          subject: `${what}-removed`,
          message: say.changed({ id, field, entry: nameOf(entry) }),
          values: [valueChange(field, entry, undefined)],
        }),
      ),
    ...now
      .filter((entry) => !isIn(was, entry))
      .map(
        (entry): Found => ({
          subject: `${what}-added`,
          message: say.added({ id, field, entry: nameOf(entry) }),
          values: [valueChange(field, undefined, entry)],
        }),
      ),
  ];
}

/** What a record says otherwise than in the base about who may sign. */
export const identityChanges = (record: QmsRecord, base: QmsRecord | undefined): readonly Change[] =>
  identityFieldsOf(record).flatMap((field) =>
    fieldChanges(record, field, base?.data[field]).map((found) => ({
      kind: 'identity' as const,
      ...found,
      place: { file: record.file, record: record.key, path: [field] },
    })),
  );
