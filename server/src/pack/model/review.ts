import type { IsoDate } from '../../model/configuration.ts';
import type { SignOffEntry } from './appendix.ts';
import type { Movement, ObjectiveEntry } from './measures.ts';
import type { DecisionAsked } from './page-one.ts';
import type {
  ActionEntry,
  Answer,
  Cited,
  Expectation,
  Link,
  Money,
  MoneySum,
  Party,
  Reading,
  Span,
  UnreadData,
} from './shared.ts';

/** The review itself: its head, how far it is, its inputs and its decisions. */

export interface ReviewHead {
  readonly link: Link;
  readonly status: string | null;
  /** Where in its life the review stands: `approved` shows the past, the others the present. */
  readonly state: 'draft' | 'planned' | 'held' | 'approved';
  readonly date: IsoDate | null;
  readonly period: Span | null;
  /** The stretch of time the period is compared with: the previous review's if about as long, otherwise as long before. */
  readonly comparedWith: Span | null;
  readonly kind: 'full' | 'partial' | 'extraordinary';
  /** Held partial reviews that belong to this one; their inputs and outputs are included. */
  readonly parts: readonly Link[];
  readonly previous: Link | null;
  readonly chair: Party | null;
  readonly minutesBy: Party | null;
  readonly attendees: readonly Attendee[];
  readonly apologies: readonly Party[];
  readonly conclusions: Conclusions | null;
  readonly policyReview: {
    readonly policy: Cited | null;
    readonly result: string | null;
    readonly note: string | null;
  } | null;
  readonly objectivesReview: string | null;
  readonly nextPlanned: IsoDate | null;
  /** Body of Markdown minutes (Markdown text, without comments and placeholders, shortened), or null. */
  readonly minutes: string | null;
  /** The sign-offs of the review and its parts. Not covered by the pack digest, since signing writes them. */
  readonly signOffs: readonly SignOffEntry[];
  /** What signing has frozen. Not covered by the pack digest. */
  readonly frozen: {
    readonly commit: string | null;
    readonly asOf: IsoDate | null;
    readonly pack: string | null;
  } | null;
}

export interface Attendee {
  readonly party: Party;
  /** The role that is stated, otherwise one held on the day; of several the one of top management. */
  readonly role: Party | null;
  /** What the person's own record calls the work. */
  readonly function: string | null;
  readonly mode: string | null;
  readonly onBehalfOf: Party | null;
  /** Held a top-management role on the day, or stood in for one by a dated delegation. */
  readonly topManagement: boolean;
}

export interface Conclusions {
  readonly suitable: string | null;
  readonly adequate: string | null;
  readonly effective: string | null;
  readonly alignedWithStrategy: string | null;
  readonly statement: string | null;
}

/** What the minutes still lack, input by input. */
export interface Readiness {
  /** Inputs with nothing lacking. */
  readonly ready: number;
  readonly inputs: readonly InputReadiness[];
}

export interface InputReadiness {
  readonly key: string;
  readonly title: string;
  /** Clause such as `iso-9001:2015/9.3.2.a`, or null for the organization's own. */
  readonly clause: string | null;
  /** Section of the review it is written in, or null when missing. */
  readonly section: Link | null;
  /** Empty when nothing lacks. `input`: nothing said at all; `objective`: neither link nor reason. */
  readonly lacks: readonly ('input' | 'summary' | 'point' | 'objective' | 'evidence' | 'trend' | 'theme')[];
}

/** An edition of a standard that qms.yaml names. */
export interface PackEdition {
  readonly id: string;
  /** As people name it: `ISO 9001:2026`. */
  readonly name: string;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** Whether it is in force on the review's own day, so that the review is judged by it. */
  readonly judges: boolean;
  /** What to know of its clause numbers before relying on them; null where they are those of the standard itself. */
  readonly caution: string | null;
}

export interface InputSection {
  readonly link: Link;
  readonly keys: readonly string[];
  /** Titles of the keys, in the same order; the key itself where none is known. */
  readonly titles: readonly string[];
  /** Clauses of the edition the review is judged by. */
  readonly clauses: readonly string[];
  /** The same in the other editions in use. Not covered by the pack digest. */
  readonly otherClauses: readonly string[];
  readonly theme: string | null;
  readonly summary: string | null;
  readonly conclusion: string | null;
  readonly ask: DecisionAsked | null;
  readonly notApplicable: string | null;
  readonly noObjective: string | null;
  readonly objectives: readonly ObjectiveProgress[];
  readonly proposes: readonly Cited[];
  readonly evidence: readonly EvidenceEntry[];
  readonly indicators: readonly IndicatorTrend[];
  /** As stated in the minutes. */
  readonly trend: string | null;
  readonly trendNote: string | null;
  /** Computed from the indicators it cites; null when they do not suffice. */
  readonly computedTrend: 'improving' | 'stable' | 'declining' | 'mixed' | null;
  readonly money: Money | null;
  readonly presentedBy: Party | null;
  /** Outputs that name one of its keys under `from`. */
  readonly outputs: readonly Link[];
}

export interface EvidenceEntry {
  readonly cited: Cited | null;
  readonly external: {
    readonly what: string;
    readonly location: string | null;
    readonly date: IsoDate | null;
    readonly url: string | null;
  } | null;
}

/** An objective in one line, next to an input or decision. */
export interface ObjectiveProgress {
  readonly cited: Cited;
  readonly state: ObjectiveEntry['state'] | null;
  /** When it begins, as decided. */
  readonly from: IsoDate | null;
  readonly target: number | null;
  readonly latest: Reading | null;
  readonly unit: string | null;
  readonly reached: boolean | null;
  /** Still pursued, and the latest reading does not come up to what was planned by then. */
  readonly behindPlan: boolean;
  /** What is missing from the readings it is measured by. */
  readonly unread?: UnreadData;
}

/** An indicator in one line: this period against the one before. */
export interface IndicatorTrend extends Movement {
  readonly cited: Cited;
  readonly unit: string | null;
}

/** A decision of this review, with where it comes from and what it serves. */
export interface DecisionEntry {
  readonly link: Link;
  readonly id: string | null;
  readonly kind: string | null;
  readonly decision: string | null;
  /** Reason why nothing had to be decided, instead of a decision. */
  readonly none: string | null;
  readonly answer: string | null;
  readonly reason: string | null;
  readonly granted: Answer['granted'];
  /** What it is to cost by the budgets of its actions and changes, where it grants no money itself. */
  readonly committed: readonly MoneySum[];
  readonly theme: string | null;
  readonly owner: Party | null;
  readonly due: IsoDate | null;
  readonly decidedBy: readonly Party[];
  readonly actions: readonly ActionEntry[];
  readonly changes: readonly Cited[];
  readonly expected: Expectation | null;
  readonly lineOfSight: LineOfSight;
}

/** Decision → input → objective → policy. An empty step is where the line breaks. */
export interface LineOfSight {
  readonly inputs: readonly { readonly key: string; readonly title: string; readonly link: Link | null }[];
  readonly objectives: readonly Cited[];
  readonly policies: readonly {
    readonly cited: Cited;
    readonly commitment: string | null;
    /** The commitment in the words of the policy. */
    readonly words: string | null;
  }[];
  readonly complete: boolean;
}
