import type { Money, MoneySum } from '../model.ts';

/** Cents: adding must leave nothing behind that nobody wrote. */
export const rounded = (amount: number): number => Math.round(amount * 100) / 100;

/** Amounts added up per currency and rhythm, the largest first. */
export function sumsOf(amounts: readonly (Money | null)[]): readonly MoneySum[] {
  const sums = new Map<string, MoneySum>();
  for (const money of amounts) {
    if (money === null) continue;
    const key = `${money.currency} ${money.per}`;
    const sum = sums.get(key);
    sums.set(key, {
      currency: money.currency,
      per: money.per,
      amount: rounded((sum?.amount ?? 0) + money.amount),
      estimated: money.estimated || (sum?.estimated ?? false),
      count: (sum?.count ?? 0) + 1,
    });
  }
  return [...sums.values()].sort((left, right) => Math.abs(right.amount) - Math.abs(left.amount));
}

/** An amount over a year, to compare sizes with: what comes once counts once. */
export const yearly = ({ amount, per }: Pick<Money, 'amount' | 'per'>): number =>
  per === 'month' ? amount * 12 : amount;
