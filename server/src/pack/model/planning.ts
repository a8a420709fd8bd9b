import type { IsoDate } from '../../model/configuration.ts';
import type { DecisionAsked } from './page-one.ts';
import type { SurveyEntry } from './performance.ts';
import type {
  ActionEntry,
  Answer,
  Bounded,
  Cited,
  Link,
  Money,
  MoneySum,
  Party,
  UnreadData,
} from './shared.ts';

/** Risks, competence, resources, bottlenecks and culture. */

export interface Risks {
  /** Ratings go from 1 to this in both directions. */
  readonly scale: number;
  /** Likelihood × severity from which a risk needs action or acceptance. */
  readonly threshold: number;
  readonly before: readonly RiskCell[];
  /** Of the risks assessed again after treatment only. */
  readonly after: readonly RiskCell[];
  readonly entries: Bounded<RiskEntry>;
  readonly opportunities: Bounded<OpportunityEntry>;
}

/** A cell of the matrix that holds at least one risk. */
export interface RiskCell {
  readonly likelihood: number;
  readonly severity: number;
  readonly count: number;
  /** Ids of the risks in it, the first few. */
  readonly ids: readonly string[];
}

export interface RiskRating {
  readonly likelihood: number;
  readonly severity: number;
  readonly rating: number;
}

export interface RiskEntry {
  readonly link: Link;
  readonly category: string | null;
  readonly themes: readonly string[];
  readonly owner: Party | null;
  readonly before: RiskRating | null;
  /** Assessed again after treatment; null while that has not been done. */
  readonly after: RiskRating | null;
  readonly treatment: string | null;
  readonly acceptedUntil: IsoDate | null;
  readonly exposure: Money | null;
  readonly actions: readonly ActionEntry[];
  readonly effect: string | null;
}

/** Each `low`, `medium` or `high`. */
export interface OpportunityRating {
  readonly benefit: string | null;
  readonly effort: string | null;
  readonly likelihood: string | null;
}

export interface OpportunityEntry {
  readonly link: Link;
  readonly decision: string | null;
  readonly value: Money | null;
  readonly effort: string | null;
  /** How it was rated before it was decided on; null where it was not. */
  readonly rating: OpportunityRating | null;
  readonly owner: Party | null;
  readonly effect: string | null;
}

export interface CompetenceView {
  readonly entries: Bounded<CompetenceEntry>;
  /** Open risks of the category `people`, and the objectives they name that are still pursued: what the entries above cannot show. */
  readonly risks: readonly { readonly link: Link; readonly rating: number | null }[];
  readonly objectives: readonly {
    readonly link: Link;
    readonly due: IsoDate | null;
    /** Milestones not done by `asOf`. */
    readonly open: readonly string[];
  }[];
  /** Trainings in the period whose effect was, and was not, evaluated. */
  readonly trainings: { readonly held: number; readonly evaluated: number };
}

export interface CompetenceEntry {
  readonly link: Link;
  /** People who hold it on `asOf`; people in training and lapsed ones do not count. */
  readonly holders: number;
  readonly minimum: number | null;
  readonly inTraining: number;
  readonly expiring: number;
  /** One holder or none, or fewer than the minimum. */
  readonly singlePointOfFailure: boolean;
  /** Just enough: one leaves, and there are too few. */
  readonly atMinimum: boolean;
  readonly requiredFor: readonly Cited[];
  /** What is missing from its table of people. */
  readonly unread?: UnreadData;
}

export interface Resources {
  readonly asked: readonly MoneySum[];
  readonly granted: readonly MoneySum[];
  /** What decisions that grant no money are to cost, by the budgets of their actions and changes. */
  readonly committed: readonly MoneySum[];
  readonly headcountAsked: number;
  readonly headcountGranted: number;
  /** Each ask with its answer, then what was granted unasked, then what else decisions are to cost. */
  readonly entries: readonly {
    readonly asked: DecisionAsked | null;
    readonly granted: Answer | null;
    /** The decision that commits to something without granting it in so many words. */
    readonly decision: { readonly link: Link; readonly text: string } | null;
    readonly committed: readonly MoneySum[];
  }[];
}

export interface Bottlenecks {
  readonly constraints: Bounded<{
    readonly link: Link;
    readonly process: string | null;
    readonly what: string;
    readonly since: IsoDate | null;
    readonly needs: string | null;
    readonly costOfDelay: Money | null;
  }>;
  /** Actions that wait for something, or for a decision of a role. */
  readonly blocked: Bounded<ActionEntry>;
  readonly late: Bounded<ActionEntry>;
  /** Open actions whose date was moved, those moved most often first. */
  readonly moved: Bounded<ActionEntry>;
  /** Roles (never people) with most open actions; a role counts as overloaded from three late ones. */
  readonly roles: readonly {
    readonly role: Party;
    readonly open: number;
    readonly late: number;
    readonly overloaded: boolean;
  }[];
}

export interface Culture {
  readonly commitments: Bounded<{
    readonly link: Link;
    readonly by: Party | null;
    readonly date: IsoDate | null;
    readonly kind: string | null;
    readonly what: string | null;
    readonly effect: string | null;
    readonly money: Money | null;
  }>;
  readonly communications: Bounded<{
    readonly link: Link;
    readonly kind: string | null;
    readonly date: IsoDate | null;
    readonly by: Party | null;
    readonly reached: { readonly count: number; readonly of: number | null } | null;
    readonly understanding: string | null;
    readonly feedback: string | null;
  }>;
  /** Surveys among employees. */
  readonly surveys: Bounded<SurveyEntry>;
}
