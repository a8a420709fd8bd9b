import { defineMessages } from '../../../messages/define-messages.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { Path } from '../../../model/text.ts';
import { isObject, listOf, textOf } from '../../../records/values.ts';
import { deepEqual } from '../../../workspace/deep-equal.ts';
import { identityFieldsOf } from '../identities.ts';
import { type Change, valueChange } from './change.ts';

const say = defineMessages('trust.change.identities', {
  leads: '{id} becomes a role of top management.',
  leadership: 'Whether {id} is a role of top management, and when, is changed.',
  added:
    '{id} gains {field, select, holders {the holder {entry}} delegations {a delegation to {entry}} emails {the address {entry}} other {the key {entry}}}.',
  edited:
    '{id} says otherwise of {field, select, holders {the holder {entry}} delegations {a delegation to {entry}} emails {the address {entry}} other {the key {entry}}}.',
  removed:
    '{id} loses {field, select, holders {the holder {entry}} delegations {a delegation to {entry}} emails {the address {entry}} other {the key {entry}}}.',
});

/** What an entry is known by: a person, an address, a fingerprint. */
const nameOf = (entry: Json): string => {
  const data: JsonObject = isObject(entry) ? entry : {};
  return textOf(entry) ?? textOf(data['person']) ?? textOf(data['fingerprint']) ?? textOf(data['to']) ?? '?';
};

const isIn = (entries: readonly Json[], entry: Json): boolean =>
  entries.some((each) => deepEqual(each, entry));

type Found = Pick<Change, 'subject' | 'message' | 'values'> & { readonly path: Path };

function leadershipChanges({ id, data }: QmsRecord, field: string, before: Json | undefined): Found[] {
  if (deepEqual(data[field] ?? false, before ?? false)) return [];
  const leads = data[field] === true && (before ?? false) === false;
  return [
    {
      subject: 'top-management',
      message: leads ? say.leads({ id }) : say.leadership({ id }),
      values: [valueChange(field, before, data[field])],
      path: [field],
    },
  ];
}

/** Entries gained, lost and changed; one that is lost and one that is gained under the same name are one changed. */
function entryChanges({ id, data }: QmsRecord, field: string, before: Json | undefined): Found[] {
  const what = field === 'holders' || field === 'delegations' ? 'signer' : 'identity';
  const [was, now] = [listOf(before), listOf(data[field])];
  const lost = was.filter((entry) => !isIn(now, entry));
  const edited = new Set<Json>();
  const gained = now.flatMap((entry, index): Found[] => {
    if (isIn(was, entry)) return [];
    const path = [field, index];
    const name = nameOf(entry);
    const earlier = lost.find((each) => !edited.has(each) && nameOf(each) === name);
    if (earlier === undefined)
      return [
        {
          subject: `${what}-added`,
          message: say.added({ id, field, entry: name }),
          values: [valueChange(field, undefined, entry)],
          path,
        },
      ];
    edited.add(earlier);
    return [
      {
        subject: `${what}-changed`,
        message: say.edited({ id, field, entry: name }),
        values: [valueChange(`${field}[${name}]`, earlier, entry)],
        path,
      },
    ];
  });
  const removed = lost
    .filter((entry) => !edited.has(entry))
    .map(
      (entry): Found => ({
        subject: `${what}-removed`,
        message: say.removed({ id, field, entry: nameOf(entry) }),
        values: [valueChange(field, entry, undefined)],
        path: [field],
      }),
    );
  return [...removed, ...gained];
}

/** What a record says otherwise than in the base about who may sign. */
export const identityChanges = (record: QmsRecord, base: QmsRecord | undefined): readonly Change[] =>
  identityFieldsOf(record).flatMap((field) => {
    const changes = field === 'topManagement' ? leadershipChanges : entryChanges;
    return changes(record, field, base?.data[field]).map(({ path, ...found }) => ({
      kind: 'identity' as const,
      ...found,
      place: { file: record.file, record: record.key, path },
    }));
  });
