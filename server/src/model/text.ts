import type { Message } from './message.ts';

/** A place in a text as the Language Server Protocol counts it: zero-based line, zero-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text between two positions; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text as zero-based UTF-16 offsets from the start of the file; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of one stretch of a file's text. An empty span inserts. */
export interface SpanEdit {
  readonly span: Span;
  readonly text: string;
}

/** A way to write what was probably meant. */
export interface TextFix {
  readonly title: Message;
  /** True where nothing else can have been meant. */
  readonly certain: boolean;
  readonly edits: readonly SpanEdit[];
}

/**
 * A way into a tree of mappings and lists: keys as strings, list positions as numbers.
 * The empty path is the root of the record (or of the document where no record is meant).
 */
export type Path = readonly (string | number)[];
