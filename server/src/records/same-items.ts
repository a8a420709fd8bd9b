import type { Json, JsonObject } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import type { KeptYaml } from './kept-yaml.ts';
import type { ReadSetup } from './read-setup.ts';
import type { RecordSource } from './record-source.ts';

/** The record of an item, where it is known already. */
export type KnownRecord = (item: number, value: Json, ordinal: number) => QmsRecord | null;

const none: KnownRecord = () => null;

/**
 * The records of a register's items that say what they said in the text before. Where an item is the very value it was,
 * the text was read as an edit of that one: in plain YAML, where nothing is odd, and all else of the register is the same.
 * @param before the text before, with what was read of it
 * @param valuesOf a mapping as this root names its keys
 */
export function sameItems(
  before: KeptYaml | null,
  register: RecordSource,
  setup: ReadSetup,
  valuesOf: (data: Json | undefined) => JsonObject | null,
): KnownRecord {
  if (before?.facts?.setup !== setup || register.undecodable !== null) return none;
  const { records, issues } = before.facts.facts;
  const values = valuesOf(before.stream.documents[0]?.data)?.['items'];
  if (!Array.isArray(values)) return none;
  // What is wrong is said with its place, which may be another now.
  const faulty = new Set(issues.map(({ ordinal }) => ordinal));
  return (item, value, ordinal) => {
    const record = values[item] === value ? records[ordinal] : undefined;
    return record?.item === item && !faulty.has(ordinal) ? record : null;
  };
}
