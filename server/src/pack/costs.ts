import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { idsOf, mappingsOf, textOf } from '../records/values.ts';
import { moneyOf, type PackContext } from './context.ts';
import type { Money } from './model.ts';

/** A cost as a record states it. */
export interface Cost {
  readonly record: QmsRecord;
  readonly date: IsoDate;
  readonly kind: string;
  readonly money: Money;
}

/** Types that carry costs, with the day a cost belongs to. */
const dated: Readonly<Record<string, string>> = {
  complaint: 'receivedOn',
  nonconformity: 'detectedOn',
  'nonconforming-output': 'detectedOn',
  change: 'requestedOn',
};

export const costsOf = (record: QmsRecord): readonly { readonly kind: string; readonly money: Money }[] =>
  mappingsOf(record.data['costs']).flatMap(({ value }) => {
    const money = moneyOf(value['money']);
    return money === null ? [] : [{ kind: textOf(value['kind']) ?? 'other', money }];
  });

export const moneyIn = (records: readonly QmsRecord[]): readonly Money[] =>
  records.flatMap((record) => costsOf(record).map(({ money }) => money));

/** Records joined into cases: whatever names one another as nonconformity or as origin. */
function casesOf(records: readonly QmsRecord[]): readonly (readonly QmsRecord[])[] {
  const parent = new Map<string, string>(records.map(({ id }) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) {
      const next = parent.get(at)!;
      parent.set(at, parent.get(next)!);
      at = next;
    }
    return at;
  };
  for (const { id, data } of records)
    for (const other of [
      ...idsOf(data['nonconformity']),
      ...idsOf(data['from']),
      ...idsOf(data['repeats']),
    ]) {
      const field = idsOf(data['repeats']).includes(other);
      // A repeat is a case of its own with costs of its own.
      if (!field && parent.has(other)) parent.set(root(id), root(other));
    }
  const cases = new Map<string, QmsRecord[]>();
  for (const record of records) {
    const key = root(record.id);
    const members = cases.get(key);
    if (members === undefined) cases.set(key, [record]);
    else members.push(record);
  }
  return [...cases.values()];
}

/**
 * All costs of complaints, nonconformities, outputs and changes dated by the day of the pack. One case
 * is often entered on several linked records, and a cost with it: the same kind and amount on linked
 * records of different types is one cost, and counts as often as the type that has it most.
 */
export function allCosts(context: PackContext): {
  readonly costs: readonly Cost[];
  readonly countedOnce: number;
} {
  const records = Object.keys(dated).flatMap((type) =>
    context.queries.ofType(type).filter(({ phase }) => phase !== 'draft' && phase !== 'void'),
  );
  const costs: Cost[] = [];
  let countedOnce = 0;
  for (const members of casesOf(records)) {
    const most = new Map<string, number>();
    const counts = new Map<string, number>();
    for (const record of members) {
      const date = dateOf(record.data[dated[record.type]!]);
      if (date === null || date > context.asOf) continue;
      for (const { kind, money } of costsOf(record)) {
        const cost = JSON.stringify([kind, money.amount, money.currency, money.per]);
        const slot = `${record.type} ${cost}`;
        const count = (counts.get(slot) ?? 0) + 1;
        counts.set(slot, count);
        if (count <= (most.get(cost) ?? 0)) countedOnce += 1;
        else {
          most.set(cost, count);
          costs.push({ record, date, kind, money });
        }
      }
    }
  }
  return { costs, countedOnce };
}
