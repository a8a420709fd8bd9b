import type { Oddity } from '../model/record.ts';
import type { Span } from '../model/text.ts';

const SHOWN = 40;

/** A stretch of text fit to stand in a sentence: one line, no control characters, not too long. */
export function excerpt(text: string): string {
  const start = text.slice(0, SHOWN + 1);
  const clean = start.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ');
  return text.length > SHOWN ? `${clean.slice(0, SHOWN)}…` : clean;
}

const SENTENCES: { readonly [K in Oddity['kind']]: (shown: string) => string } = {
  'duplicate-key': (shown) =>
    `The key “${shown}” stands twice in this mapping and only the last one counts; keep one of them.`,
  'non-string-key': (shown) =>
    `The key “${shown}” is not text for every reader; put it in quotes or write a plain word.`,
  'merge-key': () => 'The merge key “<<” is not part of YAML 1.2 and is not applied; write the keys out.',
  'explicit-tag': (shown) => `The tag “${shown}” is read differently by different tools; remove it.`,
  directive: (shown) => `The directive “${shown}” changes how the file is read; remove the line.`,
  'cyclic-alias': (shown) =>
    `The alias “${shown}” leads back to a value that contains it; write the value out.`,
  'number-notation': (shown) =>
    `“${shown}” is a number in a notation that readers disagree on; write it as a plain decimal number, or in quotes if it is text.`,
  'number-range': (shown) =>
    `The number ${shown} cannot be kept exactly; shorten it, or put it in quotes if it is text.`,
  'lone-surrogate': () =>
    'This text contains half of a character (a lone surrogate); type the character again.',
  'invalid-utf8': () => 'This text is not valid UTF-8; save the file as UTF-8.',
  'too-large': () =>
    'This record is too large to be signed (over 1 MB, or over 100,000 values when aliases are written out); split it.',
  'boolean-word': (shown) =>
    `Some readers take ${shown} for true or false and others for text; put it in quotes, or write true or false.`,
};

/** Describes something in a YAML text that readers disagree on. `source` is the text at fault. */
export function oddity(kind: Oddity['kind'], span: Span, source: string): Oddity {
  return {
    kind,
    message: SENTENCES[kind](excerpt(source)),
    span: { start: span.start, end: span.end },
    blocksDigest: kind !== 'boolean-word',
  };
}
