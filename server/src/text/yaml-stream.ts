import type { Json } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Oddity } from '../model/record.ts';
import type { Span, TextFix } from '../model/text.ts';
import type { YamlNode } from './node.ts';

/** Something YAML readers disagree on, or that no digest exists for. */
export type RawOddity = Oddity;

/** A place where the text is not YAML. */
export interface TextFault {
  /** What was expected. */
  readonly message: Message;
  readonly span: Span;
  /** Which document of the stream, from 0. */
  readonly document: number;
  /** Ways to write what was probably meant. */
  readonly fixes?: readonly TextFix[];
}

export interface YamlDocument {
  /** The data with aliases resolved; undefined for an empty document and for one too large to build. */
  readonly data: Json | undefined;
  readonly oddities: readonly RawOddity[];
  /** The document's tree, made on first call; null for an empty document. */
  tree(): YamlNode | null;
  /** The document's part of the text; the spans of all documents cover the whole text. */
  readonly span: Span;
  /** Keys, values and items, counted as if aliases were written out. */
  readonly nodes: number;
}

export interface YamlStream {
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly TextFault[];
  /** Every value stands where it is read, and all readers read the same: no anchors, tags or keys that are no text. */
  readonly isPlain?: true;
}
