import type { IsoDate } from '../../model/configuration.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { dateOf } from '../../records/dates.ts';
import { isPlaceholder } from '../../records/scan-text.ts';
import { isBlank, isObject, numberOf, splitReference, textOf, textsOf } from '../../records/values.ts';
import type { Stretch } from '../../statistics/trend.ts';
import { versionOn } from '../../workspace/in-force.ts';
import type { Cited, Link, Money, Party, Timing } from '../model.ts';
import { sameList, shared } from '../recall/share.ts';
import { clip, limits } from './limits.ts';

/** What a review refers to. Who signs it, and as what, is no part of it: signing a review changes nothing of its pack. */
export const citations = ({ references }: QmsRecord): QmsRecord['references'] =>
  references.filter(({ path }) => path[0] !== 'signOffs');

/** What all sections of a pack are made from. */
export interface PackContext {
  readonly queries: Queries;
  readonly review: QmsRecord;
  /** The review and its held parts. */
  readonly whole: readonly QmsRecord[];
  readonly asOf: IsoDate;
  /** The review's period; where it states none, the twelve months before `asOf`. */
  readonly period: Stretch;
  readonly comparedWith: Stretch;
  /** From the day after the previous review (if that lies in the period) to the day of the pack: what is new to this review. */
  readonly sinceLast: Stretch;
  /**
   * Whether the pack shows today: only then does it show what records say without a date and go on changing (a
   * forecast, what an action waits for). Of an earlier day nobody knows what they said.
   */
  readonly isPresent: boolean;
  /** Ids the review and its parts mention. */
  readonly cited: ReadonlySet<string>;
  /** Finds something out of a context like this one; where packs are built again and again, only if it may have changed. */
  readonly remember: <A extends readonly string[], T>(about: Remembered<A, T>, ...args: A) => T;
}

/** Something that is found out of a context and remembered. */
export interface Remembered<A extends readonly string[], T> {
  /** Unlike that of anything else. */
  readonly name: string;
  /** From the context and the arguments alone. */
  readonly find: (context: PackContext, ...args: A) => T;
  /** Gives what was found before where it says the same. */
  readonly keep: (before: T | undefined, after: T) => T;
}

/** Facts that are remembered. Nobody changes them. */
export const remembered =
  <A extends readonly string[], T>(name: string, find: (context: PackContext, ...args: A) => T) =>
  (context: PackContext, ...args: A): T =>
    context.remember({ name, find, keep: shared<T> }, ...args);

/** The same for a list of records: it is the same if it holds the same ones. */
export const rememberedRecords =
  <A extends readonly string[]>(
    name: string,
    find: (context: PackContext, ...args: A) => readonly QmsRecord[],
  ) =>
  (context: PackContext, ...args: A): readonly QmsRecord[] =>
    context.remember({ name, find, keep: sameList<QmsRecord> }, ...args);

/** What a reference is followed by: the records, and the day on which. */
type Day = Pick<PackContext, 'queries' | 'asOf'>;

/** The record that a written reference (`id` or `id@version`) leads to on the day of the pack. */
export function recordAt({ queries, asOf }: Day, written: string): QmsRecord | undefined {
  const { id, version } = splitReference(written);
  return version === null ? versionOn(queries.versions(id), asOf) : queries.record(id, version);
}

/** A record that is known to be there, looked up again: by its id, or among all of its type where it has none yet. */
export function ofKey(
  { queries }: Pick<PackContext, 'queries'>,
  type: string,
  id: string,
  key: string,
): QmsRecord {
  const among = id === '' ? queries.ofType(type) : queries.versions(id);
  const record = among.find((each) => each.key === key);
  if (record === undefined) throw new Error(`no record ${key} any more`);
  return record;
}

/**
 * Whether a record can have been there on a day. A first version that took effect later was not; of a later
 * version, former ones may have been overwritten, and it is left in. What says when it was first seen was there
 * from then on.
 */
function wasThere({ data, version }: QmsRecord, day: IsoDate): boolean {
  const since = dateOf(data['identifiedOn']) ?? dateOf(data['effectiveFrom']);
  if (since === null || since <= day) return true;
  const isFirst = version === null || /^[01](?:\.0+)*$/.test(version);
  return !(isFirst && isBlank(data['history']) && isBlank(data['supersedes']));
}

/** The records of a type as they were on the day of the pack, one per id; drafts, withdrawn ones and later ones left out. */
export function recordsOn({ queries, asOf }: PackContext, type: string): readonly QmsRecord[] {
  const byId = new Map<string, QmsRecord[]>();
  for (const record of queries.ofType(type)) {
    const versions = byId.get(record.id);
    if (versions === undefined) byId.set(record.id, [record]);
    else versions.push(record);
  }
  return [...byId.values()].flatMap((versions) => {
    const record = versionOn(versions, asOf);
    if (record === undefined || record.phase === 'draft' || record.phase === 'void') return [];
    if (!wasThere(record, asOf)) return [];
    const withdrawn = dateOf(record.data['withdrawnOn']);
    return withdrawn !== null && withdrawn <= asOf ? [] : [record];
  });
}

/** The records that name one in a field, each once, in order of their ids (not of the files they lie in). */
export const namedBy = (
  { queries }: Pick<PackContext, 'queries'>,
  id: string,
  field: string,
): readonly QmsRecord[] =>
  [...new Map(queries.referrers(id, field).map(({ source }) => [source.key, source])).values()].sort(
    (left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
  );

export const within = (date: IsoDate | null, { from, to }: Stretch): boolean =>
  date !== null && from <= date && date <= to;

/** Where a day stands to the period of the review. */
export const timingOf = (date: IsoDate | null, { period }: PackContext): Timing =>
  date === null || within(date, period) ? 'period' : date < period.from ? 'before' : 'after';

/** From the first day of the period to the day of the pack: what the review can have looked at. */
export const untilNow = ({ period, asOf }: PackContext): Stretch => ({ from: period.from, to: asOf });

/** A date, unless it lies after the day of the pack. */
export function dateBy({ asOf }: PackContext, value: Json | undefined): IsoDate | null {
  const date = dateOf(value);
  return date !== null && date <= asOf ? date : null;
}

/** The text of a value, or null for none and for a placeholder: nothing has been said yet. */
const saidIn = (value: Json | undefined): string | null => {
  const text = textOf(value);
  return text === null || isPlaceholder(text) ? null : text;
};

export const line = (value: Json | undefined): string | null => {
  const text = saidIn(value);
  return text === null ? null : clip(text, limits.line);
};

export const paragraph = (value: Json | undefined): string | null => {
  const text = saidIn(value);
  return text === null ? null : clip(text, limits.paragraph);
};

export const lines = (value: Json | undefined): readonly string[] =>
  textsOf(value)
    .slice(0, limits.references)
    .map((text) => clip(text, limits.line));

export const oneOf = <T extends string>(value: Json | undefined, allowed: readonly T[]): T | null =>
  allowed.find((each) => each === value) ?? null;

/** The member of a mapping, or undefined where there is no mapping. */
export const member = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) ? value[key] : undefined;

export const linkTo = (record: QmsRecord, path: Path = []): Link => ({
  id: record.id,
  type: record.type,
  title: line(record.data['title'] ?? record.data['name']),
  version: record.version,
  file: record.file,
  path,
});

/** A reference as written, with what it leads to. */
export function citedOf(context: PackContext, written: string): Cited {
  const record = recordAt(context, written);
  return { written: clip(written, limits.line), to: record === undefined ? null : linkTo(record) };
}

/** The references of a field that holds one or several. */
export const citedIn = (context: PackContext, value: Json | undefined): readonly Cited[] =>
  textsOf(value)
    .slice(0, limits.references)
    .map((written) => citedOf(context, written));

export const firstCited = (context: PackContext, value: Json | undefined): Cited | null =>
  citedIn(context, value)[0] ?? null;

/** The role or person a field names. */
export function partyOf(context: Day, value: Json | undefined): Party | null {
  const written = textsOf(value)[0];
  if (written === undefined) return null;
  const record = recordAt(context, written);
  const kind = record?.type === 'role' || record?.type === 'person' ? record.type : 'unknown';
  const name = record?.type === 'person' ? record.data['name'] : record?.data['title'];
  return { id: record?.id ?? clip(written, limits.line), name: line(name), kind };
}

export const partiesOf = (context: PackContext, value: Json | undefined): readonly Party[] =>
  textsOf(value)
    .slice(0, limits.rows)
    .flatMap((written) => partyOf(context, written) ?? []);

/** An amount of money, or null for anything that lacks amount or currency. */
export function moneyOf(value: Json | undefined): Money | null {
  if (!isObject(value)) return null;
  const [amount, currency] = [numberOf(value['amount']), textOf(value['currency'])];
  if (amount === null || !Number.isFinite(amount) || currency === null) return null;
  return {
    amount,
    currency: clip(currency, 10),
    per: oneOf(value['per'], ['once', 'month', 'year']) ?? 'once',
    estimated: value['estimated'] === true,
  };
}

export const resultOf = (data: JsonObject, context: PackContext): string | null => {
  const { effectiveness } = data;
  return dateBy(context, member(effectiveness, 'date')) === null
    ? null
    : line(member(effectiveness, 'result'));
};
