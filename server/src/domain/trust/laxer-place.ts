import type { Message } from '../../model/message.ts';
import type { Path } from '../../model/text.ts';

/** What about the checks is laxer: stable words for scripts. */
export type LaxerKind =
  | 'rule'
  | 'sign-off'
  | 'evidence'
  | 'as-of'
  | 'standards'
  | 'review-interval'
  | 'review-tolerance'
  | 'audit-cycle'
  | 'complaint-answer'
  | 'risk-threshold'
  | 'exception-length'
  | 'left-out'
  | 'inner-root'
  | 'not-read'
  | 'unsigned-keys';

/** One place in which the checks are laxer than they would be by default. */
export interface LaxerPlace {
  readonly kind: LaxerKind;
  /** In few words, for a list in one line: `rules.placeholder: off`. */
  readonly label: Message;
  /** As a sentence of its own. */
  readonly message: Message;
  /** Where qms.yaml says so; empty where it says nothing of the kind. */
  readonly path: Path;
}
