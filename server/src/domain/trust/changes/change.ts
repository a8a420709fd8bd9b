import type { Place } from '../../../model/finding.ts';
import type { Message } from '../../../model/message.ts';

/** What a change is about: stable words for scripts. */
export type ChangeKind =
  | 'setting'
  | 'schema'
  | 'identity'
  | 'exception'
  | 'ignore'
  | 'record-removed'
  | 'sign-off-removed'
  | 'status'
  | 'former-ids'
  | 'history';

/** What changes, against a base, about who may sign and what is checked. */
export interface Change {
  readonly kind: ChangeKind;
  readonly message: Message;
  readonly place: Place;
}
