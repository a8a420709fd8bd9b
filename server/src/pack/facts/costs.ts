import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, mappingsOf, textOf } from '../../records/values.ts';
import type { Money } from '../model.ts';
import { moneyOf, type PackContext } from './context.ts';

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

type StatedCost = { readonly kind: string; readonly money: Money };

export const costsOf = (record: QmsRecord): readonly StatedCost[] =>
  mappingsOf(record.data['costs']).flatMap(({ value }) => {
    const money = moneyOf(value['money']);
    return money === null ? [] : [{ kind: textOf(value['kind']) ?? 'other', money }];
  });

export const moneyIn = (records: readonly QmsRecord[]): readonly Money[] =>
  records.flatMap((record) => costsOf(record).map(({ money }) => money));

/** Records joined into cases: whatever names one another as nonconformity or as origin. Gives each record its case. */
function casesOf(records: readonly QmsRecord[]): (record: QmsRecord) => string {
  const known = new Set(records.map(({ id }) => id));
  const joinedTo = new Map<string, string>();
  const caseOf = (id: string): string => {
    let at = id;
    for (let next = joinedTo.get(at); next !== undefined; next = joinedTo.get(at)) {
      const after = joinedTo.get(next);
      if (after !== undefined) joinedTo.set(at, after);
      at = next;
    }
    return at;
  };
  for (const { id, data } of records) {
    const { nonconformity, from, repeats } = data;
    if (nonconformity === undefined && from === undefined) continue;
    // A repeat is a case of its own with costs of its own.
    const repeated = idsOf(repeats);
    for (const other of [...idsOf(nonconformity), ...idsOf(from)]) {
      const [own, joined] = [caseOf(id), caseOf(other)];
      if (known.has(other) && !repeated.includes(other) && own !== joined) joinedTo.set(own, joined);
    }
  }
  return ({ id }) => caseOf(id);
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
  const caseOf = casesOf(records);
  const costs: Cost[] = [];
  let countedOnce = 0;
  const most = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const record of records) {
    const stated = costsOf(record);
    if (stated.length === 0) continue;
    const date = dateOf(record.data[dated[record.type]!]);
    if (date === null || date > context.asOf) continue;
    for (const { kind, money } of stated) {
      const cost = [caseOf(record), kind, money.amount, money.currency, money.per].join('\n');
      const slot = `${record.type}\n${cost}`;
      const count = (counts.get(slot) ?? 0) + 1;
      counts.set(slot, count);
      if (count <= (most.get(cost) ?? 0)) countedOnce += 1;
      else {
        most.set(cost, count);
        costs.push({ record, date, kind, money });
      }
    }
  }
  return { costs, countedOnce };
}
