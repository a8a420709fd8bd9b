import type { Capacity, DueKind, When } from '../../domain/due.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';

/** A person or a role, and how it is called. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** One thing that is due, with all that is shown of it. */
export interface DueLine {
  /** Stays what it is when the day moves. */
  readonly id: string;
  readonly kind: DueKind;
  readonly when: When;
  readonly on: IsoDate | null;
  /** Days from today, negative once it is overdue; null without a day. */
  readonly inDays: number | null;
  readonly deed: Message;
  /** Null for what no record stands for yet. */
  readonly record: {
    readonly id: string;
    readonly version: string | null;
    readonly type: string;
    readonly title: string | null;
  } | null;
  /** Below the root, with `/`. */
  readonly file: string;
  /** The field that holds the day. */
  readonly path: string;
  /** Whom the record names. */
  readonly owners: readonly Named[];
  /** Who has to do it, any one of several. */
  readonly persons: readonly (Named & { readonly as: Capacity })[];
  /** The group it stands in. */
  readonly group: string;
}

/** What is due from the same persons. */
export interface DueGroup {
  readonly key: string;
  readonly persons: readonly (Named & { readonly emails: readonly string[] })[];
  readonly roles: readonly Named[];
  readonly lines: readonly DueLine[];
}

/** What is due in a root. */
export interface DueReport {
  /** The folder, as the user gave it or found. */
  readonly root: string;
  readonly organization: string | null;
  readonly today: IsoDate;
  /** The last day that is shown, or null for all. */
  readonly until: IsoDate | null;
  /** Of whom it is asked, or null for everybody. */
  readonly asked: Named | null;
  /** Files that could be read in part only: what they hold may be due too. */
  readonly unread: readonly string[];
  /** By day; what has none comes last. */
  readonly lines: readonly DueLine[];
  readonly groups: readonly DueGroup[];
}
