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
}
