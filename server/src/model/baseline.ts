import type { IsoDate } from './configuration.ts';
import type { Range } from './text.ts';

/** An entry of the baseline: findings of one rule on one record (or in one file) that are known debt until a day. */
export interface BaselineEntry {
  /** Position under `findings`. */
  readonly index: number;
  readonly rule: string;
  /** What they are reported on: a record by its id, or a file by its path where they are about no record. */
  readonly subject: BaselineSubject;
  /** How many there are at each place; see `placeName` in `records/baseline.ts`. */
  readonly places: ReadonlyMap<string, number>;
  readonly owner: string;
  readonly reason: string;
  /** Day on which it was recorded. */
  readonly since: IsoDate;
  /** Last day on which it silences anything. */
  readonly until: IsoDate;
  /** Where the entry stands in its file. */
  readonly range: Range;
}

export type BaselineSubject =
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string };
