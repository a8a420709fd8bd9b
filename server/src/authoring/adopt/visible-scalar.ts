import { oneLine } from '../../document/sanitize.ts';
import type { Json } from '../../model/json.ts';
import { writeScalar } from '../../text/write-scalar.ts';

const escapeOf = (character: string): string => {
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
};

/** True for a text that a terminal, an editor and a log all show as it is. */
const isVisible = (text: string): boolean => oneLine(text) === text;

/**
 * A text as a scalar of qms.yaml that shows what it is: names of files and words of documents come from anyone, and may
 * hold characters that nobody sees or that a log takes for a command.
 */
export function visibleScalar(text: string, preferred: 'plain' | 'double' = 'plain'): string {
  if (isVisible(text)) return writeScalar(text, preferred);
  return writeScalar(text, 'double')
    .replaceAll('##', '#\\u0023')
    .replace(/./gu, (character) => (isVisible(character) ? character : escapeOf(character)));
}

/** Any JSON value on one line, its texts visible. */
export function visibleFlow(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(visibleFlow).join(', ')}]`;
  if (typeof value === 'string') return visibleScalar(value);
  if (value === null || typeof value !== 'object') return writeScalar(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${visibleScalar(key)}: ${visibleFlow(item)}`)
    .join(', ')} }`;
}
