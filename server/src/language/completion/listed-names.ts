import { inForceToday } from '../../domain/in-force.ts';
import type { Json } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { titleOf } from '../../records/record-title.ts';
import { isObject, mappingsOf, splitReference, textOf } from '../../records/values.ts';
import type { FieldDoc, FieldValue } from '../../schemas/field-doc.ts';
import { recordsOf } from '../context.ts';
import type { FieldScope } from '../field-scope.ts';
import { shortened } from '../markdown-text.ts';
import { type DataRequest, ownTexts } from './request.ts';

const longestMeaning = 100;

/**
 * Names a field takes from a list or mapping of a record: the commitments of the policy an objective serves,
 * the outputs of the review an action comes from.
 */
export function listedNames(request: DataRequest, scope: FieldScope, field: FieldDoc): readonly FieldValue[] {
  const { listedIn } = field;
  if (listedIn === undefined) return [];
  const names = new Map<string, FieldValue>();
  for (const record of listingRecords(request, scope, listedIn)) {
    for (const { name, meaning } of namesIn(record.data[listedIn.field], listedIn.key)) {
      const where = [record.id, titleOf(record) ?? ''].join(' ').trim();
      if (!names.has(name))
        names.set(name, { value: name, description: meaning === null ? where : `${meaning} (${where})` });
    }
  }
  return [...names.values()];
}

function listingRecords(
  request: DataRequest,
  scope: FieldScope,
  { record, type }: NonNullable<FieldDoc['listedIn']>,
): readonly QmsRecord[] {
  const { queries } = request.context.project;
  const own = ownTexts(request, scope);
  if (record === undefined) {
    const found = recordsOf(request.context).find(({ id }) => id !== '' && id === own.get('id'));
    return found === undefined ? [] : [found];
  }
  const { id, version } = splitReference((own.get(record) ?? '').replace(/^\[\s*|[\s,].*$|\]$/g, ''));
  const named = queries.record(id, version);
  if (named !== undefined) return [named];
  return type === undefined ? [] : inForceToday(queries, type);
}

/** Keys of a mapping, or what stands under a key of the entries of a list, each with what stands next to it. */
function namesIn(
  value: Json | undefined,
  key: string | undefined,
): readonly { readonly name: string; readonly meaning: string | null }[] {
  const worded = (text: Json | undefined): string | null =>
    textOf(text) === null ? null : shortened(textOf(text)!, longestMeaning);
  if (key === undefined)
    return isObject(value)
      ? Object.entries(value).map(([name, meaning]) => ({ name, meaning: worded(meaning) }))
      : [];
  return mappingsOf(value).flatMap(({ value: entry }) => {
    const name = textOf(entry[key]);
    if (name === null) return [];
    const meaning = Object.entries(entry).find(
      ([other, text]) => other !== key && textOf(text)?.includes(' '),
    )?.[1];
    return [{ name, meaning: worded(meaning) }];
  });
}
