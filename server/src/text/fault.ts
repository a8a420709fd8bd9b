import type { ErrorCode, YAMLError } from 'yaml';
import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import { MAXIMUM_DEPTH } from './limits.ts';
import { excerpt } from './oddity.ts';

const say = defineMessages('yaml', {
  aliasProperties: 'An alias (*name) cannot carry an anchor or a tag. Remove one of them.',
  aliasName: 'This anchor or alias has no name. Put text that begins with & or * in quotes.',
  directive: 'This directive cannot be read. Remove the line that begins with %.',
  escape: '`{shown}` is no special character. Write \\\\ for a backslash, or use single quotes.',
  indent:
    'This line is not indented like its neighbours. Align it with the other entries of its mapping or list.',
  propertyOrder: 'An anchor or tag must stand directly before its value. Move or remove it.',
  scalarStart: 'Text cannot begin with {sign} unless it is in quotes. Put the text in quotes.',
  secondKey:
    'A second `key: value` stands on the same line. Put the value in quotes if the colon belongs to the text, or begin a new line.',
  blockInBrackets: 'Entries in brackets or braces are separated by commas. Close the bracket or add a comma.',
  longKey: 'A key may have at most 1,024 characters. Put long text behind the colon.',
  keyOfLines:
    'This is taken for a key of several lines. Look for a missing quote or colon, or for wrong indentation.',
  anchors: 'A value can have one anchor only. Remove the second.',
  documents: 'A second document begins here, but one was expected. Remove the line ---.',
  tags: 'A value can have one tag only. Remove the second.',
  tab: 'A tab cannot indent a line in YAML. Use spaces.',
  tag: 'The tag `{shown}` is not known or does not fit the value. Remove it.',
  exhausted: 'This is nested too deeply to be read. Simplify the structure.',
  tooDeep: 'This is nested more than {most} levels deep. Simplify the structure.',
  colon:
    'No colon stands behind `{shown}`. Add it if this is a key, or indent the line if it continues the text above.',
  closing: 'The closing {bracket} is missing. Add it.',
  comma: 'A comma is missing between these entries. Add it.',
  space: 'A space is missing here. Add one (after a colon, a comma or before #).',
  entry: 'An entry of the list should begin here with `- `. Add it, or correct the indentation.',
  newLine: 'The list must begin on a new line. Add a line break.',
  nothing: 'Something is missing here. Write the value, or close the list or mapping.',
  unexpected:
    '`{shown}` was not expected here. Check the indentation and the lines above, or put the text in quotes.',
});

/** What is wrong at a syntax error, and what to do. */
export function faultMessage(error: YAMLError, text: string): Message {
  const at = text.slice(error.pos[0], Math.max(error.pos[0] + 1, error.pos[1]));
  return (wordings[error.code] ?? unexpected)(at, error.message);
}

function unexpected(at: string): Message {
  const shown = excerpt(at.trim());
  return shown === '' ? say.nothing() : say.unexpected({ shown });
}

/** What is said of a text whose mappings and lists are nested too deeply. */
export const tooDeep = (): Message => say.tooDeep({ most: MAXIMUM_DEPTH });

const wordings: { readonly [K in ErrorCode]?: (at: string, message: string) => Message } = {
  ALIAS_PROPS: say.aliasProperties,
  BAD_ALIAS: say.aliasName,
  BAD_DIRECTIVE: say.directive,
  BAD_DQ_ESCAPE: (at) => say.escape({ shown: excerpt(at) }),
  BAD_INDENT: say.indent,
  BAD_PROP_ORDER: say.propertyOrder,
  BAD_SCALAR_START: (at) => say.scalarStart({ sign: excerpt(at.slice(0, 1)) }),
  BLOCK_AS_IMPLICIT_KEY: say.secondKey,
  BLOCK_IN_FLOW: say.blockInBrackets,
  KEY_OVER_1024_CHARS: say.longKey,
  MISSING_CHAR: (at, message) => missingCharacter(at, message),
  MULTILINE_IMPLICIT_KEY: say.keyOfLines,
  MULTIPLE_ANCHORS: say.anchors,
  MULTIPLE_DOCS: say.documents,
  MULTIPLE_TAGS: say.tags,
  TAB_AS_INDENT: say.tab,
  TAG_RESOLVE_FAILED: (at) => say.tag({ shown: excerpt(at) }),
  RESOURCE_EXHAUSTION: say.exhausted,
};

/** The library says what is missing in its message only. */
function missingCharacter(at: string, message: string): Message {
  if (message.includes('Implicit map keys')) return say.colon({ shown: excerpt(at.trim()) });
  if (message.includes('flow map') && message.includes('}')) return say.closing({ bracket: '}' });
  if (message.includes('flow sequence') && message.includes(']')) return say.closing({ bracket: ']' });
  if (message.includes('Missing ,')) return say.comma();
  if (message.includes('space')) return say.space();
  if (message.includes('Sequence item')) return say.entry();
  if (message.includes('newline')) return say.newLine();
  return unexpected(at);
}
