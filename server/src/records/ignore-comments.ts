import type { IgnoreComment } from '../model/facts.ts';
import type { Span } from '../model/text.ts';

/** The word every ignore comment carries; text without it needs no search for comments. */
export const ignoreMarker = 'qms-ignore';

const lineBreak = /\r\n|\n|\r/;

interface Comment {
  /** Without `#`, `<!--` and `-->`. */
  readonly text: string;
  readonly span: Span;
  readonly line: number;
}

/** For every line the first one from there on that is neither blank nor a comment of its own; computed backwards, once. */
function nextSpeakingLines(lines: readonly string[], ownLines: ReadonlySet<number>): readonly number[] {
  const next: number[] = Array.from({ length: lines.length });
  let speaking = lines.length;
  for (let line = lines.length - 1; line >= 0; line -= 1) {
    if (lines[line]!.trim() !== '' && !ownLines.has(line)) speaking = line;
    next[line] = speaking;
  }
  return next;
}

/**
 * The ignore comments among a file's comments: `qms-ignore <rule> -- <reason>`. Each silences the next
 * line that is neither blank nor a comment of its own, or its own line when something stands before it.
 */
export function ignoreComments(comments: readonly Comment[], source: string): IgnoreComment[] {
  const found: IgnoreComment[] = [];
  const lines = source.split(lineBreak);
  const ownLines = new Set<number>();
  for (const { line, span } of comments) {
    if (!/^\s*(#|<!--)/.test(lines[line] ?? '')) continue;
    const count = source.slice(span.start, span.end).split(lineBreak).length;
    for (let own = line; own < line + count; own += 1) ownLines.add(own);
  }
  const next = nextSpeakingLines(lines, ownLines);
  for (const { text, span, line } of comments) {
    const trimmed = text.trim();
    if (!/^qms-ignore(?!\S)/.test(trimmed)) continue;
    const rest = trimmed.slice(ignoreMarker.length).trim();
    const dashes = rest.indexOf('--');
    const rule = (dashes < 0 ? rest : rest.slice(0, dashes)).trim().split(/\s+/)[0] ?? '';
    const reason =
      dashes < 0
        ? ''
        : rest
            .slice(dashes + 2)
            .replace(/\s+/g, ' ')
            .trim();
    const suppressedLine = ownLines.has(line) ? (next[line + 1] ?? lines.length) : line;
    found.push({ rule, reason, line, suppressedLine, span });
  }
  return found;
}
