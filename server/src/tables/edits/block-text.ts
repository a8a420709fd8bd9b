import type { YamlScalar } from '../../text/node.ts';
import { writeScalar } from '../../text/write-scalar.ts';

/** A text that can stand in lines of its own: nothing that only an escape could write, no blank at its beginning. */
const fitsLines = (text: string): boolean =>
  !/[\p{Cc}\ufeff\u2028\u2029\ufffe\uffff]/u.test(text.replaceAll('\n', '')) &&
  !/^[ \t]|[ \t]$/m.test(text) &&
  !text.startsWith('\n');

/** A text as YAML, as it would stand behind `key: ` at the start of a line: on one line where it is one. */
export function textAsYaml(text: string): string {
  if (!text.includes('\n')) return writeScalar(text);
  return fitsLines(text) ? `|-\n${text}` : writeScalar(text, 'double');
}

/**
 * A text in the place of one in lines of its own (`|`, `>`), with the same sign, indentation and line end; null where it
 * cannot stand so.
 */
export function inItsLines(node: YamlScalar, text: string, eol: string): string | null {
  if ((node.style !== 'literal' && node.style !== 'folded') || !fitsLines(text) || text === '') return null;
  const [header = '', ...lines] = node.source.split(/\r\n|\r|\n/);
  if (!/^[|>][+-]?$/.test(header)) return null;
  const indent = /^ +/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0];
  if (indent === undefined) return null;
  const written = node.style === 'folded' ? text.replaceAll(/\n+/g, (breaks) => `${breaks}\n`) : text;
  const body = written.split('\n').map((line) => (line === '' ? '' : indent + line));
  return [header, ...body].join(eol);
}
