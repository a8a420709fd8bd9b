import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';

/** What somebody has to do by a day. */
export type DueKind =
  | 'action'
  | 'objective'
  | 'milestone'
  | 'nonconformity'
  | 'change'
  | 'communication'
  | 'survey'
  | 'decision'
  | 'ask'
  | 'effect'
  | 'management-review'
  | 'policy-review'
  | 'document-review'
  | 'external-document'
  | 'sign-off'
  | 'calibration'
  | 'competence'
  | 'certificate'
  | 'supplier-evaluation'
  | 'audit'
  | 'complaint'
  | 'risk-acceptance'
  | 'exception'
  | 'transition';

/** One thing that is due, as a record says it. */
export interface Due {
  readonly kind: DueKind;
  /** Tells it apart from all else of its kind on the same record; empty where there is one alone. */
  readonly part: string;
  /** Null for what no record stands for yet. */
  readonly record: QmsRecord | null;
  /** Where in the record its day stands. */
  readonly path: Path;
  /** Null for what has to be done and has no day. */
  readonly on: IsoDate | null;
  /** What is to be done, as a sentence without its end. */
  readonly deed: Message;
  /** Roles and persons of whom it is asked, as the record names them; empty where it names nobody. */
  readonly owners: readonly string[];
  /** Who is to do it, where that is known better than from the owners. */
  readonly persons?: readonly string[];
}

/** In which capacity somebody has to do something: as the owner, as holder of the role, in its place, or after another. */
export type Capacity = 'owner' | 'holder' | 'delegate' | 'successor';

/** Somebody who has to do something. */
export interface Duty {
  readonly person: string;
  readonly as: Capacity;
}

/** How soon something is due, seen from today. */
export type When = 'overdue' | 'week' | 'month' | 'quarter' | 'later' | 'undated';

/** One thing that is due, with who has to do it. */
export interface DueItem extends Omit<Due, 'persons'> {
  /** Names it for ever, whatever its day: a calendar and an issue find it again by this. */
  readonly id: string;
  readonly when: When;
  readonly duties: readonly Duty[];
}
