import type { JsonObject } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { baseOf, type RecordsUnder } from './base-record.ts';

/** Fields that say who may sign, and by what a signer is known, by type of record. */
const identityFields: Readonly<Record<string, readonly string[]>> = {
  role: ['topManagement', 'holders', 'delegations'],
  person: ['emails', 'signingKeys'],
};

/** The fields of a record that say who may sign; none for most types. */
export const identityFieldsOf = ({ type }: QmsRecord): readonly string[] =>
  Object.hasOwn(identityFields, type) ? identityFields[type]! : [];

/**
 * A record with what the base says about who may sign. What it says itself gives no authority yet; what it is signed
 * with stays as it is.
 */
export function withIdentitiesOf(record: QmsRecord, under: RecordsUnder): QmsRecord {
  const fields = identityFieldsOf(record);
  if (fields.length === 0) return record;
  const base = baseOf(record, under)?.data ?? {};
  const others = Object.entries(record.data).filter(([key]) => !fields.includes(key));
  const given = fields.flatMap((key) => (Object.hasOwn(base, key) ? [[key, base[key]!] as const] : []));
  const data: JsonObject = Object.fromEntries([...others, ...given]);
  return { ...record, data };
}
