import type { DecisionAsked, Pack } from '../../model.ts';

/** An ask with the letter it is spoken of by. */
export interface RankedAsk {
  readonly letter: string;
  readonly ask: DecisionAsked;
}

/** Asks shown whole, and asks shown at all. */
const MOST_WHOLE = 5;
const MOST_SHOWN = 20;

/** What the first page shows of all that is asked. */
export interface ShownAsks {
  readonly whole: readonly RankedAsk[];
  readonly further: readonly RankedAsk[];
  /** How many more there are. */
  readonly rest: number;
}

/** The largest asks whole, further ones in a line each, the rest as a count; in the order in which they press. */
export function allAsks(pack: Pack): ShownAsks {
  const { decisions, totals } = pack.pageOne;
  const listed = new Set(decisions.items.map(placeOf));
  const others = pack.inputs.flatMap(({ ask }) => (ask === null || listed.has(placeOf(ask)) ? [] : [ask]));
  const asks = [...decisions.items, ...others];
  const largest = new Set(asks.toSorted((left, right) => sizeOf(right) - sizeOf(left)).slice(0, MOST_WHOLE));
  const whole = asks.filter((ask) => largest.has(ask));
  const ranked = [...whole, ...asks.filter((ask) => !largest.has(ask))]
    .slice(0, MOST_SHOWN)
    .map((ask, i) => ({ ask, letter: String.fromCharCode(65 + i) }));
  return {
    whole: ranked.slice(0, whole.length),
    further: ranked.slice(whole.length),
    rest: Math.max(0, totals.asks - ranked.length),
  };
}

const placeOf = ({ link }: DecisionAsked): string => `${link.id}\n${link.path.join('.')}`;

/** An ask's money in a year, whatever its currency. */
const sizeOf = ({ money }: DecisionAsked): number =>
  money === null ? 0 : Math.abs(money.amount) * (money.per === 'month' ? 12 : 1);
