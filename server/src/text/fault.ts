import type { ErrorCode, YAMLError } from 'yaml';
import { MAXIMUM_DEPTH } from './limits.ts';
import { excerpt } from './oddity.ts';

/** A sentence for a syntax error: what was expected and what to do. */
export function faultSentence(error: YAMLError, text: string): string {
  const at = text.slice(error.pos[0], Math.max(error.pos[0] + 1, error.pos[1]));
  return (SENTENCES[error.code] ?? unexpected)(at, error.message);
}

function unexpected(at: string): string {
  const shown = excerpt(at.trim());
  return shown === ''
    ? 'Something is missing here: write the value, or close the list or mapping.'
    : `\`${shown}\` was not expected here: check the indentation and the lines above, or put the text in quotes.`;
}

/** What is said of a text whose mappings and lists are nested too deeply. */
export function tooDeepSentence(): string {
  return `This is nested more than ${MAXIMUM_DEPTH} levels deep; simplify the structure.`;
}

const SENTENCES: { readonly [K in ErrorCode]?: (at: string, message: string) => string } = {
  ALIAS_PROPS: () => 'An alias (*name) cannot carry an anchor or a tag; remove one of them.',
  BAD_ALIAS: () => 'The name of this anchor or alias is missing; put text that begins with & or * in quotes.',
  BAD_DIRECTIVE: () => 'This directive cannot be read; remove the line that begins with %.',
  BAD_DQ_ESCAPE: (at) =>
    `\`${excerpt(at)}\` is no special character: write \\\\ for a backslash, or use single quotes.`,
  BAD_INDENT: () =>
    'This line is not indented like its neighbours; align it with the other entries of its mapping or list.',
  BAD_PROP_ORDER: () => 'An anchor or tag must stand directly before its value; move or remove it.',
  BAD_SCALAR_START: (at) =>
    `Text cannot begin with ${excerpt(at.slice(0, 1))} unless it is in quotes: put the text in quotes.`,
  BLOCK_AS_IMPLICIT_KEY: () =>
    'A second `key: value` stands on the same line: put the value in quotes if the colon belongs to the text, or begin a new line.',
  BLOCK_IN_FLOW: () => 'Inside [ ] or { } entries are separated by commas; close the bracket or add a comma.',
  KEY_OVER_1024_CHARS: () => 'A key may have at most 1,024 characters; put long text behind the colon.',
  MISSING_CHAR: (at, message) => missingCharacter(at, message),
  MULTILINE_IMPLICIT_KEY: () =>
    'This is taken for a key that runs over several lines: look for a missing quote or colon, or for wrong indentation.',
  MULTIPLE_ANCHORS: () => 'A value can have one anchor only; remove the second.',
  MULTIPLE_DOCS: () => 'A second document begins here, but one was expected; remove the line ---.',
  MULTIPLE_TAGS: () => 'A value can have one tag only; remove the second.',
  TAB_AS_INDENT: () => 'A tab cannot indent a line in YAML: use spaces.',
  TAG_RESOLVE_FAILED: (at) => `The tag \`${excerpt(at)}\` is not known or does not fit the value: remove it.`,
  RESOURCE_EXHAUSTION: () => 'This is nested too deeply to be read; simplify the structure.',
};

/** The library tells what is missing in its message only. */
function missingCharacter(at: string, message: string): string {
  if (message.includes('Implicit map keys')) {
    return `No colon stands behind \`${excerpt(at.trim())}\`: add it if this is a key, or indent the line if it continues the text above.`;
  }
  if (message.includes('flow map') && message.includes('}')) return 'The closing } is missing; add it.';
  if (message.includes('flow sequence') && message.includes(']')) return 'The closing ] is missing; add it.';
  if (message.includes('Missing ,')) return 'A comma is missing between these entries; add it.';
  if (message.includes('space'))
    return 'A space is missing here; add one (after a colon, a comma or before #).';
  if (message.includes('Sequence item'))
    return 'An entry of the list should begin here with `- `: add it, or correct the indentation.';
  if (message.includes('newline')) return 'The list must begin on a new line; add a line break.';
  return unexpected(at);
}
