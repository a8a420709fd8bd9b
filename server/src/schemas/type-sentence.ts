import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import { expected, lacksRecord } from './expected-words.ts';
import { explain, type Fault, type PatternTest } from './explain.ts';
import type { Told } from './schema-fault.ts';
import { typesOf } from './schema-node.ts';
import { placeFirst, typed } from './sentence-words.ts';

const say = defineMessages('schema.type', {
  empty: '{place} is empty. Write {expected}, or remove the {what, select, entry {entry} other {key}}.',
  wrong: '{place} cannot be {found}. Write {expected}.',
  noRecord: '{place} cannot be {found}. Write {expected}; create the record if there is none yet.',
  unquoted: '{place} cannot be {found}. Write it in quotes, since it must be {expected}.',
  quoted: '{place} cannot be {found}. Write `{plain}` without quotes.',
  single: '{place} must be a list, but is {found}. Write each entry on a line of its own after `- `.',
  list: 'a list',
  mapping: 'a mapping (keys with values)',
  emptyText: 'an empty text',
  text: 'the text `{value}`',
  truth: '`{value}`, which means yes or no',
  number: 'the number `{value}`',
  putInQuotes: 'Put the value in quotes',
  writePlain: 'Write `{plain}` without quotes',
  makeList: 'Make it a list',
});

/** What was found, in words that follow "cannot be". */
function foundWords({ value, written }: Fault): Message {
  if (Array.isArray(value)) return say.list();
  if (typeof value === 'object') return say.mapping();
  if (typeof value === 'string') return value === '' ? say.emptyText() : say.text({ value: typed(value) });
  const source = typed(written ?? String(value));
  return typeof value === 'boolean' ? say.truth({ value: source }) : say.number({ value: source });
}

/** A value of another type than its schema asks for. */
export function typeSentence(fault: Fault, matches: PatternTest): Told {
  const { node, value, path } = fault;
  const types = fault.types ?? typesOf(node) ?? [];
  const place = placeFirst(path);
  const must = expected(node, types);
  if (value === null) {
    const what = typeof path.at(-1) === 'number' ? 'entry' : 'key';
    return { missing: true, message: say.empty({ place, expected: must, what }) };
  }
  const wrong = { place, expected: must, found: foundWords(fault) };
  const scalar = typeof value === 'number' || typeof value === 'boolean';
  if (scalar && types.includes('string') && explain(node, String(value), matches, 1).count === 0) {
    return {
      message: say.unquoted(wrong),
      fix: { title: say.putInQuotes(), certain: true, step: { kind: 'quote', path } },
    };
  }
  if (typeof value === 'string') {
    const plain = plainValue(value, types);
    if (plain !== undefined && explain(node, plain.value, matches, 1).count === 0) {
      const written = { plain: String(plain.value) };
      return {
        message: say.quoted({ place, found: wrong.found, ...written }),
        fix: {
          title: say.writePlain(written),
          certain: plain.certain,
          step: { kind: 'replace-value', path, value: plain.value },
        },
      };
    }
    if (types.includes('array') && !types.includes('string')) {
      return {
        message: say.single({ place, found: wrong.found }),
        fix: { title: say.makeList(), certain: false, step: { kind: 'wrap-in-list', path } },
      };
    }
  }
  return { message: lacksRecord(node, value) ? say.noRecord(wrong) : say.wrong(wrong) };
}

/** The number or truth value a quoted text stands for. */
function plainValue(
  text: string,
  types: readonly string[],
): { value: number | boolean; certain: boolean } | undefined {
  if (
    (types.includes('number') || types.includes('integer')) &&
    /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text)
  ) {
    return { value: Number(text), certain: true };
  }
  if (!types.includes('boolean')) return undefined;
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return { value: word === 'true', certain: true };
  if (word === 'yes' || word === 'on') return { value: true, certain: false };
  if (word === 'no' || word === 'off') return { value: false, certain: false };
  return undefined;
}
