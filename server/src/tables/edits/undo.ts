import type { Span, SpanEdit } from '../../model/text.ts';

/** The edits that take edits back, in the text that these leave. */
export function undoOf(text: string, edits: readonly SpanEdit[]): readonly SpanEdit[] {
  let shift = 0;
  return edits
    .map((each, index) => ({ ...each, index }))
    .sort(
      (one, other) =>
        one.span.start - other.span.start || one.span.end - other.span.end || one.index - other.index,
    )
    .map(({ span, text: written }) => {
      const start = span.start + shift;
      const undone: Span = { start, end: start + written.length };
      shift += written.length - (span.end - span.start);
      return { span: undone, text: text.slice(span.start, span.end) };
    });
}
