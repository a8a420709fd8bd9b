import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Json } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Fault } from './explain.ts';
import { placeFirst } from './sentence-words.ts';

const say = defineMessages('schema.size', {
  wrong: '{place} must be {expected}, but is {value}.',
  atLeast: 'at least {bound}',
  moreThan: 'more than {bound}',
  atMost: 'at most {bound}',
  lessThan: 'less than {bound}',
  fewEntries: '{place} needs at least {least, plural, one {# entry} other {# entries}}, but has {size}.',
  manyEntries: '{place} takes at most {most, plural, one {# entry} other {# entries}}, but has {size}.',
  fewCharacters:
    '{place} needs at least {least, plural, one {# character} other {# characters}}, but has {size}.',
  manyCharacters:
    '{place} takes at most {most, plural, one {# character} other {# characters}}, but has {size}.',
});

/** A number too low or too high. */
export function boundSentence({ node, value, path, written }: Fault): Message {
  const low =
    node.minimum !== undefined
      ? say.atLeast({ bound: node.minimum })
      : node.exclusiveMinimum !== undefined
        ? say.moreThan({ bound: node.exclusiveMinimum })
        : null;
  const high =
    node.maximum !== undefined
      ? say.atMost({ bound: node.maximum })
      : node.exclusiveMaximum !== undefined
        ? say.lessThan({ bound: node.exclusiveMaximum })
        : null;
  const range = listed([low, high].filter((bound) => bound !== null));
  return say.wrong({
    place: placeFirst(path),
    expected: node.qms?.expects ?? range,
    value: written ?? String(value),
  });
}

/** A text or list too short or too long. */
export function countSentence({ node, value, path, keyword }: Fault): Message {
  const list = keyword === 'count';
  const least = list ? node.minItems : node.minLength;
  const most = (list ? node.maxItems : node.maxLength) ?? 0;
  const size = list ? (value as Json[]).length : [...String(value)].length;
  const place = placeFirst(path);
  if (least !== undefined && size < least)
    return (list ? say.fewEntries : say.fewCharacters)({ place, least, size });
  return (list ? say.manyEntries : say.manyCharacters)({ place, most, size });
}
