import type { Span } from '../model/text.ts';
import type { Comment } from './comments.ts';
import { namedAnchors } from './slug.ts';

/** `[[id]]`, `[[id@version]]` or `[[id|label]]` outside code and comments. */
export interface WikiLink {
  readonly id: string;
  readonly version: string | null;
  readonly label: string | null;
  readonly span: Span;
  /** The id alone, without version and label. */
  readonly idSpan: Span;
}

/** A Markdown link, image or the definition behind one, with the target as written. */
export interface Link {
  readonly url: string;
  readonly span: Span;
  readonly urlSpan: Span;
}

export interface Heading {
  /** Text without markup. */
  readonly text: string;
  /** 1 to 6. */
  readonly depth: number;
  /** What a link's `#…` must say. */
  readonly anchor: string;
  readonly span: Span;
}

export interface MarkdownBody {
  readonly wikiLinks: readonly WikiLink[];
  readonly links: readonly Link[];
  readonly images: readonly Link[];
  readonly headings: readonly Heading[];
  /** Ids of explicit anchors, `<a id="…">` or `<a name="…">`. */
  readonly anchors: readonly string[];
  /** HTML comments. */
  readonly comments: readonly Comment[];
}

/** What links into a text can name: its headings and explicit anchors. */
export const anchorsOf = ({ headings, anchors }: MarkdownBody): readonly string[] => [
  ...headings.map(({ anchor }) => anchor),
  ...anchors,
  ...headings.flatMap(({ text }) => namedAnchors(text)),
];
