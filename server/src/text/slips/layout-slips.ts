import { excerpt } from '../oddity.ts';
import { type Line, type Slip, slipInLine } from './slip.ts';

const leadingTabs = /^ *\t[\t ]*/;
/** White space that only looks like a space. */
const hardSpace = /[\u00a0\u2007\u202f]/;

/** Lines above that tell how a line may be meant to be indented. */
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
    message: 'A tab cannot indent a line in YAML: use spaces.',
    span: { start: line.start + column, end: line.start + column + 1 },
    fix: { title: 'Indent with spaces instead of tabs', certain: true, edits },
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
  if (column < 0 || !/^\s*(?:- *)*(?:[A-Za-z_][\w.-]*:\s*)?$/.test(line.text.slice(0, column))) return null;
  const end = column + (/^[\u00a0\u2007\u202f]+/.exec(line.text.slice(column))?.[0].length ?? 1);
  return slipInLine(
    line,
    [column, end],
    'This only looks like a space (it is a non-breaking one): type an ordinary space.',
    { title: 'Replace by an ordinary space', certain: true, text: ' '.repeat(end - column) },
  );
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
    `A space is missing behind the colon: write \`${shown}\`.`,
    { title: 'Add the space', certain: true, text: ' ' },
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
    `A list begins on the line below its key: move the \`-\` there.`,
    { title: 'Begin the list on a new line', certain: true, text: `\n${indent}  ` },
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
    `The closing \`${closing}\` is missing: add it.`,
    { title: `Add \`${closing}\``, certain: false, text: closing },
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
  const spaces = (count: number): string =>
    count === 0 ? 'no space' : count === 1 ? '1 space' : `${count} spaces`;
  return {
    message: `This line begins with ${spaces(own)}, unlike the lines above that it belongs with: begin it with ${spaces(place)}.`,
    span: { start: line.start, end: line.start + line.text.trimEnd().length },
    fix: {
      title: `Begin the line with ${spaces(place)}`,
      certain: false,
      edits: block.map(({ start }) => ({
        span: { start, end: start + own },
        text: ' '.repeat(place),
      })),
    },
  };
}
