/**
 * A sentence a user reads, before it is put into words: the template it is made of and what goes into it.
 * Plain data, so that it can be kept, compared and sent, and worded in the reader's language at the very end.
 */
export interface Message {
  /** Stable name of the template, such as `signoff-stale.changed`: what another language is keyed by. */
  readonly id: string;
  /** The English text in ICU message syntax. */
  readonly template: string;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** What may stand in place of a parameter: text of the user's own, a figure, words of ours, or several of these. */
export type MessageValue = string | number | Message | MessageList;

/** Several things in one place of a sentence: `a, b and c`. More than `most` end in `and 3 more`. */
export interface MessageList {
  readonly items: readonly (string | Message)[];
  readonly joint: 'and' | 'or';
  readonly most: number;
}
