import type { IsoDate } from '../../model/configuration.ts';
import type { Movement } from './measures.ts';
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
  UnreadData,
} from './shared.ts';

/** Page one: what is asked, what the last decisions brought, what changed, what poor quality costs. */

export interface PageOne {
  /** At most seven: unanswered first, then by deadline, then by amount. */
  readonly decisions: Bounded<DecisionAsked>;
  /** All that is asked and what was granted of it, added up. */
  readonly totals: AskTotals;
  /** Decisions of this review that answer no ask; with those asked, no more than seven are shown. */
  readonly unasked: Bounded<DecisionUnasked>;
  readonly lastTime: LastTime;
  /** Three to five where the records hold that many; fewer (or none) otherwise. */
  readonly changes: readonly SignificantChange[];
  /** Null when the records hold no cost of poor quality. */
  readonly costOfPoorQuality: CostOfPoorQuality | null;
}

/** What all asks come to, those beyond the shown ones included. */
export interface AskTotals {
  readonly asks: number;
  readonly answered: number;
  readonly asked: readonly MoneySum[];
  readonly headcountAsked: number;
  /** Granted in answer to these asks. */
  readonly granted: readonly MoneySum[];
  readonly headcountGranted: number;
}

/** A decision that no input asked for. */
export interface DecisionUnasked {
  readonly link: Link;
  readonly decision: string;
  readonly theme: string | null;
  readonly owner: Party | null;
  readonly due: IsoDate | null;
  /** What it grants, otherwise what its actions and changes are to cost. */
  readonly money: readonly MoneySum[];
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
  /** Why it matters: what reaching the objectives it serves is worth, of those not ended yet; the largest first. */
  readonly worth: readonly { readonly objective: Cited; readonly value: Money }[];
  /** What waiting costs: the constraint of a process whose indicator the input shows, or that it cites. */
  readonly delay: { readonly process: Link; readonly what: string; readonly cost: Money } | null;
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
    /** Of those on time, how many only after their date had been moved. */
    readonly moved: number;
    readonly late: number;
    readonly open: number;
    /** Carried out as its outcome says, without an action that would say when. */
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
  /** The day it was first promised for, where its actions were moved from an earlier one. */
  readonly firstDue: IsoDate | null;
  /** Days after `firstDue` that it was carried out (or is still open). */
  readonly daysAfterFirst: number | null;
  /** The day its open actions have been moved to, past its own due date, and why. */
  readonly newDue: IsoDate | null;
  readonly movedBecause: string | null;
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
  /** What changed: title of the indicator, objective or risk, or the input's summary. */
  readonly subject: string;
  /** Figures before and after: means of the readings compared, an objective's baseline and result, or a risk's ratings. */
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: string | null;
  /** How the indicator moved, where the change is read from one. */
  readonly movement: Movement | null;
  /** Effect of the change in money. Positive is a cost avoided or gained. */
  readonly money: Money | null;
  /** What a risk could cost, or what an objective not reached is worth. Never an effect: nothing of it has happened. */
  readonly atStake: Money | null;
  /** `mixed`: the means and the latest reading against a year before point in opposite directions. */
  readonly direction: 'better' | 'worse' | 'unchanged' | 'mixed' | 'unknown';
  /** The objective behind it that ended since the last review, or is behind its plan. */
  readonly objective: ObjectiveOutcome | null;
  /** What is missing from the readings, where it is read from an indicator. */
  readonly unread?: UnreadData;
  /** What kind of change of a risk it is. */
  readonly risk: {
    readonly kind: 'new' | 'lowered' | 'raised' | 'reassessed';
    /** The highest rating there is. */
    readonly highest: number;
    readonly rating: number | null;
    readonly acceptedUntil: IsoDate | null;
  } | null;
}

/** How an objective ended, or that it is behind the interim target (or final one) that was due. */
export interface ObjectiveOutcome {
  readonly cited: Cited;
  readonly outcome: 'achieved' | 'missed' | 'behind';
  /** The target it reached or missed, and the period or day for which it was planned. */
  readonly target: number | null;
  readonly planned: string | null;
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
  /** What is missing from the readings of the indicator. */
  readonly unread?: UnreadData;
}
