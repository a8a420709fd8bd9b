import { oneLine } from '../sanitize.ts';

/**
 * Text of any origin as one line of GitHub Markdown that says exactly that text: punctuation becomes
 * entities, which CommonMark never takes for structure, and what GitHub links on its own (`@user`,
 * `#12`, bare addresses) is parted by an element, because GitHub looks for those after decoding.
 */
export function markdownText(text: string, limit: number): string {
  return oneLine(text, limit)
    .replace(/[!-/:-@[-`{-~]/g, (character) => (asIs.has(character) ? character : entity(character)))
    .replace(/&#64;|&#35;/g, '<span>$&</span>')
    .replace(/:(?=\/\/)/g, '<span>&#58;</span>')
    .replace(/^(\s*\d{1,9})\)/, '$1&#41;')
    .replace(/(?<=www)\./gi, '<span>&#46;</span>');
}

/** The same, with what stands between backticks shown as code. */
export function markdownMessage(text: string, limit: number): string {
  const parts = oneLine(text, limit).split('`');
  if (parts.length % 2 === 0) return markdownText(text, limit);
  return parts
    .map((part, index) => {
      const shown = markdownText(part, limit);
      return index % 2 === 1 && part !== '' ? `<code>${shown}</code>` : shown;
    })
    .join('');
}

/** Escaped text at the beginning of a line: what would make it a list or a rule there is an entity. */
export const guardedStart = (line: string): string =>
  line.replace(/^(\s*)-/, '$1&#45;').replace(/^(\s*\d{1,9})\.(?=\s|$)/, '$1&#46;');

/** Punctuation that is harmless inside a line of Markdown. */
const asIs = new Set(['.', ',', ';', ':', '?', '%', '/', '-', '(', ')', "'", '"']);

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** A link where the target is a plain web address, otherwise just the (trusted) label. */
export function markdownLink(label: string, target: string): string {
  return /^https:\/\/[\w./#?=&~-]{1,500}$/.test(target) ? `[${label}](${target})` : label;
}
