import type { FixStep } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { Path } from '../model/text.ts';

/** A fault of form in one record. */
export interface SchemaFault {
  readonly path: Path;
  /** Which token of the node at `path` is at fault. */
  readonly token: 'key' | 'value';
  readonly rule: 'schema' | 'key-unknown';
  readonly message: Message;
  /** Set where the fault is milder than its rule. */
  readonly severity?: 'information';
  /** Set where a key is absent rather than wrong: a draft may still lack it. */
  readonly missing?: true;
  readonly fix?: { readonly title: Message; readonly certain: boolean; readonly step: FixStep };
}

/** What is said of one value, and how it may be mended. */
export type Told = Omit<SchemaFault, 'path' | 'token' | 'rule'>;
