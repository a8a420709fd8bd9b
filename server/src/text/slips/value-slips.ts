import { excerpt } from '../oddity.ts';
import { writeScalar } from '../write-scalar.ts';
import { type Line, type Slip, slipInLine } from './slip.ts';

/** What stands before a value: white space, dashes and a key. */
const beforeValue = /^\s*(?:- +)*(?:[A-Za-z_][\w.-]*: +)?/;
const typographic = '“”„‟«»‘’‚';
const putInQuotes = 'Put the text in quotes';

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
  const inQuotes = { title: putInQuotes, certain: true, text: quoted(text) };
  if ('@`%'.includes(first)) {
    const sign = first === '`' ? 'a backtick' : `\`${first}\``;
    return slipInLine(line, at, `A value cannot begin with ${sign}: put the text in quotes.`, inQuotes);
  }
  if ('*&!'.includes(first)) {
    const message = `YAML gives \`${first}\` at the start of a value a meaning of its own: put the text in quotes.`;
    return slipInLine(line, at, message, { ...inQuotes, certain: false });
  }
  if (typographic.includes(first)) {
    const inside = [...text].filter((sign, index, all) => !isOuter(sign, index, all.length)).join('');
    const message = 'Curly quotes do not enclose a text: write straight quotes.';
    const straight = { title: 'Write straight quotes', certain: true, text: quoted(inside) };
    return slipInLine(line, at, message, straight);
  }
  if (first === '[' || first === '{') {
    const what = first === '[' ? 'list' : 'mapping';
    const message = `A text that begins with \`${first}\` is taken for a ${what}: put the whole text in quotes.`;
    return /[\]}]\s*[^\s\]},]/.test(text)
      ? slipInLine(line, at, message, { ...inQuotes, certain: false })
      : null;
  }
  const colon = text.search(/:(?:\s|$)/);
  // Without a key or a dash before it, what stands before the colon is the key.
  if (colon < 0 || line.text.slice(0, from).trim() === '') return null;
  const message =
    'A colon with a space behind it is taken for the end of a key: put the text in quotes, or begin a new line if a key is meant.';
  const marked = [from + colon, from + colon + 1] as const;
  return slipInLine(line, at, message, { ...inQuotes, certain: false }, marked);
}

const isOuter = (sign: string, index: number, length: number): boolean =>
  typographic.includes(sign) && (index === 0 || index === length - 1);

/** A text in quotes that ends too early, or not at all. */
function quoteSlip(line: Line, from: number, rest: string, quote: string): Slip | null {
  const at = [from, from + rest.length] as const;
  const inside = rest.slice(1);
  if (!inside.includes(quote)) {
    const message = `The closing quote (${quote}) is missing: add it at the end of the text.`;
    const close = { title: 'Add the closing quote', certain: false, text: quote };
    return slipInLine(line, [at[1], at[1]], message, close, at);
  }
  if (!rest.endsWith(quote)) {
    const message = `The text goes on behind the closing quote (${quote}): put the whole text in quotes.`;
    return slipInLine(line, at, message, { title: putInQuotes, certain: false, text: quoted(rest) });
  }
  const text = inside.slice(0, -1);
  const other = quote === '"' ? 'single' : 'double';
  if (quote === '"' && text.includes('\\')) {
    const sign = excerpt(/\\./.exec(text)?.[0] ?? '\\');
    const message = `A backslash in double quotes begins a special character, and \`${sign}\` is none: use single quotes.`;
    const backslash = from + 1 + text.indexOf('\\');
    const single = { title: 'Use single quotes', certain: true, text: writeScalar(text, 'single') };
    return slipInLine(line, at, message, single, [backslash, backslash + 2]);
  }
  if (!text.includes(quote)) return null;
  const message = `The text contains the quote (${quote}) that encloses it and so ends early: use ${other} quotes around it.`;
  const swapped = { title: `Use ${other} quotes`, certain: false, text: writeScalar(text, other) };
  return slipInLine(line, at, message, swapped);
}
