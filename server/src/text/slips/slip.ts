import type { Message } from '../../model/message.ts';
import type { Span, TextFix } from '../../model/text.ts';

/** Something people write that YAML takes for something else, or for nothing. */
export interface Slip {
  /** What is there and what to write. */
  readonly message: Message;
  readonly span: Span;
  readonly fix: TextFix;
}

/** A line of a text, without its line break. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines of a text. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split(/(\r\n|\r|\n)/)) {
    if (!/^[\r\n]/.test(part)) lines.push({ text: part, start });
    start += part.length;
  }
  return lines;
}

/** A slip that is mended by one replacement within its line; columns count from the start of the line. */
export function slipInLine(
  line: Line,
  at: readonly [from: number, to: number],
  message: Message,
  fix: { readonly title: Message; readonly certain: boolean; readonly text: string },
  marked: readonly [from: number, to: number] = at,
): Slip {
  const span = ([from, to]: readonly [number, number]): Span => ({
    start: line.start + from,
    end: line.start + to,
  });
  return {
    message,
    span: span(marked),
    fix: { title: fix.title, certain: fix.certain, edits: [{ span: span(at), text: fix.text }] },
  };
}
