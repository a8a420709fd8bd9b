import type { FixStep } from '../model/finding.ts';
import type { Path } from '../model/text.ts';

/** A fault of form in one record, in a sentence for people. */
export interface SchemaFault {
  readonly path: Path;
  /** Which token of the node at `path` is at fault. */
  readonly token: 'key' | 'value';
  readonly rule: 'schema' | 'key-unknown';
  readonly message: string;
  /** Set where the fault is milder than its rule. */
  readonly severity?: 'information';
  /** Set where a key is absent rather than wrong: a draft may still lack it. */
  readonly missing?: true;
  readonly fix?: { readonly title: string; readonly certain: boolean; readonly step: FixStep };
}

/** What a sentence about one value says, and how it may be mended. */
export type Told = Omit<SchemaFault, 'path' | 'token' | 'rule'>;
