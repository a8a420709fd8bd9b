import type { Oddity } from '../model/record.ts';
import type { Span, TextFix } from '../model/text.ts';

const SHOWN = 40;

/** A stretch of text fit to stand in a sentence: one line, no control characters, not too long. */
export function excerpt(text: string): string {
  const start = text.slice(0, SHOWN + 1);
  const clean = start.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ');
  const plain = clean.replaceAll('`', "'");
  return text.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
}

const SENTENCES: { readonly [K in Oddity['kind']]: (shown: string) => string } = {
  'duplicate-key': (shown) =>
    `The key \`${shown}\` stands here twice, and only the last one counts: keep one of them.`,
  'non-string-key': (shown) =>
    `The key \`${shown}\` is not text to every program: put it in quotes, or write a plain word.`,
  'merge-key': () => 'The key `<<` takes nothing over from elsewhere: write the keys out.',
  'explicit-tag': (shown) =>
    `\`${shown}\` at the start of a value is read differently by different programs: remove it, or put the text in quotes.`,
  directive: (shown) => `The line \`${shown}\` changes how the file is read: remove it.`,
  'cyclic-alias': (shown) => `\`${shown}\` leads back to a value that contains it: write the value out.`,
  'number-notation': (shown) =>
    `\`${shown}\` is a number to some programs and text to others: write it as a plain decimal number, or in quotes if it is text.`,
  'number-range': (shown) =>
    `The number \`${shown}\` cannot be kept exactly: shorten it, or put it in quotes if it is text.`,
  'lone-surrogate': () =>
    'This text contains half of a character (a lone surrogate): type the character again.',
  'invalid-utf8': () => 'This text is not stored as UTF-8: save the file as UTF-8.',
  'too-large': () =>
    'This record is too large to be signed (over 1 MB, or over 100,000 values when aliases are written out): split it.',
  'boolean-word': (shown) =>
    `Some programs take \`${shown}\` for true or false and others for text: put it in quotes, or write true or false.`,
};

/** Texts that are meant as they stand, once they are in quotes. */
const readAsText: ReadonlySet<Oddity['kind']> = new Set(['boolean-word', 'number-notation', 'number-range']);

function fixOf(kind: Oddity['kind'], span: Span, source: string): TextFix | null {
  const edits = (text: string): TextFix['edits'] => [{ span: { start: span.start, end: span.end }, text }];
  if (readAsText.has(kind))
    return { title: 'Put the text in quotes', certain: false, edits: edits(JSON.stringify(source)) };
  if (kind === 'directive') return { title: 'Remove the line', certain: false, edits: edits('') };
  return kind === 'explicit-tag'
    ? { title: `Remove \`${excerpt(source)}\``, certain: false, edits: edits('') }
    : null;
}

/** Describes something in a YAML text that readers disagree on. `source` is the text at fault. */
export function oddity(
  kind: Oddity['kind'],
  span: Span,
  source: string,
  fix: TextFix | null = fixOf(kind, span, source),
): Oddity {
  return {
    kind,
    message: SENTENCES[kind](excerpt(source)),
    span: { start: span.start, end: span.end },
    blocksDigest: kind !== 'boolean-word',
    ...(fix === null ? {} : { fix }),
  };
}
