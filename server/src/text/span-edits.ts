import type { Range, SpanEdit } from '../model/text.ts';
import type { LineIndex } from './lines.ts';

/** Applies edits that do not overlap; insertions at one place are applied in the order given. */
export function applyEdits(text: string, edits: readonly SpanEdit[]): string {
  const sorted = edits
    .map((entry, index) => ({ ...entry, index }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { span, text: replacement } of sorted) {
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Edits given by lines and columns as edits of stretches of the text. */
export const spanEdits = (
  edits: readonly { readonly range: Range; readonly newText: string }[],
  lines: LineIndex,
): SpanEdit[] =>
  edits.map(({ range, newText }) => ({
    span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
    text: newText,
  }));

/** True for edits that cannot both be made: they share text, or begin at one place. */
export const overlap = (left: SpanEdit, right: SpanEdit): boolean =>
  left.span.start === right.span.start ||
  (left.span.start < right.span.end && right.span.start < left.span.end);
