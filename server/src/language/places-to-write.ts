import { SnippetWriter } from './snippet-text.ts';

/** A stretch of a text, its ends as offsets. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** `key: TBD`, also in a list or between brackets; and `key: []`, into which ids go. */
const inYaml = /^[ \t]*(?:- )*(?:[\w-]+:[ \t]*)?\[?[ \t]*(?:(TBD\b)|(?<=\[)\])/;
/** A paragraph still to be written, with the words that say what belongs there. */
const inBody = /^(?:[-*] |\d+[.)] )?(TBD\b.*)$/;
/** A comment that shows a key: what cannot be made up. */
const shownKey = /^[ \t]*# (?:- )?[A-Za-z][\w-]*: ./;

interface Line extends Stretch {
  readonly text: string;
  readonly isBody: boolean;
}

/** Lines without their ends; those of Markdown behind its front matter are its body. */
function* linesOf(text: string): Generator<Line> {
  const isMarkdown = text.startsWith('---');
  let fences = 0;
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const line = match[0].replace(/[\r\n]+$/, '');
    if (isMarkdown && fences < 2 && line.trimEnd() === '---') fences += 1;
    else
      yield {
        text: line,
        start: match.index,
        end: match.index + line.length,
        isBody: isMarkdown && fences === 2,
      };
  }
}

/** Where something is still to be written. */
export interface PlaceToWrite extends Stretch {
  /** In the body of a Markdown file, not in a field. */
  readonly isBody: boolean;
}

/** The places of a record that stand for something still to be written, in order. */
export const placesToWrite = (text: string): readonly PlaceToWrite[] =>
  [...linesOf(text)].flatMap((line) => {
    const place = placeIn(line);
    return place === null ? [] : { ...place, isBody: line.isBody };
  });

function placeIn({ text, start, isBody }: Line): Stretch | null {
  const match = (isBody ? inBody : inYaml).exec(text);
  if (match === null) return null;
  const word = match[1];
  const end = start + match.index + match[0].length;
  // Between brackets there is nothing yet: the caret goes before the one that closes.
  return word === undefined ? { start: end - 1, end: end - 1 } : { start: end - word.length, end };
}

/** Where somebody goes on to write in a text that has no place left open. */
function beginningOf(lines: readonly Line[]): number {
  const shown = lines.find(({ text, isBody }) => !isBody && shownKey.test(text));
  const written = lines.find(({ text, isBody }) => isBody && text.trim() !== '');
  const titled = lines.find(({ text, isBody }) => !isBody && /^(?:title|name):/.test(text));
  return (shown ?? written ?? titled)?.end ?? 0;
}

/**
 * A record to be filled in as a snippet with the same text: its places to write are tab stops, in the order they stand
 * in. Without one the caret goes to where writing begins.
 */
export function withPlacesToWrite(text: string): string {
  const places = placesToWrite(text);
  const beginning = beginningOf([...linesOf(text)]);
  const writer = new SnippetWriter();
  let done = 0;
  for (const { start, end } of places.length > 0 ? places : [{ start: beginning, end: beginning }]) {
    writer.text(text.slice(done, start)).stop(text.slice(start, end));
    done = end;
  }
  return writer.text(text.slice(done)).done().snippet;
}
