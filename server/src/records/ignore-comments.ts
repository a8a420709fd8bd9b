import type { IgnoreComment } from '../model/facts.ts';
import type { Span } from '../model/text.ts';

/** The word every ignore comment carries; text without it needs no search for comments. */
export const ignoreMarker = 'qms-ignore';

interface Comment {
  /** Without `#`, `<!--` and `-->`. */
  readonly text: string;
  readonly span: Span;
  readonly line: number;
}

/**
 * The ignore comments among a file's comments: `qms-ignore <rule> -- <reason>`. Each silences the next
 * line that is neither blank nor a comment of its own, or its own line when something stands before it.
 */
export function ignoreComments(comments: readonly Comment[], lines: readonly string[]): IgnoreComment[] {
  const found: IgnoreComment[] = [];
  const ownLines = new Set(
    comments.filter(({ line }) => /^\s*(#|<!--)/.test(lines[line] ?? '')).map(({ line }) => line),
  );
  for (const { text, span, line } of comments) {
    const trimmed = text.trim();
    if (trimmed !== ignoreMarker && !trimmed.startsWith(`${ignoreMarker} `)) continue;
    const rest = trimmed.slice(ignoreMarker.length).trim();
    const dashes = rest.indexOf('--');
    const rule = (dashes < 0 ? rest : rest.slice(0, dashes)).trim().split(/\s+/)[0] ?? '';
    const reason = dashes < 0 ? '' : rest.slice(dashes + 2).trim();
    let silences = line;
    if (ownLines.has(line)) {
      silences += 1;
      while (silences < lines.length && (lines[silences]!.trim() === '' || ownLines.has(silences)))
        silences += 1;
    }
    found.push({ rule, reason, line, silences, span });
  }
  return found;
}
