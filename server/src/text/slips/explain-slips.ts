import type { Span, SpanEdit } from '../../model/text.ts';
import { applyEdits } from '../span-edits.ts';
import type { TextFault } from '../yaml-stream.ts';
import { indentSlips, lineSlips, tabSlip } from './layout-slips.ts';
import { type Line, linesOf, type Slip } from './slip.ts';
import { valueSlip } from './value-slips.ts';

/** Slips that are looked for in one text; the first ones are what to begin with. */
const mostSlips = 10;
/** Texts that slips are looked for in, and lines in them: people write short ones. */
const [longestText, longestLine] = [50_000, 500];
/** Characters read in all while trying repairs, and trials at most: a text is read again for each. */
const mostRead = 100_000;
const mostTrials = 16;

/** Lines around a fault that may hold its cause: it often shows below it, at times at its end. */
const [linesBefore, linesBehind] = [2, 1];

/**
 * Says of faults what was probably meant: where mending a common slip near the first fault leaves fewer
 * faults (best: none), or only later ones, the slip is reported in its place, with the repair. Repeated for
 * what is left.
 * @param faultsOf the faults of a text, in order, as the parser reports them
 */
export function explainSlips(
  text: string,
  faults: readonly TextFault[],
  faultsOf: (text: string) => readonly TextFault[],
): readonly TextFault[] {
  if (text.length > longestText) return faults;
  const found: TextFault[] = [];
  const made: (readonly SpanEdit[])[] = [];
  let [current, left] = [text, faults];
  let trials = Math.min(mostTrials, Math.floor(mostRead / Math.max(text.length, 1)));
  while (left.length > 0 && found.length < mostSlips) {
    const first = left[0]!;
    let mended: { slip: Slip; text: string; left: readonly TextFault[] } | null = null;
    for (const slip of candidates(current, first.span)) {
      if (trials <= 0) break;
      trials -= 1;
      const next = applyEdits(current, slip.fix.edits);
      const after = faultsOf(next);
      if (after.length > 0 && (mended !== null || !isBetter(current, left, next, after))) continue;
      mended = { slip, text: next, left: after };
      if (after.length === 0) break;
    }
    if (mended === null) break;
    found.push(inOriginal(mended.slip, made, first.document));
    made.push(mended.slip.fix.edits);
    [current, left] = [mended.text, mended.left];
  }
  const rest = left.map((fault) => ({ ...fault, span: spanInOriginal(fault.span, made) }));
  return [...found, ...rest].sort((one, other) => one.span.start - other.span.start);
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function isBetter(
  before: string,
  faults: readonly TextFault[],
  after: string,
  left: readonly TextFault[],
): boolean {
  const [one, other] = [faults[0], left[0]];
  if (one === undefined || other === undefined) return other === undefined;
  return left.length < faults.length || lineAt(after, other.span.start) > lineAt(before, one.span.end) + 1;
}

/** Slips in the lines around a fault, those in its own first line first. */
function candidates(text: string, span: Span): Slip[] {
  const lines = linesOf(text);
  const indexAt = (offset: number): number =>
    Math.max(
      0,
      lines.findLastIndex(({ start }) => start <= offset),
    );
  const [first, last] = [indexAt(span.start), indexAt(Math.max(span.start, span.end - 1))];
  const around = lines
    .map((_, index) => index)
    .slice(Math.max(0, first - linesBefore), last + linesBehind + 1)
    .sort((one, other) => Math.abs(one - first) - Math.abs(other - first));
  return around.flatMap((index) => inLine(lines, index));
}

function inLine(lines: readonly Line[], index: number): Slip[] {
  const line = lines[index]!;
  if (line.text.length > longestLine) return [];
  const [tab, value] = [tabSlip(lines, index), valueSlip(line)];
  return [
    ...(tab === null ? [] : [tab]),
    ...lineSlips(line),
    ...(value === null ? [] : [value]),
    ...indentSlips(lines, index),
  ];
}

/** A slip found in a text that was mended already, as a fault of the text as it was. */
function inOriginal(slip: Slip, made: readonly (readonly SpanEdit[])[], document: number): TextFault {
  const edits = slip.fix.edits.map((edit) => ({ ...edit, span: spanInOriginal(edit.span, made) }));
  return {
    message: slip.message,
    span: spanInOriginal(slip.span, made),
    document,
    fixes: [{ ...slip.fix, edits }],
  };
}

function spanInOriginal(span: Span, made: readonly (readonly SpanEdit[])[]): Span {
  const back = (offset: number): number => made.reduceRight((at, edits) => offsetBefore(at, edits), offset);
  return { start: back(span.start), end: back(span.end) };
}

/** Where an offset was before edits were made. */
function offsetBefore(offset: number, edits: readonly SpanEdit[]): number {
  let shift = 0;
  for (const { span, text } of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    const start = span.start + shift;
    if (offset <= start) return offset - shift;
    if (offset < start + text.length) return span.end;
    shift += text.length - (span.end - span.start);
  }
  return offset - shift;
}
