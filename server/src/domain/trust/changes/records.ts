import { defineMessages } from '../../../messages/define-messages.ts';
import type { Place } from '../../../model/finding.ts';
import type { Json } from '../../../model/json.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { configurationFile } from '../../../records/configuration.ts';
import { idsOf, isObject, listOf, mappingsOf, textOf, textsOf } from '../../../records/values.ts';
import { commonType, type SchemaCatalogue } from '../../../schemas/catalogue.ts';
import { deepEqual } from '../../../workspace/deep-equal.ts';
import { isFinished } from '../../phases.ts';
import { identityFieldsOf } from '../identities.ts';
import { type Change, type ValueChange, valueChange } from './change.ts';

const say = defineMessages('trust.change.records', {
  removed: '{id} is gone, and with it {count, plural, one {# sign-off} other {# sign-offs}}.',
  removedIdentity: '{id} is gone, and with it what it says about who may sign.',
  block: 'A sign-off of {id} by {by} on {date} is changed or taken out.',
  status: '{id} goes from {from} to {to}.',
  formerIds: 'What {id} answers to besides its id is changed under `formerIds`.',
  history: 'An old entry of {id} under `{field}` is changed or taken out.',
  exception: '{id} is a new or changed exception and excuses nothing yet.',
});

const isIn = (entries: readonly Json[], entry: Json): boolean =>
  entries.some((each) => deepEqual(each, entry));

/** Fields that grow in the course of work and that nobody signs: progress, `history`, how an effect was evaluated. */
function growingFields(base: QmsRecord, catalogue: SchemaCatalogue): readonly string[] {
  const schema = catalogue.get(base.type) ?? commonType();
  const handled = new Set(['signOffs', ...identityFieldsOf(base)]);
  return schema
    .unbound(base.data, 'approved')
    .filter((field) => !handled.has(field) && listOf(base.data[field]).some(isObject));
}

/** True where all that was said still is: keys of mappings and entries of lists may only have been added. */
function isKept(before: Json, now: Json | undefined): boolean {
  if (isObject(before))
    return (
      isObject(now) &&
      Object.entries(before).every(([key, value]) => Object.hasOwn(now, key) && isKept(value, now[key]))
    );
  if (!Array.isArray(before)) return deepEqual(before, now);
  return (
    Array.isArray(now) && before.every((entry) => isIn(now, entry) || now.some((each) => isKept(entry, each)))
  );
}

/** What a record has lost against the base, or says otherwise, of what others signed or relied on. */
export function recordChanges(
  record: QmsRecord,
  base: QmsRecord,
  catalogue: SchemaCatalogue,
): readonly Change[] {
  const { id, data } = record;
  const place = (path: Place['path']): Place => ({ file: record.file, record: record.key, path });
  const change = (
    kind: 'sign-off-removed' | 'status' | 'former-ids' | 'history',
    message: Change['message'],
    field: string,
    values: readonly ValueChange[],
  ): Change => ({ kind, subject: kind, message, place: place([field]), values });
  const whole = (field: string): readonly ValueChange[] => [
    valueChange(field, base.data[field], data[field]),
  ];
  const blocks = listOf(data['signOffs']);
  const lost = mappingsOf(base.data['signOffs']).filter(({ value }) => !isIn(blocks, value));
  const isReopened = record.phase === 'draft' && base.phase !== 'draft';
  const isClosed = isFinished(record) && !isFinished(base);
  const words = (status: string | null): string => (status === null ? 'no status' : `\`${status}\``);
  return [
    ...lost.map(({ value }) =>
      change(
        'sign-off-removed',
        say.block({ id, by: idsOf(value['by'])[0] ?? '?', date: textOf(value['date']) ?? '?' }),
        'signOffs',
        [valueChange('signOffs', value, undefined)],
      ),
    ),
    ...(isReopened || isClosed
      ? [
          change('status', say.status({ id, from: words(base.status), to: words(record.status) }), 'status', [
            valueChange('status', base.status ?? undefined, record.status ?? undefined),
          ]),
        ]
      : []),
    ...(deepEqual(textsOf(data['formerIds']), textsOf(base.data['formerIds']))
      ? []
      : [change('former-ids', say.formerIds({ id }), 'formerIds', whole('formerIds'))]),
    ...growingFields(base, catalogue)
      .filter((field) => !isKept(base.data[field]!, data[field]))
      .map((field) => change('history', say.history({ id, field }), field, whole(field))),
  ];
}

/** That a record of the base is gone; nothing for one on which no sign-off rests. */
export function removalOf(base: QmsRecord): readonly Change[] {
  const count = mappingsOf(base.data['signOffs']).length;
  const isIdentity = identityFieldsOf(base).some((field) => Object.hasOwn(base.data, field));
  if (count === 0 && !isIdentity) return [];
  const message = count === 0 ? say.removedIdentity({ id: base.id }) : say.removed({ id: base.id, count });
  return [
    {
      kind: 'record-removed',
      subject: 'record-removed',
      message,
      place: { file: configurationFile, path: [] },
      values: [],
    },
  ];
}

/** That an exception is not the one of the base. */
export function exceptionChange(record: QmsRecord, base: QmsRecord | undefined): readonly Change[] {
  if (record.type !== 'exception' || (base !== undefined && deepEqual(base.data, record.data))) return [];
  return [
    {
      kind: 'exception',
      subject: 'exception',
      values: [],
      message: say.exception({ id: record.id }),
      place: { file: record.file, record: record.key, path: ['id'] },
    },
  ];
}
