import type { IsoDate } from '../model/configuration.ts';
import type { Appendix } from './model/appendix.ts';
import type { IndicatorEntry, ObjectiveEntry } from './model/measures.ts';
import type { PageOne } from './model/page-one.ts';
import type { Audits, Customers, Nonconformities, SupplierEntry } from './model/performance.ts';
import type { Bottlenecks, CompetenceView, Culture, Resources, Risks } from './model/planning.ts';
import type { DecisionEntry, InputSection, PackEdition, Readiness, ReviewHead } from './model/review.ts';
import type { Bounded, ThemeHead } from './model/shared.ts';

export type * from './model/appendix.ts';
export type * from './model/engagement.ts';
export type * from './model/measures.ts';
export type * from './model/page-one.ts';
export type * from './model/performance.ts';
export type * from './model/planning.ts';
export type * from './model/review.ts';
export type * from './model/shared.ts';

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
  /** When and by which version of qms the pack was made. Not covered by the pack digest. */
  readonly made: { readonly on: IsoDate; readonly version: string | null };
  /** The editions of standards that qms.yaml names, as far as they are known. Not covered by the pack digest. */
  readonly editions: readonly PackEdition[];
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
