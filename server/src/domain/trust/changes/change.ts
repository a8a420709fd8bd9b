import type { Place } from '../../../model/finding.ts';
import type { Json } from '../../../model/json.ts';
import type { Message } from '../../../model/message.ts';

/** What a change is about: stable words for scripts. */
export type ChangeKind =
  | 'setting'
  | 'schema'
  | 'identity'
  | 'exception'
  | 'ignore'
  | 'baseline'
  | 'record-removed'
  | 'sign-off-removed'
  | 'status'
  | 'former-ids'
  | 'history';

/** The same more closely: which setting, or what about who may sign. */
export type ChangeSubject =
  | Exclude<ChangeKind, 'setting' | 'identity'>
  | 'unreadable'
  | 'rule'
  | 'demand'
  | 'evidence'
  | 'duration'
  | 'risk-threshold'
  | 'judge-from'
  | 'approvers'
  | 'elsewhere'
  | 'as-of'
  | 'standards'
  | 'schemas'
  | 'files'
  | 'top-management'
  | 'signer-added'
  | 'signer-changed'
  | 'signer-removed'
  | 'identity-added'
  | 'identity-changed'
  | 'identity-removed';

/** A value before and after; absent where there was none, or is none any more. */
export interface ValueChange {
  /** Field path for people. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** What changes, against a base, about who may sign and what is checked. */
export interface Change {
  readonly kind: ChangeKind;
  readonly subject: ChangeSubject;
  readonly message: Message;
  readonly place: Place;
  readonly values: readonly ValueChange[];
}

/** A value that changes, for a list of them. */
export const valueChange = (
  path: string,
  before: Json | undefined,
  after: Json | undefined,
): ValueChange => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});
