import { sumsOf } from '../../facts/money.ts';
import type { DecisionAsked, MoneySum } from '../../model.ts';

/** What stands behind an ask, and which of it an ask before it has already named. */
export interface AskWorth {
  /** The objective to be named, with what reaching it is worth. */
  readonly first: DecisionAsked['worth'][number] | null;
  /** How many more objectives of worth it serves. */
  readonly others: number;
  /** Letter of the ask under which the worth of that objective is counted; null where it is this one. */
  readonly countedAt: string | null;
  readonly delay: DecisionAsked['delay'];
  /** The same for what waiting costs. */
  readonly delayCountedAt: string | null;
}

const objectiveKey = ({ objective }: DecisionAsked['worth'][number]): string =>
  objective.to?.id ?? objective.written;

/**
 * What each ask is worth, so that a benefit that stands behind several is counted under the first alone: the worth of an
 * objective and the cost of one constraint do not double because two asks serve them.
 * @param asks the asks as they are shown, each with its letter
 */
export function worthOfEach(
  asks: readonly { readonly letter: string; readonly ask: DecisionAsked }[],
): ReadonlyMap<string, AskWorth> {
  const objectives = new Map<string, string>();
  const delays = new Map<string, string>();
  const found = new Map<string, AskWorth>();
  for (const { letter, ask } of asks) {
    const own = ask.worth.find((each) => !objectives.has(objectiveKey(each)));
    const first = own ?? ask.worth[0] ?? null;
    const delayKey = ask.delay?.process.id;
    found.set(letter, {
      first,
      others: Math.max(0, ask.worth.length - 1),
      countedAt: first === null || own !== undefined ? null : objectives.get(objectiveKey(first))!,
      delay: ask.delay,
      delayCountedAt: delayKey === undefined ? null : (delays.get(delayKey) ?? null),
    });
    for (const each of ask.worth)
      if (!objectives.has(objectiveKey(each))) objectives.set(objectiveKey(each), letter);
    if (delayKey !== undefined && !delays.has(delayKey)) delays.set(delayKey, letter);
  }
  return found;
}

/** What the objectives behind all asks are worth, each once, by currency and rhythm; the largest first. */
export function worthOfAll(asks: readonly DecisionAsked[]): readonly MoneySum[] {
  const each = new Map(
    asks.flatMap(({ worth }) => worth.map((one) => [objectiveKey(one), one.value] as const)),
  );
  return sumsOf([...each.values()]);
}
