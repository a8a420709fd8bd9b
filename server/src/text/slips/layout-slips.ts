import { defineMessages } from '../../messages/define-messages.ts';
import { excerpt } from '../oddity.ts';
import { type Line, type Slip, slipInLine } from './slip.ts';

const say = defineMessages('yaml.layout', {
  tab: 'A tab cannot indent a line in YAML. Use spaces.',
  useSpaces: 'Indent with spaces instead of tabs',
  hardSpace: 'This only looks like a space. Type an ordinary one in place of the non-breaking space.',
  plainSpace: 'Replace by an ordinary space',
  spaceAfterColon: 'A space is missing behind the colon. Write `{shown}`.',
  addSpace: 'Add the space',
  listBesideKey: 'A list begins on the line below its key. Move the `-` there.',
  newLine: 'Begin the list on a new line',
  closing: 'The closing `{bracket}` is missing. Add it.',
  addClosing: 'Add `{bracket}`',
  indent:
    'This line is not indented like those it belongs with. Begin it with {place, plural, =0 {no space} one {# space} other {# spaces}}, not {own, plural, =0 {none} other {#}}.',
  beginWith: 'Begin the line with {place, plural, =0 {no space} one {# space} other {# spaces}}',
});

const leadingTabs = /^ *\t[\t ]*/;
/** White space that only looks like a space. */
const hardSpace = /[\u00a0\u2007\u202f]/;

/** Lines above that show how a line may be meant to be indented. */
const linesAbove = 20;

/** Tabs at the start of lines; all lines are mended at once, since they belong together. */
export function tabSlip(lines: readonly Line[], index: number): Slip | null {
  const line = lines[index]!;
  const tabs = leadingTabs.exec(line.text);
  if (tabs === null) return null;
  const edits = lines.flatMap(({ text, start }) => {
    const own = leadingTabs.exec(text)?.[0];
    return own === undefined
      ? []
      : [{ span: { start, end: start + own.length }, text: own.replaceAll('\t', '  ') }];
  });
  const column = line.text.indexOf('\t');
  return {
    message: say.tab(),
    span: { start: line.start + column, end: line.start + column + 1 },
    fix: { title: say.useSpaces(), certain: true, edits },
  };
}

/** Slips of layout within one line, with what to write instead. */
export function lineSlips(line: Line): readonly Slip[] {
  return [hardSpaceSlip(line), spaceBehindColon(line), listBesideKey(line), openBracket(line)].filter(
    (slip) => slip !== null,
  );
}

function hardSpaceSlip(line: Line): Slip | null {
  const column = line.text.search(hardSpace);
  const indent = line.text.slice(0, column);
  if (column < 0 || !/^\s*(?:- *)*(?:[A-Za-z_][\w.-]*:\s*)?$/.test(indent)) return null;
  const end = column + (/^[\u00a0\u2007\u202f]+/.exec(line.text.slice(column))?.[0].length ?? 1);
  return slipInLine(line, [column, end], say.hardSpace(), {
    title: say.plainSpace(),
    certain: indent.trim() === '',
    text: ' '.repeat(end - column),
  });
}

function spaceBehindColon(line: Line): Slip | null {
  const match = /^(\s*(?:- +)*)([A-Za-z_][\w.-]*):(?=[^\s/])/.exec(line.text);
  if (match === null) return null;
  const end = match[0].length;
  const key = match[2]!;
  const shown = excerpt(`${key}: ${line.text.slice(end).trimEnd()}`).replaceAll('`', "'");
  return slipInLine(
    line,
    [end, end],
    say.spaceAfterColon({ shown }),
    { title: say.addSpace(), certain: false, text: ' ' },
    [match[1]!.length, end],
  );
}

function listBesideKey(line: Line): Slip | null {
  const match = /^( *)([A-Za-z_][\w.-]*):( +)- /.exec(line.text);
  if (match === null) return null;
  const indent = match[1]!;
  const colon = indent.length + match[2]!.length + 1;
  const dash = colon + match[3]!.length;
  return slipInLine(
    line,
    [colon, dash],
    say.listBesideKey(),
    { title: say.newLine(), certain: false, text: `\n${indent}  ` },
    [dash, dash + 1],
  );
}

function openBracket(line: Line): Slip | null {
  const match = /^\s*(?:- +)*[A-Za-z_][\w.-]*: +([[{])[^\]}#"']*$/.exec(line.text);
  const opening = match?.[1];
  if (opening === undefined) return null;
  const closing = opening === '[' ? ']' : '}';
  const end = line.text.replace(/[\s,]+$/, '').length;
  return slipInLine(
    line,
    [end, end],
    say.closing({ bracket: closing }),
    { title: say.addClosing({ bracket: closing }), certain: false, text: closing },
    [line.text.indexOf(opening), end],
  );
}

const indentOf = (text: string): number => /^ */.exec(text)![0].length;

/** The line, and what is indented deeper below it, moved to where lines above begin; nearest place first. */
export function indentSlips(lines: readonly Line[], index: number): Slip[] {
  const line = lines[index]!;
  const own = indentOf(line.text);
  const isItem = line.text.startsWith('- ', own);
  const isEntry = /^[A-Za-z_][\w.-]*:(?:\s|$)/.test(line.text.slice(own));
  if (!isItem && !isEntry) return [];
  const above = lines
    .slice(Math.max(0, index - linesAbove), index)
    .filter(({ text }) => (isItem ? /^ *- /.test(text) : /^ *(?:- +)?[A-Za-z_][\w.-]*:(?:\s|$)/.test(text)))
    .map(({ text }) => (isItem ? indentOf(text) : /^ *(?:- +)?/.exec(text)![0].length));
  const places = [...new Set(above.reverse())].filter((place) => place !== own);
  places.sort((left, right) => Math.abs(left - own) - Math.abs(right - own));
  return places.slice(0, 3).map((place) => moved(lines, index, own, place));
}

function moved(lines: readonly Line[], index: number, own: number, place: number): Slip {
  const line = lines[index]!;
  const below = lines.slice(index + 1);
  const next = below.findIndex(({ text }) => text.trim() !== '' && indentOf(text) <= own);
  const block = [line, ...(next < 0 ? below : below.slice(0, next))].filter(({ text }) => text.trim() !== '');
  return {
    message: say.indent({ own, place }),
    span: { start: line.start, end: line.start + line.text.trimEnd().length },
    fix: {
      title: say.beginWith({ place }),
      certain: false,
      edits: block.map(({ start }) => ({
        span: { start, end: start + own },
        text: ' '.repeat(place),
      })),
    },
  };
}
