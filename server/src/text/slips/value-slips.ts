import { defineMessages } from '../../messages/define-messages.ts';
import { excerpt } from '../oddity.ts';
import { writeScalar } from '../write-scalar.ts';
import { type Line, type Slip, slipInLine } from './slip.ts';

const say = defineMessages('yaml.value', {
  backtick: 'A value cannot begin with a backtick. Put the text in quotes.',
  sign: 'A value cannot begin with `{sign}`. Put the text in quotes.',
  meaning: 'YAML gives `{sign}` at the start of a value a meaning of its own. Put the text in quotes.',
  curlyQuotes: 'Curly quotes do not enclose a text. Write straight quotes.',
  straightQuotes: 'Write straight quotes',
  list: 'A text that begins with `{sign}` is taken for a list. Put the whole text in quotes.',
  mapping: 'A text that begins with `{sign}` is taken for a mapping. Put the whole text in quotes.',
  colon:
    'A colon with a space behind it is taken for the end of a key. Put the text in quotes, or begin a new line if a key is meant.',
  open: 'The closing quote ({quote}) is missing. Add it at the end of the text.',
  close: 'Add the closing quote',
  goesOn: 'The text goes on behind the closing quote ({quote}). Put the whole text in quotes.',
  backslash:
    '`{sign}` is no special character, but a backslash in double quotes begins one. Use single quotes.',
  single: 'Use single quotes',
  double: 'Use double quotes',
  inner:
    'The text contains the quote ({quote}) that encloses it and so ends early. Use {kind, select, single {single} other {double}} quotes around it.',
  putInQuotes: 'Put the text in quotes',
});

/** What stands before a value: white space, dashes and a key. */
const beforeValue = /^\s*(?:- +)*(?:[A-Za-z_][\w.-]*: +)?/;
const typographic = '“”„‟«»‘’‚';

/** In double quotes, unless that would need escapes. */
const quoted = (text: string): string => writeScalar(text, /["\\]/.test(text) ? 'single' : 'double');

/** A value of one line that is text to people and something else to YAML, with what to write instead. */
export function valueSlip(line: Line): Slip | null {
  const from = beforeValue.exec(line.text)?.[0].length ?? 0;
  const rest = line.text.slice(from).trimEnd();
  const first = rest.charAt(0);
  if (first === '' || first === '#' || first === '|' || first === '>') return null;
  if (first === '"' || first === "'") return quoteSlip(line, from, rest, first);
  const comment = rest.search(/\s#/);
  const text = comment < 0 ? rest : rest.slice(0, comment).trimEnd();
  const at = [from, from + text.length] as const;
  const inQuotes = { title: say.putInQuotes(), certain: true, text: quoted(text) };
  if ('@`%'.includes(first)) {
    const message = first === '`' ? say.backtick() : say.sign({ sign: first });
    return slipInLine(line, at, message, inQuotes);
  }
  if ('*&!'.includes(first)) {
    const message = say.meaning({ sign: first });
    return slipInLine(line, at, message, { ...inQuotes, certain: false });
  }
  if (typographic.includes(first)) {
    const inside = [...text].filter((sign, index, all) => !isOuter(sign, index, all.length)).join('');
    const straight = { title: say.straightQuotes(), certain: false, text: quoted(inside) };
    return slipInLine(line, at, say.curlyQuotes(), straight);
  }
  if (first === '[' || first === '{') {
    const message = (first === '[' ? say.list : say.mapping)({ sign: first });
    return /[\]}]\s*[^\s\]},]/.test(text)
      ? slipInLine(line, at, message, { ...inQuotes, certain: false })
      : null;
  }
  const colon = text.search(/:(?:\s|$)/);
  // Without a key or a dash before it, what stands before the colon is the key.
  if (colon < 0 || line.text.slice(0, from).trim() === '') return null;
  const marked = [from + colon, from + colon + 1] as const;
  return slipInLine(line, at, say.colon(), { ...inQuotes, certain: false }, marked);
}

const isOuter = (sign: string, index: number, length: number): boolean =>
  typographic.includes(sign) && (index === 0 || index === length - 1);

/** A text in quotes that ends too early, or not at all. */
function quoteSlip(line: Line, from: number, rest: string, quote: string): Slip | null {
  const at = [from, from + rest.length] as const;
  const inside = rest.slice(1);
  if (!inside.includes(quote)) {
    const close = { title: say.close(), certain: false, text: quote };
    return slipInLine(line, [at[1], at[1]], say.open({ quote }), close, at);
  }
  if (!rest.endsWith(quote)) {
    return slipInLine(line, at, say.goesOn({ quote }), {
      title: say.putInQuotes(),
      certain: false,
      text: quoted(rest),
    });
  }
  const text = inside.slice(0, -1);
  const other = quote === '"' ? 'single' : 'double';
  if (quote === '"' && text.includes('\\')) {
    const sign = excerpt(/\\./.exec(text)?.[0] ?? '\\');
    const message = say.backslash({ sign });
    const backslash = from + 1 + text.indexOf('\\');
    // What also stands in it and means a character, such as `\n`, may have been meant so.
    const certain = !/\\[0abtnvfre "/\\N_LPxuU]/.test(text);
    const single = { title: say.single(), certain, text: writeScalar(text, 'single') };
    return slipInLine(line, at, message, single, [backslash, backslash + 2]);
  }
  if (!text.includes(quote)) return null;
  const message = say.inner({ quote, kind: other });
  const swapped = { title: say[other](), certain: false, text: writeScalar(text, other) };
  return slipInLine(line, at, message, swapped);
}
