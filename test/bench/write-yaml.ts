import type { Json, JsonObject } from '../../server/src/model/json.ts';

const width = 100;
const plain = /^[A-Za-z][A-Za-z0-9 ._/()€%-]*$|^\d{4}-\d{2}-\d{2}$/;
const inFlow = /^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/;
const word = /^(?:true|false|null|yes|no|on|off)$/i;

function scalar(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const bare = plain.test(value) && !word.test(value) && !value.endsWith(' ');
  return bare ? value : JSON.stringify(value);
}

const isMap = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One line in flow style, or null where people would write a block. */
function flow(value: Json): string | null {
  if (typeof value !== 'object' || value === null) {
    const text = scalar(value);
    return typeof value === 'string' && !inFlow.test(value) && !text.startsWith('"')
      ? JSON.stringify(value)
      : text;
  }
  const parts: string[] = [];
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const text = flow(item);
    if (text === null) return null;
    parts.push(Array.isArray(value) ? text : `${key}: ${text}`);
  }
  const line = Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  return line.length > width ? null : line;
}

function folded(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const each of text.split(' ')) {
    if (line !== '' && line.length + each.length + 1 > width) {
      lines.push(line);
      line = each;
    } else line = line === '' ? each : `${line} ${each}`;
  }
  lines.push(line);
  return `>-\n${lines.map((each) => indent + each).join('\n')}`;
}

function member(key: string, value: Json, indent: string): string {
  if (typeof value === 'string' && value.length > width) return `${key}: ${folded(value, `${indent}  `)}`;
  const line = flow(value);
  if (typeof value !== 'object' || value === null) return `${key}: ${scalar(value)}`;
  if (line !== null) return `${key}: ${line}`;
  if (isMap(value)) return `${key}:\n${block(value, `${indent}  `)}`;
  return `${key}:\n${(value as Json[]).map((item) => listItem(item, `${indent}  `)).join('\n')}`;
}

function listItem(item: Json, indent: string): string {
  const line = flow(item);
  if (line !== null) return `${indent}- ${line}`;
  if (isMap(item)) return `${indent}- ${block(item, `${indent}  `).trimStart()}`;
  return `${indent}- ${folded(String(item), `${indent}  `)}`;
}

function block(value: JsonObject, indent: string): string {
  return Object.entries(value)
    .map(([key, item]) => indent + member(key, item, indent))
    .join('\n');
}

/** A mapping as people write YAML: block style, short lists and mappings in one line, long text folded. */
export const writeYaml = (record: JsonObject): string => `${block(record, '')}\n`;
