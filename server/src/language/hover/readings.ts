import Papa from 'papaparse';
import type { Json } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isObject, mappingsOf, numberOf, textOf } from '../../records/values.ts';

/** One value of an indicator; null where there is none for a known reason. */
export interface Reading {
  readonly period: string;
  readonly value: number | null;
}

/** Longest table that is shown; a sparkline needs only its end. */
const longestTable = 1_000_000;

/** An indicator's readings in the order written: its own, else those of its data file. */
export function readingsOf(record: QmsRecord, queries: Queries): readonly Reading[] {
  const own = mappingsOf(record.data['readings']).flatMap(({ value }) =>
    reading(value['period'], value['value']),
  );
  if (own.length > 0) return own;
  const target = record.fileUses.find(({ use }) => use === 'data')?.target ?? null;
  const table = target === null ? null : queries.file(target).text;
  if (table === null || table.length > longestTable) return [];
  const { data } = Papa.parse<Record<string, string>>(table, { header: true, skipEmptyLines: true });
  return data.flatMap((row) =>
    isObject(row) ? reading(row['period'], row['value']?.trim() ? Number(row['value']) : null) : [],
  );
}

function reading(period: Json | undefined, value: Json | undefined): Reading[] {
  const name = typeof period === 'number' ? String(period) : textOf(period);
  if (name === null) return [];
  const number = numberOf(value);
  return [{ period: name, value: number !== null && Number.isFinite(number) ? number : null }];
}
