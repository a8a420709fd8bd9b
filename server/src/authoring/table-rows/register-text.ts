import { oneLine } from '../../document/sanitize.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { writeFlow, writeScalar } from '../../text/write-scalar.ts';

/** What a register file says besides its entries. */
export interface RegisterHead {
  readonly id: string;
  readonly title: string;
  readonly of: string;
  /** Where the entries come from, in words. */
  readonly source: string;
  readonly today: IsoDate;
}

export const headText = ({ id, title, of, source, today }: RegisterHead): string =>
  [
    `# Imported from ${oneLine(source, 200)} on ${today}.`,
    `id: ${writeScalar(id)}`,
    'type: register',
    `title: ${writeScalar(title)}`,
    `of: ${writeScalar(of)}`,
    'items:',
    '',
  ].join('\n');

/** An entry of the list under `items`, with its line ends. */
export const itemText = (data: JsonObject): string => `  - ${linesOf(data, 4).join('\n').slice(4)}\n`;

/** A record as a mapping that stands at the beginning of lines, without a line end. */
export const mappingText = (data: JsonObject): string => linesOf(data, 0).join('\n');

/** Id, type and title first, own keys last. */
function linesOf(data: JsonObject, indent: number): readonly string[] {
  const first = ['id', 'type', 'title'].filter((key) => data[key] !== undefined);
  const others = Object.keys(data).filter((key) => !first.includes(key) && key !== 'custom');
  const keys = [...first, ...others, ...(data['custom'] === undefined ? [] : ['custom'])];
  return keys.flatMap((key) => entryLines(key, data[key]!, indent));
}

function entryLines(key: string, value: Json, indent: number): string[] {
  const blanks = ' '.repeat(indent);
  const name = `${blanks}${writeScalar(key)}:`;
  if (typeof value === 'string' && isBlockText(value))
    return [`${name} |-`, ...value.split('\n').map((line) => (line === '' ? '' : `${blanks}  ${line}`))];
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return [name, ...Object.entries(value).flatMap(([inner, each]) => entryLines(inner, each, indent + 2))];
  return [`${name} ${writeFlow(value)}`];
}

/** Printable to the end of a line, without blanks there. */
const plainLine = /^(?:[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*\S)?$/;

/** Text of several lines that stands best on as many lines, without quotes. */
const isBlockText = (text: string): boolean =>
  text.includes('\n') && /^\S/.test(text) && text.split('\n').every((line) => plainLine.test(line));

/** Keys, values, lists and mappings in a value, as readers count them. */
export function nodesIn(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1;
  const inner = Array.isArray(value) ? value : Object.values(value);
  return inner.reduce((sum: number, each) => sum + nodesIn(each) + (Array.isArray(value) ? 0 : 1), 1);
}
