import type { IsoDate } from '../model/configuration.ts';
import type { Basis, Severity } from '../model/finding.ts';
import type { Path } from '../model/text.ts';

/**
 * The management-review pack as data: what every format (HTML, PDF, Markdown, JSON, the preview) is made
 * from, and itself the stable contract of `qms pack --format json` (`schemas/pack.schema.json`).
 *
 * Throughout:
 * - Nothing is formatted: dates are `YYYY-MM-DD`, amounts numbers, ids and keys as written. Wording,
 *   units of display and escaping are the renderer's business. Texts come from records and may contain
 *   anything; they are shortened (`…`) but not cleaned.
 * - What is unknown or was not written is `null`, never left out and never invented.
 * - A list that grows with the company is a `Bounded`: what is shown, and how much more there is.
 * - Everything is as of `asOf`, read from dated fields.
 */
export interface Pack {
  /** Version of this contract. Fields may be added under the same number, never renamed or removed. */
  readonly version: 1;
  readonly organization: string | null;
  readonly review: ReviewHead;
  /** The day the data are shown as of: the review's own for one that is approved, otherwise today. */
  readonly asOf: IsoDate;
  /** The company's strategy in its own words, in the order of qms.yaml; themes only named in records follow. */
  readonly themes: readonly ThemeHead[];
  /** What a reader must know about gaps in this pack, in plain sentences: unknown ids, a review that cites itself, no period. */
  readonly notes: readonly string[];
  /** How far the minutes are, for a review that is not approved; null afterwards. */
  readonly readiness: Readiness | null;
  readonly pageOne: PageOne;
  readonly inputs: readonly InputSection[];
  readonly objectives: Bounded<ObjectiveEntry>;
  readonly indicators: Bounded<IndicatorEntry>;
  readonly customers: Customers;
  readonly nonconformities: Nonconformities;
  readonly audits: Audits;
  readonly suppliers: Bounded<SupplierEntry>;
  readonly risks: Risks;
  readonly competence: CompetenceView;
  readonly resources: Resources;
  readonly bottlenecks: Bottlenecks;
  readonly culture: Culture;
  readonly decisions: Bounded<DecisionEntry>;
  readonly appendix: Appendix;
}

/** A list cut to what pages can carry: the items shown, and how many were left out. */
export interface Bounded<T> {
  readonly items: readonly T[];
  /** How many more there are that are not shown. */
  readonly more: number;
}

/** First and last day of a stretch of time, both included. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * A way back to the source. `id` is what links in the pack and messages to the editor carry; `path` is
 * the narrowest node the item was made from (empty for the whole record).
 */
export interface Link {
  readonly id: string;
  readonly type: string;
  readonly title: string | null;
  readonly version: string | null;
  /** File below the root, with `/`. */
  readonly file: string;
  readonly path: Path;
}

/** A reference as written, with what it leads to; `to` is null when no record carries the id. */
export interface Cited {
  /** The id as written, with its pinned version if any. */
  readonly written: string;
  readonly to: Link | null;
}

/** A role or person as named by an owner, presenter and so on. */
export interface Party {
  readonly id: string;
  /** Title of the role or name of the person; null when no record carries the id. */
  readonly name: string | null;
  readonly kind: 'role' | 'person' | 'unknown';
}

/** An amount as a record states it. */
export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly per: 'once' | 'month' | 'year';
  readonly estimated: boolean;
}

/** Amounts of one currency and rhythm added up; different currencies or rhythms are never added. */
export interface MoneySum {
  readonly currency: string;
  readonly per: 'once' | 'month' | 'year';
  readonly amount: number;
  /** True when at least one of the amounts is an estimate. */
  readonly estimated: boolean;
  readonly count: number;
}

export interface ThemeHead {
  readonly id: string;
  /** Title from qms.yaml; the id for a theme that only records name. */
  readonly title: string;
  readonly sponsor: Party | null;
}

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
  /** Body of Markdown minutes (Markdown text, shortened), or null. */
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
  readonly role: Party | null;
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

// ── Page one ────────────────────────────────────────────────────────────────────────────────────

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

export interface Answer {
  readonly link: Link;
  readonly answer: 'granted' | 'partly-granted' | 'declined' | 'deferred';
  readonly decision: string | null;
  readonly reason: string | null;
  readonly granted: {
    readonly money: Money | null;
    readonly headcount: number | null;
    readonly from: IsoDate | null;
  } | null;
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

/** What a decision was expected to bring, against the reading there is. */
export interface Expectation {
  readonly indicator: Cited;
  readonly unit: string | null;
  readonly target: number | null;
  readonly by: IsoDate | null;
  readonly latest: Reading | null;
  /** Whether the latest reading reaches the target; null when it cannot be told. */
  readonly reached: boolean | null;
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

// ── Inputs ──────────────────────────────────────────────────────────────────────────────────────

export interface InputSection {
  readonly link: Link;
  readonly keys: readonly string[];
  /** Titles of the keys, in the same order; the key itself where none is known. */
  readonly titles: readonly string[];
  readonly clauses: readonly string[];
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
  /** Worked out from the indicators it cites; null when they do not suffice. */
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

/** An objective in one line, beside an input or decision. */
export interface ObjectiveProgress {
  readonly cited: Cited;
  readonly state: ObjectiveEntry['state'] | null;
  readonly target: number | null;
  readonly latest: Reading | null;
  readonly unit: string | null;
  readonly reached: boolean | null;
}

/** An indicator in one line: this period against the one before. */
export interface IndicatorTrend {
  readonly cited: Cited;
  readonly unit: string | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly trend: 'improving' | 'stable' | 'declining' | null;
}

// ── Objectives and indicators ───────────────────────────────────────────────────────────────────

export interface ObjectiveEntry {
  readonly link: Link;
  /** As of `asOf`, from dated fields: `running` also when its end came later. */
  readonly state: 'proposed' | 'running' | 'achieved' | 'missed' | 'cancelled' | 'overdue';
  readonly themes: readonly string[];
  readonly commitment: string | null;
  readonly policy: Cited | null;
  readonly owner: Party | null;
  readonly due: IsoDate | null;
  readonly indicator: Cited | null;
  readonly unit: string | null;
  readonly baseline: { readonly value: number; readonly period: string | null } | null;
  readonly target: number | null;
  readonly latest: Reading | null;
  /** Whether the latest reading reaches the target; null when it cannot be told. */
  readonly reached: boolean | null;
  /** Share of the way from baseline to target, 0 at the baseline and 1 at the target; may lie outside. Null without both. */
  readonly progress: number | null;
  readonly pathway: readonly InterimTarget[];
  readonly milestones: readonly {
    readonly what: string;
    readonly due: IsoDate | null;
    readonly doneOn: IsoDate | null;
    readonly late: boolean;
  }[];
  readonly criterion: string | null;
  readonly forecast: 'on-track' | 'at-risk' | 'off-track' | null;
  readonly value: Money | null;
  readonly resources: Money | string | null;
  readonly result: {
    readonly value: number | null;
    readonly date: IsoDate | null;
    readonly note: string | null;
  } | null;
  readonly actions: readonly ActionEntry[];
}

export interface InterimTarget {
  readonly period: string;
  readonly to: IsoDate;
  readonly value: number;
  /** The reading of that period, or null when there is none (yet). */
  readonly reading: number | null;
  readonly reached: boolean | null;
}

/** One reading of an indicator. */
export interface Reading {
  readonly period: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Null for a period for which there deliberately is no value (an explained gap). */
  readonly value: number | null;
  readonly n: number | null;
  readonly note: string | null;
}

export interface IndicatorEntry {
  readonly link: Link;
  readonly definition: string | null;
  readonly unit: string | null;
  readonly direction: 'higher-is-better' | 'lower-is-better' | 'on-target' | null;
  readonly frequency: string | null;
  readonly process: Cited | null;
  readonly owner: Party | null;
  readonly target: number | null;
  readonly latest: Reading | null;
  readonly reached: boolean | null;
  /** Mean of the readings in the review's period and in the one it is compared with. */
  readonly before: number | null;
  readonly after: number | null;
  readonly trend: 'improving' | 'stable' | 'declining' | null;
  readonly chart: Chart;
  /** Periods without a reading although it is due, oldest first. */
  readonly gaps: Bounded<string>;
  /** What is wrong with the data file, in plain sentences. */
  readonly faults: readonly string[];
}

/** A run chart or control chart as data. */
export interface Chart {
  /** `individuals` has natural limits; `run` has points and target only; `none`: no readings. */
  readonly kind: 'individuals' | 'run' | 'none';
  /** Oldest first; the latest when there are too many. */
  readonly points: readonly ChartPoint[];
  /** Readings older than the first point shown. */
  readonly earlier: number;
  readonly phases: readonly ChartPhase[];
  readonly signals: readonly ChartSignal[];
  /** Decisions and changes of phase on the time line, oldest first. */
  readonly marks: readonly ChartMark[];
}

export interface ChartPoint extends Reading {
  /** Target that held in this period. */
  readonly target: number | null;
  /** Distance from the reading before in the same phase. */
  readonly movingRange: number | null;
  /** Position among `phases`, or null for a run chart. */
  readonly phase: number | null;
  readonly signal: 'outside-limits' | 'run-of-eight' | null;
  readonly explained: boolean;
}

/** A stretch with limits of its own. Limits are null with fewer readings than limits need. */
export interface ChartPhase {
  readonly from: string;
  readonly to: string;
  /** Why limits start anew; null for the first. */
  readonly reason: string | null;
  readonly count: number;
  readonly mean: number | null;
  readonly meanMovingRange: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly upperRange: number | null;
}

export interface ChartSignal {
  readonly kind: 'outside-limits' | 'run-of-eight';
  readonly periods: readonly string[];
  readonly side: 'above' | 'below';
  /** In the direction that is better; null where neither is. */
  readonly better: boolean | null;
  readonly explanation: string | null;
}

export interface ChartMark {
  readonly date: IsoDate;
  readonly kind: 'decision' | 'phase' | 'action';
  readonly label: string;
  readonly link: Link | null;
}

// ── Customers, nonconformities, audits, suppliers ───────────────────────────────────────────────

export interface Customers {
  readonly complaints: {
    readonly received: number;
    readonly receivedBefore: number | null;
    readonly justified: number;
    readonly open: number;
    /** Mean calendar days from receipt to response, of those answered. */
    readonly meanDaysToResponse: number | null;
    readonly meanDaysBefore: number | null;
    readonly late: number;
    readonly byCategory: readonly { readonly category: string; readonly count: number }[];
    readonly costs: readonly MoneySum[];
    readonly accountValue: readonly MoneySum[];
    readonly entries: Bounded<ComplaintEntry>;
  };
  readonly surveys: Bounded<SurveyEntry>;
}

export interface ComplaintEntry {
  readonly link: Link;
  readonly customer: string | null;
  readonly severity: string | null;
  readonly assessment: string | null;
  readonly receivedOn: IsoDate | null;
  readonly respondedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly daysToResponse: number | null;
  readonly costs: readonly MoneySum[];
  readonly accountValue: Money | null;
  readonly nonconformity: Cited | null;
}

export interface SurveyEntry {
  readonly link: Link;
  readonly kind: string | null;
  readonly method: string | null;
  readonly period: Span | null;
  readonly responses: number | null;
  readonly sample: number | null;
  readonly results: readonly {
    readonly topic: string;
    readonly value: number | string | null;
    readonly previous: number | string | null;
  }[];
  readonly conclusions: string | null;
  readonly quotes: readonly string[];
}

export interface Nonconformities {
  readonly detected: number;
  readonly detectedBefore: number | null;
  readonly closed: number;
  readonly open: number;
  readonly repeated: number;
  /** Open ones by age on `asOf`. */
  readonly ageing: readonly {
    readonly label: '0-30' | '31-90' | '91-180' | 'over-180';
    readonly count: number;
  }[];
  /** Results of the effectiveness checks made in the period. */
  readonly effect: {
    readonly effective: number;
    readonly partlyEffective: number;
    readonly notEffective: number;
    readonly awaited: number;
  };
  readonly costs: readonly MoneySum[];
  readonly entries: Bounded<NonconformityEntry>;
  /** Corrective actions open on `asOf`, the latest first. */
  readonly actions: Bounded<ActionEntry>;
}

export interface NonconformityEntry {
  readonly link: Link;
  readonly source: string | null;
  readonly grade: string | null;
  readonly process: Cited | null;
  readonly detectedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  /** Days open: to `closedOn`, otherwise to `asOf`. */
  readonly ageInDays: number | null;
  readonly cause: string | null;
  readonly effect: string | null;
  readonly repeats: Cited | null;
  readonly costs: readonly MoneySum[];
  readonly actions: readonly ActionEntry[];
}

export interface ActionEntry {
  readonly link: Link;
  readonly owner: Party | null;
  readonly openedOn: IsoDate | null;
  /** The due date as it stood on `asOf`. */
  readonly due: IsoDate | null;
  /** The first due date it ever had, when it was moved. */
  readonly firstDue: IsoDate | null;
  readonly moved: number;
  readonly completedOn: IsoDate | null;
  readonly state: 'open' | 'late' | 'done' | 'cancelled';
  readonly daysLate: number | null;
  readonly effect: string | null;
  readonly blockedBy: string | null;
  readonly needsFrom: Party | null;
  readonly budget: Money | null;
  readonly spent: Money | null;
}

export interface Audits {
  readonly held: number;
  readonly findings: readonly { readonly grade: string; readonly count: number; readonly open: number }[];
  readonly entries: Bounded<AuditEntry>;
}

export interface AuditEntry {
  readonly link: Link;
  readonly kind: string | null;
  readonly date: IsoDate | null;
  readonly reportedOn: IsoDate | null;
  readonly processes: readonly Cited[];
  readonly summary: string | null;
  readonly strengths: readonly string[];
  readonly findings: readonly {
    readonly id: string;
    readonly grade: string | null;
    readonly statement: string | null;
    readonly nonconformity: Cited | null;
    /** False once its nonconformity was closed by `asOf`; null when none is named. */
    readonly open: boolean | null;
  }[];
}

export interface SupplierEntry {
  readonly link: Link;
  readonly provides: readonly string[];
  readonly critical: boolean;
  readonly status: string | null;
  readonly spend: Money | null;
  readonly evaluation: SupplierEvaluation | null;
  readonly before: SupplierEvaluation | null;
  readonly nextEvaluation: IsoDate | null;
  readonly overdue: boolean;
}

export interface SupplierEvaluation {
  readonly date: IsoDate;
  readonly score: number | null;
  readonly decision: string | null;
}

// ── Risks, competence, resources, bottlenecks, culture ──────────────────────────────────────────

export interface Risks {
  /** Ratings go from 1 to this in both directions. */
  readonly scale: number;
  /** Likelihood × severity from which a risk needs action or acceptance. */
  readonly threshold: number;
  readonly before: readonly RiskCell[];
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
  readonly after: RiskRating | null;
  readonly treatment: string | null;
  readonly acceptedUntil: IsoDate | null;
  readonly exposure: Money | null;
  readonly actions: readonly ActionEntry[];
  readonly effect: string | null;
}

export interface OpportunityEntry {
  readonly link: Link;
  readonly decision: string | null;
  readonly value: Money | null;
  readonly effort: string | null;
  readonly owner: Party | null;
  readonly effect: string | null;
}

export interface CompetenceView {
  readonly entries: Bounded<CompetenceEntry>;
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
  readonly requiredFor: readonly Cited[];
}

export interface Resources {
  readonly asked: readonly MoneySum[];
  readonly granted: readonly MoneySum[];
  readonly headcountAsked: number;
  readonly headcountGranted: number;
  readonly entries: readonly { readonly asked: DecisionAsked | null; readonly granted: Answer | null }[];
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

// ── Decisions ───────────────────────────────────────────────────────────────────────────────────

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
  readonly policies: readonly { readonly cited: Cited; readonly commitment: string | null }[];
  readonly complete: boolean;
}

// ── Appendix ────────────────────────────────────────────────────────────────────────────────────

export interface Appendix {
  readonly leadership: LeadershipFigures;
  /** Sign-offs of the records the pack cites, up to `asOf`; the review's own stand in `review.signOffs`. */
  readonly signOffs: Bounded<SignOffEntry>;
  readonly exceptions: Bounded<ExceptionEntry>;
  /** Findings silenced on the cited records and the review. Not covered by the pack digest. */
  readonly silenced: Bounded<FindingEntry & { readonly by: string; readonly reason: string }>;
  /** Findings still open on the cited records and the review. Not covered by the pack digest. */
  readonly findings: Bounded<FindingEntry>;
  /** Every record the review cites, and the review itself. */
  readonly records: Bounded<RecordEntry>;
}

/** A figure with the records it was counted from. */
export interface Figure {
  /** What was counted as good, of how many; `of` is 0 when there was nothing to count. */
  readonly count: number;
  readonly of: number;
  /** Where all of them stand, and those of them that were not counted. */
  readonly records: Bounded<Link>;
  readonly others: Bounded<Link>;
}

/** Leadership as it shows in the records of the review's period, in all and by theme. */
export interface LeadershipFigures {
  readonly period: Span | null;
  readonly total: LeadershipRow;
  readonly themes: readonly (LeadershipRow & { readonly theme: string | null })[];
}

export interface LeadershipRow {
  /** People in top-management roles who took part in the reviews of the period, of those in office on the day. */
  readonly attendance: Figure | null;
  /** Sign-offs by top-management roles given no later than the record took effect, of all of them. */
  readonly signOffsOnTime: Figure;
  /** Decisions of reviews whose date fell in the period, carried out by it. */
  readonly decisionsCarriedOut: Figure;
  /** Decisions made in this review. */
  readonly decisionsMade: Figure;
  readonly asked: { readonly sums: readonly MoneySum[]; readonly records: Bounded<Link> };
  readonly granted: { readonly sums: readonly MoneySum[]; readonly records: Bounded<Link> };
  /** Inputs of this review linked to no objective, of all that apply. */
  readonly inputsWithoutObjective: Figure;
}

export interface SignOffEntry {
  readonly record: Link;
  readonly by: Party | null;
  readonly role: Party | null;
  readonly meaning: string | null;
  readonly date: IsoDate | null;
  readonly onBehalfOf: Party | null;
  /** `unbound`: no digest; `content-bound`: it matches; `stale`: it does not. Git levels come from the caller. */
  readonly evidence: 'unbound' | 'stale' | 'content-bound' | 'commit-bound' | 'signature-verified';
}

export interface ExceptionEntry {
  readonly link: Link;
  readonly rules: readonly string[];
  readonly records: readonly Cited[];
  readonly reason: string | null;
  readonly risk: string | null;
  readonly compensation: string | null;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

export interface FindingEntry {
  readonly rule: string;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly message: string;
  readonly record: string | null;
  readonly file: string;
  /** One-based line for people. */
  readonly line: number;
}

export interface RecordEntry {
  readonly link: Link;
  /** As the record says now, whatever `asOf`. Not covered by the pack digest. */
  readonly status: string | null;
  /** Digest of the record as it is now: over its signed keys and body, `sha256-…`; null for text that no digest exists for. Not covered by the pack digest. */
  readonly digest: string | null;
  /** One-based line of the record's start for people, or null when the caller knows none. Not covered by the pack digest. */
  readonly line: number | null;
}
