import type { Path, Span } from '../../model/text.ts';
import { MAXIMUM_DEPTH } from '../../text/limits.ts';
import type { YamlPlace } from '../yaml-place.ts';
import { isBreak, isSpace } from './lines.ts';

interface FlowFrame {
  readonly kind: 'map' | 'seq';
  readonly path: Path;
  readonly keys: Set<string>;
  readonly texts: Set<string>;
  index: number;
  key: string | null;
  state: 'entry' | 'value' | 'done';
}

/**
 * Reads `{…}` or `[…]` from its opening bracket on; stops where it is closed or the layout says it must end.
 * @param path of the collection
 * @param goesOn whether the collection can go on behind a line break
 * @param note takes texts with the paths they stand at
 * @param sections takes the keys of mappings under such keys
 */
export function readFlow(
  text: string,
  at: number,
  limit: number,
  cursor: number,
  path: Path,
  goesOn: (lineEnd: number) => boolean,
  note: (path: Path, value: string) => void,
  sections: Map<string, Set<string>>,
): { readonly end: number; readonly place: YamlPlace | null } {
  const stack: FlowFrame[] = [];
  let place: YamlPlace | null = null;
  let settled = cursor <= at;
  const valuePath = (frame: FlowFrame): Path => [
    ...frame.path,
    frame.kind === 'seq' ? frame.index : (frame.key ?? ''),
  ];
  const settle = (word: Span, quote: '' | '"' | "'", hasColon: boolean): void => {
    settled = true;
    const frame = stack.at(-1);
    if (frame === undefined || frame.state === 'done') return;
    const before = text[word.start - 1];
    const isKey = frame.kind === 'map' && frame.state === 'entry';
    place = {
      key: isKey ? { path: frame.path, present: frame.keys, hasColon } : null,
      scalar: isKey ? null : valuePath(frame),
      item: null,
      word,
      quote,
      column: 0,
      others: frame.kind === 'seq' ? frame.texts : new Set(),
      flow: true,
      inline: true,
      indent: null,
      continues: null,
      needsSpace: word.start === word.end && (before === ',' || before === ':'),
    };
  };
  let i = at;
  while (i < limit) {
    const char = text[i]!;
    if (isSpace(char)) {
      i += 1;
      continue;
    }
    if (isBreak(char)) {
      if (!goesOn(i)) break;
      i += 1;
      continue;
    }
    if (char === '#' && (isSpace(text[i - 1]) || isBreak(text[i - 1]))) {
      const from = i;
      while (i < limit && !isBreak(text[i])) i += 1;
      if (!settled && cursor < from) settle({ start: cursor, end: cursor }, '', false);
      else if (!settled && cursor <= i) settled = true;
      continue;
    }
    if (!settled && cursor < i) settle({ start: cursor, end: cursor }, '', false);
    const frame = stack.at(-1);
    if ('{}[],:'.includes(char)) {
      if (!settled && cursor === i) settle({ start: i, end: i }, '', false);
      if (char === '{' || char === '[') {
        if (stack.length > MAXIMUM_DEPTH) break;
        const inner = frame === undefined ? path : valuePath(frame);
        const kind = char === '{' ? 'map' : 'seq';
        const keys = new Set<string>();
        if (kind === 'map' && inner.length === 1) sections.set(String(inner[0]), keys);
        stack.push({ kind, path: inner, keys, texts: new Set(), index: 0, key: null, state: 'entry' });
      } else if (char === '}' || char === ']') {
        stack.pop();
        if (stack.length === 0) return { end: i + 1, place };
        stack.at(-1)!.state = 'done';
      } else if (char === ',') {
        if (frame !== undefined) {
          frame.index += 1;
          frame.key = null;
          frame.state = 'entry';
        }
      } else if (frame?.kind === 'map') frame.state = 'value';
      i += 1;
      continue;
    }
    const quote = char === '"' || char === "'" ? char : '';
    const start = i;
    i = quote === '' ? plainFlowEnd(text, i, limit) : quotedEnd(text, i, limit);
    let inner: Span =
      quote === '' ? { start, end: i } : { start: start + 1, end: Math.max(i - 1, start + 1) };
    if (quote === '') {
      while (isSpace(text[inner.end - 1]) && inner.end > cursor) inner = { start, end: inner.end - 1 };
    }
    let colon = i;
    while (colon < limit && isSpace(text[colon])) colon += 1;
    if (!settled && cursor <= i) {
      const isOutside = quote !== '' && (cursor <= start || cursor > inner.end);
      if (isOutside) settled = true;
      else settle(inner, quote, text[colon] === ':');
    } else if (frame?.kind === 'map' && frame.state === 'entry')
      frame.keys.add(text.slice(inner.start, inner.end).trim());
    else if (frame?.kind === 'seq') frame.texts.add(text.slice(inner.start, inner.end).trim());
    if (frame === undefined) continue;
    if (frame.kind === 'map' && frame.state === 'entry')
      frame.key = text.slice(inner.start, inner.end).trim();
    else if (frame.kind === 'map' && frame.key !== null)
      note([...frame.path, frame.key], text.slice(inner.start, inner.end).trim());
    frame.state = 'done';
  }
  if (!settled && cursor <= i) settle({ start: cursor, end: cursor }, '', false);
  return { end: i, place };
}

function plainFlowEnd(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit) {
    const char = text[i]!;
    if (isBreak(char) || '{}[],'.includes(char)) break;
    if (char === '#' && isSpace(text[i - 1])) break;
    if (
      char === ':' &&
      (i + 1 >= limit || isSpace(text[i + 1]) || isBreak(text[i + 1]) || '{}[],'.includes(text[i + 1]!))
    )
      break;
    i += 1;
  }
  return Math.max(i, from + 1);
}

/** Offset behind a quoted text; one that is not closed on its line ends with it. */
function quotedEnd(text: string, from: number, limit: number): number {
  const quote = text[from];
  for (let i = from + 1; i < limit; i += 1) {
    if (isBreak(text[i])) return i;
    if (text[i] === '\\' && quote === '"') i += 1;
    else if (text[i] === quote) return i + 1;
  }
  return limit;
}
