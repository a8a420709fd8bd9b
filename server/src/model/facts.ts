import type { FixPlan, Severity } from './finding.ts';
import type { Message } from './message.ts';
import type { QmsRecord } from './record.ts';
import type { Path, Span } from './text.ts';

/** A fault found while reading one file: its place is known at once and needs no other file. */
export interface ReadingIssue {
  readonly rule: string;
  readonly message: Message;
  readonly severity?: Severity;
  readonly span: Span;
  /** Ordinal of the record it is about, or null. */
  readonly ordinal: number | null;
  readonly path: Path;
  readonly fixes?: readonly FixPlan[];
}

/** An ignore comment: `# qms-ignore <rule> -- <reason>`. */
export interface IgnoreComment {
  readonly rule: string;
  readonly reason: string;
  /** Zero-based line of the comment; it silences the next line that is not itself a comment. */
  readonly line: number;
  readonly suppressedLine: number;
  readonly span: Span;
}

/**
 * What stands, or may stand, in a file that could be read in part only: as long as its text is not mended, nothing of
 * it is called absent, and nothing is said of what is not sure.
 */
export interface UnreadText {
  /** The rule that reports why. */
  readonly rule: string;
  /** Ids of the records in it, as its text shows them; null where its text could not be had. */
  readonly ids: readonly string[] | null;
  /** Types of the records in it; null where they may be any. */
  readonly types: readonly string[] | null;
  /** All words of the text, among them the ids and files it mentions; null where its text could not be had. */
  readonly words: readonly string[] | null;
  /** Ordinals of the records read from it that may say something else once it is mended. */
  readonly unsure: readonly number[];
}

/**
 * Everything one file says on its own: a pure function of its bytes, its path, the configuration and
 * the schemas. This is what is cached and what crosses threads.
 */
export interface FileFacts {
  readonly path: string;
  readonly records: readonly QmsRecord[];
  readonly issues: readonly ReadingIssue[];
  readonly ignores: readonly IgnoreComment[];
  /** What links into a Markdown file can name; null where it holds no record and nobody has asked yet. */
  readonly anchors: readonly string[] | null;
  /** Set where the file could be read in part only. */
  readonly unread?: UnreadText;
}
