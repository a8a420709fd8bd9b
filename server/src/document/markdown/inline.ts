import { capitalised } from '../characters.ts';
import { type Element, type Inline, isGiven, isMessage, isSeveral, splitAtParts } from '../inline.ts';
import { proseAsLine } from '../prose-tree.ts';
import { wordsOf } from '../writer-context.ts';
import type { MarkdownContext } from './context.ts';
import { guardedStart, markdownText } from './escape.ts';
import { sparkLine } from './spark-line.ts';

/** Shapes of lights, which can be told apart without their colour. */
const lamps = { good: '●', warn: '▲', bad: '■', plain: '○' } as const;

/** Longest text in a line. */
const LIMIT = 4000;

/** Text of any origin within a line of Markdown, which says exactly that; blanks are single ones. */
export const escaped = (text: string): string => markdownText(text.replace(/\s+/g, ' '), LIMIT);

/** A line as it may begin a block. */
export const lineStart = (line: string): string => guardedStart(line.trim());

/** What stands in a line, as Markdown. */
export function inlineMarkdown(context: MarkdownContext, value: Inline): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  if (isSeveral(value)) return value.map((each) => inlineMarkdown(context, each)).join('');
  if (isMessage(value)) return escaped(wordsOf(context, value));
  return elementMarkdown(context, value);
}

function elementMarkdown(context: MarkdownContext, element: Element): string {
  const inner = (of: Inline): string => inlineMarkdown(context, of);
  switch (element.is) {
    case 'strong':
    case 'big':
    case 'worth':
      return bold(inner(element.of));
    case 'code':
    case 'id':
      return literal(element.of);
    case 'tag':
      return element.tone === 'bad' ? bold(inner(element.of)) : `_${inner(element.of).trim()}_`;
    case 'light':
      return `${lamps[element.tone]} ${inner(element.of)}`;
    case 'lines':
      return element.of
        .filter(isGiven)
        .map(inner)
        .join(element.apart === true ? '<br>' : ', ');
    case 'capital':
      return escaped(capitalised(wordsOf(context, element.of), context.language.tag));
    case 'sentence':
      return splitAtParts(wordsOf(context, element.of))
        .map((piece, i) => (i % 2 === 0 ? escaped(piece) : inner(element.parts[piece])))
        .join('');
    case 'prose':
      return escaped(proseAsLine(element.of, context.anchors));
    case 'progress':
      return `${inner(element.of)} ${inner(element.spoken)}`;
    case 'spark':
      return sparkLine(element.values);
    // What can only be looked at, or pressed, has no place in a text.
    case 'page':
    case 'bar':
    case 'button':
    case 'choice':
    case 'status':
      return '';
    default:
      return inner(element.of);
  }
}

/** In bold; nothing for an empty text. */
export const bold = (text: string): string => (text.trim() === '' ? '' : `**${text.trim()}**`);

/** What is to be read letter by letter, as code where it needs no escape in that. */
const literal = (text: string): string =>
  /^[\w.+/=:@ -]+$/.test(text) ? `\`${text.trim()}\`` : escaped(text);
