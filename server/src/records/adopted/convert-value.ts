import type { Json } from '../../model/json.ts';
import type { LinkedNode } from '../../schemas/schema-node.ts';
import { typesOf } from '../../schemas/schema-node.ts';
import { isReference } from '../../schemas/walk.ts';
import { durationOf } from '../dates.ts';
import { plainWord } from '../plain-word.ts';
import { booleanOf, durationInWords, isFillIn } from './words.ts';
import { writtenDate } from './written-dates.ts';

/** What a written text stands for where its field is known. */
export type Converted =
  | { readonly kind: 'value'; readonly value: Json }
  /** Somebody's name where the id of a record belongs. */
  | { readonly kind: 'name'; readonly name: string }
  /** Nothing is stated yet. */
  | { readonly kind: 'blank' }
  /** None of the values the field can have. */
  | { readonly kind: 'unread' };

/** The words of qms.yaml that explain what documents write. */
export interface Explained {
  /** Of this field: words and the values they stand for. */
  readonly values: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
  /** Language of the text, as a tag; null where nobody knows it. */
  readonly language: string | null;
}

const value = (found: Json): Converted => ({ kind: 'value', value: found });
const unread: Converted = { kind: 'unread' };

/** What a mapping of words says of one, whatever its case, blanks and marks. */
export function explainedAs(word: string, words: Readonly<Record<string, string>>): string | null {
  if (Object.hasOwn(words, word)) return words[word]!;
  const plain = plainWord(word);
  if (plain === '') return null;
  const found = Object.keys(words).find((key) => plainWord(key) === plain);
  return found === undefined ? null : words[found]!;
}

/** True where a text is written as ids are and hardly as a name or a function: `ROLE-QM`, `PER-017`, `qm.lead`. */
const looksLikeId = (text: string): boolean =>
  isReference(text) && /\d|^[A-Z]{2,}(?:[-_.][A-Z]+)+$|^(?:ROLE|PER)[-_.]/.test(text);

/** What a text stands for in a field of one value. */
export function convertText(text: string, node: LinkedNode | undefined, explained: Explained): Converted {
  const given = explainedAs(text, explained.values);
  if (given !== null) return value(typedAs(given, node));
  if (isFillIn(text)) return { kind: 'blank' };
  if (node === undefined) return value(text);
  if (node.enum !== undefined) return enumValue(text, node.enum);
  if (node.qms?.ref !== undefined) return reference(text, node, explained.people);
  const types = typesOf(node) ?? [];
  if (node.format === 'date') {
    const date = writtenDate(text, explained.language);
    return date === null ? unread : value(date);
  }
  if (isDuration(node)) {
    const duration = durationOf(text) === null ? durationInWords(text) : text;
    return duration === null ? unread : value(duration);
  }
  if (types.includes('string') || types.length === 0) return value(text);
  if (types.includes('number') || types.includes('integer')) {
    const number = numberIn(text, !types.includes('number'));
    return number === null ? unread : value(number);
  }
  if (types.includes('boolean')) {
    const said = booleanOf(text);
    return said === null ? unread : value(said);
  }
  return unread;
}

const isDuration = (node: LinkedNode): boolean => node.pattern?.startsWith('^P(?=') === true;

/** Longer than this, a text says more than one of a few words. */
const longestPhrase = 40;
const negated = /^(?:not|non|no|nicht|kein|keine|não|pas)\b/i;

/** One of a few words, also where a short phrase holds it and no other of them, as `Internal use only` does. */
function enumValue(text: string, allowed: readonly Json[]): Converted {
  const plain = plainWord(text);
  const whole = allowed.find((word) => word === text || plainWord(String(word)) === plain);
  if (whole !== undefined) return value(whole);
  if (text.length > longestPhrase || negated.test(text)) return unread;
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u).map(plainWord));
  const [within, other] = allowed.filter((word) => words.has(plainWord(String(word))));
  return within === undefined || other !== undefined ? unread : value(within);
}

/** A signature is a name. */
const signed = /^\/s\/\s*/i;

function reference(written: string, node: LinkedNode, people: Explained['people']): Converted {
  const text = written.replace(signed, '');
  const known = explainedAs(text, people);
  if (known !== null) return value(known);
  if (looksLikeId(text) || (node.qms?.words?.includes(text) ?? false)) return value(text);
  return node.qms?.orText === true ? value(text) : { kind: 'name', name: text };
}

/** What qms.yaml says a word stands for, as a number or a truth where the field has one. */
function typedAs(given: string, node: LinkedNode | undefined): Json {
  const types = node === undefined ? [] : (typesOf(node) ?? []);
  if ((types.includes('number') || types.includes('integer')) && /^-?\d+(?:\.\d+)?$/.test(given))
    return Number(given);
  if (types.includes('boolean') && !types.includes('string')) return booleanOf(given) ?? given;
  return given;
}

/** A number as people write it: `12,5`, `1.250`, `3 (possible)` where a whole one is asked for; null where it could be two. */
function numberIn(text: string, whole: boolean): number | null {
  const said = text.trim().replace(/[ \u00a0\u202f](?=\d{3}\b)/g, '');
  if (whole) {
    const rated = /^(\d{1,3})(?:\s*(?:[-–:(/]|\bof\b).*)?$/.exec(said) ?? /^[^\d]*\((\d{1,3})\)$/.exec(said);
    return rated === null ? null : Number(rated[1]);
  }
  if (/^-?\d+(?:\.\d+)?$/.test(said) && !/^-?\d{1,3}\.\d{3}$/.test(said)) return Number(said);
  if (/^-?\d+,\d+$/.test(said) && !/^-?\d{1,3},\d{3}$/.test(said)) return Number(said.replace(',', '.'));
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(said)) return Number(said.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(said)) return Number(said.replaceAll(',', ''));
  return null;
}
