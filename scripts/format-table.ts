import { formats } from '../server/src/report/formats.ts';

/** The table of formats in docs/output-formats.md. */
const table = (): string =>
  [
    '| Format | For | Stability |',
    '|---|---|---|',
    ...formats.map(({ name, purpose, stability }) => `| \`${name}\` | ${purpose} | ${stability} |`),
    '',
  ].join('\n');

/**
 * The text of docs/output-formats.md with its table of formats as they are registered.
 * @throws where the text has no such table
 */
export function withFormatTable(text: string): string {
  const place = /^\| Format \|.*\n(\|.*\n)+/m;
  if (!place.test(text)) throw new Error('No table that starts with `| Format |`');
  return text.replace(place, table);
}
