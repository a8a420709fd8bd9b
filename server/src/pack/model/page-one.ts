import type { IsoDate } from '../../model/configuration.ts';
import type {
  ActionEntry,
  Answer,
  Bounded,
  Cited,
  Expectation,
  Link,
  Money,
  MoneySum,
  Party,
} from './shared.ts';

/** Page one: what is asked, what the last decisions brought, what changed, what poor quality costs. */

export interface PageOne {
  /** At most seven: unanswered first, then by deadline, then by amount. */
  readonly decisions: Bounded<DecisionAsked>;
  readonly lastTime: LastTime;
  /** Three to five where the records hold that many; fewer (or none) otherwise. */
  readonly changes: readonly SignificantChange[];
  /** Null when the records hold no cost of poor quality. */
  readonly costOfPoorQuality: CostOfPoorQuality | null;
}

/** A decision asked of top management by an input's `ask`. */
export interface DecisionAsked {
  readonly link: Link;
  readonly request: string;
  /** Keys of the inputs that ask. */
  readonly inputs: readonly string[];
  readonly theme: string | null;
  readonly money: Money | null;
  readonly headcount: number | null;
  readonly decideBy: IsoDate | null;
  /** Days from `asOf` to `decideBy`; negative when past. */
  readonly daysLeft: number | null;
  /** What happens otherwise. */
  readonly ifNot: string | null;
  readonly options: readonly string[];
  readonly from: Party | null;
  readonly objectives: readonly Cited[];
  /** The answer the review gave, once it did. */
  readonly answer: Answer | null;
}

export interface LastTime {
  /** The review before this one, or null for the first. */
  readonly review: Link | null;
  readonly date: IsoDate | null;
  readonly decisions: Bounded<PastDecision>;
  /** Decisions with a due date by `asOf`, and how many of those were carried out by it. */
  readonly kept: {
    readonly due: number;
    readonly onTime: number;
    readonly late: number;
    readonly open: number;
    /** Carried out as its outcome says, without an action that would tell when. */
    readonly undated: number;
  };
}

/** A decision of the review before, and what it brought. */
export interface PastDecision {
  readonly link: Link;
  readonly decision: string;
  readonly kind: string | null;
  readonly answer: string | null;
  readonly theme: string | null;
  readonly owner: Party | null;
  readonly due: IsoDate | null;
  readonly granted: Money | null;
  /** As of `asOf`: `done`, `late` (past due and open), `open`, or `none` when there was nothing to do. */
  readonly progress: 'done' | 'late' | 'open' | 'none';
  /** When its last action was completed, once all are. */
  readonly doneOn: IsoDate | null;
  /** Days after the due date it was (or still is) late; null when in time. */
  readonly daysLate: number | null;
  readonly actions: readonly ActionEntry[];
  /** What the review judged it brought, if it did by `asOf`. */
  readonly outcome: {
    readonly result: 'effective' | 'partly-effective' | 'not-effective';
    readonly value: number | null;
    readonly note: string | null;
    readonly date: IsoDate | null;
  } | null;
  readonly expected: Expectation | null;
}

/** A change between the period and the one before that matters in money or to customers. */
export interface SignificantChange {
  readonly link: Link;
  readonly theme: string | null;
  readonly matters: 'money' | 'customers';
  /** What it is read from. */
  readonly source: 'indicator' | 'input' | 'objective' | 'complaints' | 'risk';
  /** What changed: title of the indicator or objective, or the input's summary. */
  readonly subject: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: string | null;
  /** Effect in money; for an indicator with `moneyPerUnit` the difference over the period. Positive is a cost avoided or gained. */
  readonly money: Money | null;
  readonly direction: 'better' | 'worse' | 'unchanged' | 'unknown';
}

/** Cost of poor quality over time: one chart. */
export interface CostOfPoorQuality {
  /** `indicator`: readings × money per unit; `records`: costs entered on complaints, nonconformities, outputs. */
  readonly source: 'indicator' | 'records';
  readonly indicator: Link | null;
  readonly currency: string;
  readonly points: readonly {
    readonly period: string;
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly amount: number;
    readonly target: number | null;
  }[];
  /** Sum over the review's period and over the one it is compared with; null without readings, `before` also where it has fewer or more of them. */
  readonly total: number | null;
  readonly before: number | null;
  /** Costs entered on records dated in the review's period, per kind; the same cost on linked records counts once. */
  readonly byKind: readonly {
    readonly kind: string;
    readonly sum: MoneySum;
    readonly records: readonly Link[];
  }[];
  /** Costs left out because a linked record already carries them. */
  readonly countedOnce: number;
  /** Costs in currencies other than the chart's, which are not added. */
  readonly otherCurrencies: readonly MoneySum[];
}
