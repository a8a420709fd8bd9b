import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
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

const say = defineMessages('yaml.oddity', {
  duplicateKey: 'The key `{shown}` stands here twice, and only the last one counts. Keep one of them.',
  nonStringKey: 'The key `{shown}` is not text to every program. Put it in quotes, or write a plain word.',
  mergeKey: 'The key `<<` takes nothing over from elsewhere. Write the keys out.',
  explicitTag:
    '`{shown}` before a value is read differently by different programs. Remove it, or put the text in quotes.',
  directive: 'The line `{shown}` changes how the file is read. Remove it.',
  cyclicAlias: '`{shown}` leads back to a value that contains it. Write the value out.',
  numberNotation:
    '`{shown}` is a number to some programs and text to others. Write it as a plain decimal number, or in quotes if it is text.',
  numberRange: 'The number `{shown}` cannot be kept exactly. Shorten it, or put it in quotes if it is text.',
  loneSurrogate: 'This text contains half of a character (a lone surrogate). Type the character again.',
  invalidUtf8: 'This text is not stored as UTF-8. Save the file as UTF-8.',
  tooLarge:
    'This record is too large to be signed. Split it: the limit is 1 MB, and 100,000 values when aliases are written out.',
  booleanWord:
    'Some programs take `{shown}` for true or false and others for text. Put it in quotes, or write true or false.',
  foreignNumber:
    'Some programs take `{shown}` for a number and others for text. Put it in quotes, or write a plain decimal number.',
  noDate:
    'Some programs refuse a file with `{shown}`, a day or time that there is not. Correct it, or put it in quotes.',
  reservedSign: 'Some programs refuse a file in which `{shown}` stands for a value. Put it in quotes.',
  blockEnd:
    'This text ends with the file and without a line break, which programs read differently. End the file with a line break.',
  addBreak: 'End the file with a line break',
  putInQuotes: 'Put the text in quotes',
  removeLine: 'Remove the line',
  remove: 'Remove `{shown}`',
});

const wordings: { readonly [K in Oddity['kind']]: (values: { readonly shown: string }) => Message } = {
  'duplicate-key': say.duplicateKey,
  'non-string-key': say.nonStringKey,
  'merge-key': () => say.mergeKey(),
  'explicit-tag': say.explicitTag,
  directive: say.directive,
  'cyclic-alias': say.cyclicAlias,
  'number-notation': say.numberNotation,
  'number-range': say.numberRange,
  'lone-surrogate': () => say.loneSurrogate(),
  'invalid-utf8': () => say.invalidUtf8(),
  'too-large': () => say.tooLarge(),
  'boolean-word': say.booleanWord,
  'foreign-number': say.foreignNumber,
  'no-date': say.noDate,
  'reserved-sign': say.reservedSign,
  'block-end': () => say.blockEnd(),
};

/** Texts that are meant as they stand, once they are in quotes. */
const readAsText: ReadonlySet<Oddity['kind']> = new Set([
  'boolean-word',
  'number-notation',
  'number-range',
  'foreign-number',
  'no-date',
  'reserved-sign',
]);

/** What readers disagree on although what stands there is clear by the rules of YAML 1.2: a digest can be taken of it. */
const isClear: ReadonlySet<Oddity['kind']> = new Set([
  'boolean-word',
  'foreign-number',
  'no-date',
  'reserved-sign',
  'block-end',
]);

function fixOf(kind: Oddity['kind'], span: Span, source: string): TextFix | null {
  const edits = (text: string): TextFix['edits'] => [{ span: { start: span.start, end: span.end }, text }];
  if (readAsText.has(kind))
    return { title: say.putInQuotes(), certain: false, edits: edits(JSON.stringify(source)) };
  if (kind === 'directive') return { title: say.removeLine(), certain: false, edits: edits('') };
  return kind === 'explicit-tag'
    ? { title: say.remove({ shown: excerpt(source) }), certain: false, edits: edits('') }
    : null;
}

/**
 * That a block of text ends with a text that has no line break at its end; null for one that has.
 * @param start where the block begins in the text
 */
export function blockEndOddity(text: string, base: number, start: number): Oddity | null {
  const end = text.length;
  const last = text.charCodeAt(end - 1);
  if (last === 10 || last === 13) return null;
  const line = Math.max(start, text.lastIndexOf('\n', end - 1) + 1);
  if (text.slice(line).trim() === '') return null;
  const edits = [
    { span: { start: base + end, end: base + end }, text: text.includes('\r\n') ? '\r\n' : '\n' },
  ];
  const fix = { title: say.addBreak(), certain: true, edits };
  return oddity('block-end', { start: base + line, end: base + end }, '', fix);
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
    message: wordings[kind]({ shown: excerpt(source) }),
    span: { start: span.start, end: span.end },
    blocksDigest: !isClear.has(kind),
    ...(fix === null ? {} : { fix }),
  };
}
