import { defineMessages } from '../messages/define-messages.ts';
import type { SpanEdit } from '../model/text.ts';
import { endOfLine, isBreak } from './layout.ts';
import { keyText, resolveAlias, type YamlPair } from './node.ts';
import { oddity } from './oddity.ts';
import type { RawOddity } from './yaml-stream.ts';

const say = defineMessages('fix.duplicate-key', {
  repetition: 'Delete the repetition',
  later: 'Delete this one and keep the first',
});

/** The part of a file a mapping is read from. */
export interface SourceText {
  readonly text: string;
  /** Offset of the text in its file. */
  readonly base: number;
}

/**
 * What is odd about the key of a pair.
 * @param earlier pairs of the same mapping that stand before it, by the text of their keys
 */
export function keyOddities(
  pair: YamlPair,
  earlier: ReadonlyMap<string, YamlPair>,
  source: SourceText,
): RawOddity[] {
  const { key } = pair;
  const span = { start: key.start, end: key.end };
  const resolved = resolveAlias(key);
  const name = keyText(key);
  const found: RawOddity[] = [];
  if (resolved?.kind !== 'scalar' || typeof resolved.value !== 'string')
    found.push(oddity('non-string-key', span, name));
  else if (resolved.value === '<<' && resolved.style === 'plain') found.push(oddity('merge-key', span, name));
  const twin = earlier.get(name);
  if (twin === undefined) return found;
  const removal = removalOf(pair, source);
  const same = textOf(twin, source) === textOf(pair, source);
  const title = same ? say.repetition() : say.later();
  const fix = removal === null ? null : { title, certain: same, edits: [removal] };
  return [...found, oddity('duplicate-key', span, name, fix)];
}

const textOf = ({ key, value }: YamlPair, { text, base }: SourceText): string =>
  text.slice(key.start - base, Math.max(key.end, value.end) - base).trimEnd();

/** Deletes the lines of an entry; null where it shares a line with others. */
function removalOf(pair: YamlPair, { text, base }: SourceText): SpanEdit | null {
  let start = pair.key.start - base;
  while (start > 0 && text[start - 1] === ' ') start -= 1;
  if (start > 0 && !isBreak(text.charCodeAt(start - 1))) return null;
  const last = Math.max(pair.key.end, pair.value.end) - base;
  let end = endOfLine(text, last);
  if (!/^\s*(?:#.*)?$/.test(text.slice(last, end))) return null;
  if (text[end] === '\r') end += 1;
  if (text[end] === '\n') end += 1;
  return { span: { start: base + start, end: base + end }, text: '' };
}
