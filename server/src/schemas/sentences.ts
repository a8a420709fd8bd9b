import { plan } from '../../generated/plan.ts';
import type { FixStep } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import type { Fault, PatternTest } from './explain.ts';
import { explain } from './explain.ts';
import { isCalendarDate } from './formats.ts';
import { findNearest } from './nearest.ts';
import { type LinkedNode, typesOf } from './schema-node.ts';
import type { UnknownKey } from './walk.ts';

/** A fault of form in one record, in a sentence for people. */
export interface SchemaFault {
  readonly path: Path;
  /** Which token of the node at `path` is at fault. */
  readonly token: 'key' | 'value';
  readonly rule: 'schema' | 'key-unknown';
  readonly message: string;
  /** Set where the fault is milder than its rule. */
  readonly severity?: 'information';
  /** Set where a key is absent rather than wrong: a draft may still lack it. */
  readonly missing?: true;
  readonly fix?: { readonly title: string; readonly certain: boolean; readonly step: FixStep };
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (keys with values)',
  null: 'empty (null)',
};

const longestShown = 60;
const mostListed = 20;

/** A text cut to a length that fits a sentence, without control characters. */
function shown(text: string): string {
  const plain = text.slice(0, longestShown * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const characters = [...plain];
  return characters.length > longestShown ? `${characters.slice(0, longestShown - 1).join('')}…` : plain;
}

const code = (text: string): string => `\`${shown(text).replaceAll('`', "'")}\``;

function either(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** What a place is called in a sentence: its key, or which entry of which list. */
function placeName(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the record';
  if (typeof last === 'string') return code(last);
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of ${code(String(list))}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Beginning of an id of a type that comes with the product, such as `RSK`. */
const idPrefixOf = (type: string): string | undefined =>
  Object.hasOwn(plan.types, type) ? plan.types[type]?.annotation.idPrefix : undefined;

const anyId = 'the id of a record, such as OBJ-2026-01';
const anyIds = 'the id of a record or a list of ids';
const manyTypes = 3;

/** Types of record whose id belongs here; none where any does. */
const referredTypes = (node: LinkedNode): readonly string[] =>
  (node.qms?.ref ?? []).filter((type) => type !== 'any' && idPrefixOf(type));

/** What a schema says is to be written here; references name the types that fit, with an id of such a record. */
function expects(node: LinkedNode): string | undefined {
  const words = node.qms?.expects;
  const types = referredTypes(node);
  const [first] = types;
  if (first === undefined || (words !== anyId && words !== anyIds)) return words;
  const names = types.map((type) => type.replaceAll('-', ' '));
  const one =
    types.length > manyTypes ? 'a record' : `${/^[aeiou]/.test(first) ? 'an' : 'a'} ${either(names)}`;
  const id = `the id of ${one}, such as ${idPrefixOf(first)}-001`;
  return words === anyIds ? `${id}, or a list of such ids` : id;
}

/** How to come by an id for a reference that holds something else, as the end of a sentence. */
function newRecord(node: LinkedNode, value: Json): string {
  const [first] = referredTypes(node);
  const isOther = typeof value === 'string' || (typeof value === 'object' && !Array.isArray(value));
  return first === undefined || !isOther
    ? ''
    : `: write the id of the record, or create one with "qms new ${first}"`;
}

/** What may be written, in words that follow "must be". */
function expected(node: LinkedNode, types: readonly string[]): string {
  const told = expects(node);
  if (told) return told;
  if (node.enum) return `one of ${listed(node.enum)}`;
  const words = types.map((type) =>
    type === 'object' && node.properties ? mappingWords(node) : (typeWords[type] ?? type),
  );
  return either([...new Set(words)]);
}

/** A mapping by the keys it needs, or by its first ones. */
function mappingWords(node: LinkedNode): string {
  const keys = node.required?.length ? node.required : Object.keys(node.properties ?? {}).slice(0, 3);
  return `a mapping with ${keys.length === 2 ? keys.map(code).join(' and ') : keys.map(code).join(', ')}`;
}

function listed(values: readonly Json[]): string {
  const names = values.slice(0, mostListed).map((value) => code(String(value)));
  return values.length > mostListed
    ? `${names.join(', ')} and ${values.length - mostListed} more`
    : names.join(', ');
}

/** What was found, as the second half of "must be …, but …". */
function foundWords(value: Json): string {
  if (value === null) return 'it is empty';
  if (Array.isArray(value)) return 'a list is written here';
  if (typeof value === 'object') return 'keys with values are written here';
  if (typeof value === 'string') return value === '' ? 'it is an empty text' : `${code(value)} is text`;
  return typeof value === 'boolean' ? `${value} is a truth value` : `${value} is a number`;
}

function typeSentence(fault: Fault, matches: PatternTest): Omit<SchemaFault, 'path' | 'token' | 'rule'> {
  const { node, value, path } = fault;
  const types = fault.types ?? typesOf(node) ?? [];
  const name = capital(placeName(path));
  const must = expected(node, types);
  if (value === null)
    return { missing: true, message: `${name} is empty: write ${must}, or remove the key.` };
  const scalar = typeof value === 'number' || typeof value === 'boolean';
  if (scalar && types.includes('string') && explain(node, String(value), matches, 1).count === 0) {
    return {
      message: `${name} must be ${must}, but ${foundWords(value)}: write it in quotes.`,
      fix: { title: 'Put the value in quotes', certain: true, step: { kind: 'quote', path } },
    };
  }
  if (typeof value === 'string') {
    const plain = plainValue(value, types);
    if (plain !== undefined && explain(node, plain.value, matches, 1).count === 0) {
      return {
        message: `${name} must be ${must}, but ${foundWords(value)}: write ${plain.value} without quotes.`,
        fix: {
          title: `Write ${plain.value} without quotes`,
          certain: plain.certain,
          step: { kind: 'replace-value', path, value: plain.value },
        },
      };
    }
    if (types.includes('array') && !types.includes('string')) {
      return {
        message: `${name} must be a list, but ${foundWords(value)}: write each entry on a line of its own after "- ".`,
      };
    }
  }
  return { message: `${name} must be ${must}, but ${foundWords(value)}${newRecord(node, value)}.` };
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

function choiceSentence(fault: Fault): Omit<SchemaFault, 'path' | 'token' | 'rule'> {
  const { path, value } = fault;
  const values = fault.values ?? fault.node.enum ?? [];
  const near =
    typeof value === 'string'
      ? findNearest(
          value,
          values.filter((choice) => typeof choice === 'string'),
        )
      : undefined;
  const wrong = `${capital(placeName(path))} cannot be ${code(typeof value === 'object' ? JSON.stringify(value) : String(value))}`;
  if (!near) return { message: `${wrong}. Allowed: ${listed(values)}.` };
  return {
    message: `${wrong}; did you mean ${code(near.word)}? Allowed: ${listed(values)}.`,
    fix: {
      title: `Change to ${code(near.word)}`,
      certain: near.distance === 1 && near.unique,
      step: { kind: 'replace-value', path, value: near.word },
    },
  };
}

function boundSentence({ node, value, path }: Fault): string {
  const low =
    node.minimum !== undefined
      ? `at least ${node.minimum}`
      : node.exclusiveMinimum !== undefined
        ? `more than ${node.exclusiveMinimum}`
        : '';
  const high =
    node.maximum !== undefined
      ? `at most ${node.maximum}`
      : node.exclusiveMaximum !== undefined
        ? `less than ${node.exclusiveMaximum}`
        : '';
  const range = [low, high].filter((part) => part !== '').join(' and ');
  return `${capital(placeName(path))} must be ${node.qms?.expects ?? range}, but is ${value}.`;
}

function countSentence({ node, value, path, keyword }: Fault): string {
  const list = keyword === 'count';
  const least = list ? node.minItems : node.minLength;
  const most = list ? node.maxItems : node.maxLength;
  const size = list ? (value as Json[]).length : [...String(value)].length;
  const unit = (amount: number): string =>
    list ? (amount === 1 ? 'entry' : 'entries') : amount === 1 ? 'character' : 'characters';
  if (least !== undefined && size < least) {
    return `${capital(placeName(path))} needs at least ${least} ${unit(least)}, but has ${size}.`;
  }
  return `${capital(placeName(path))} takes at most ${most} ${unit(most ?? 0)}, but has ${size}.`;
}

/** First sentence of a description, to follow a colon. */
function gist(node: LinkedNode | undefined): string {
  const text = node?.description?.split(/(?<=[.;])\s/, 1)[0]?.replace(/[.;]$/, '');
  return text ? ` (${text.charAt(0).toLowerCase()}${text.slice(1)})` : '';
}

/** Puts one fault into a sentence. Signatures are never mended, so faults in them come without a fix. */
export function sentence(fault: Fault, matches: PatternTest): SchemaFault {
  return withoutSignatureFix(told(fault, matches));
}

function withoutSignatureFix(fault: SchemaFault): SchemaFault {
  if (fault.fix === undefined || fault.path[0] !== 'signOffs') return fault;
  const { fix: _fix, ...rest } = fault;
  return rest;
}

function told(fault: Fault, matches: PatternTest): SchemaFault {
  const { path, node, value } = fault;
  const at = { path, token: 'value', rule: 'schema' } as const;
  const name = capital(placeName(path));
  switch (fault.keyword) {
    case 'type':
      return { ...at, ...typeSentence(fault, matches) };
    case 'enum':
      return { ...at, ...choiceSentence(fault) };
    case 'const':
      return {
        ...at,
        message: `${name} must be ${code(String(node.const))} here, but is ${code(String(value))}.`,
      };
    case 'pattern':
    case 'format':
      return { ...at, ...formSentence(fault, name) };
    case 'bound':
      return { ...at, message: boundSentence(fault) };
    case 'length':
    case 'count':
      return { ...at, message: countSentence(fault) };
    case 'required': {
      const inside = path.length === 0 ? '' : ` in ${placeName(path)}`;
      const key = fault.key!;
      const meaning =
        node.properties && Object.hasOwn(node.properties, key) ? node.properties[key] : undefined;
      return {
        ...at,
        token: 'key',
        missing: true,
        message: `${code(key)} is missing${inside}: add it${gist(meaning)}.`,
      };
    }
    case 'either':
      return {
        ...at,
        token: 'key',
        missing: true,
        message: `${name} needs ${either((fault.keys ?? []).map(code))}: add one of them.`,
      };
    case 'several':
      return {
        ...at,
        message: `${name} fits more than one of the forms allowed here: add what tells them apart.`,
      };
    case 'extra':
      return {
        ...at,
        path: [...path, fault.key!],
        token: 'key',
        rule: 'key-unknown',
        message: `${code(fault.key!)} is not allowed here: remove it.`,
      };
  }
}

/** A text that is not written as its pattern or format asks. */
function formSentence({ value, node, path }: Fault, name: string): Pick<SchemaFault, 'message' | 'fix'> {
  const text = String(value);
  const dates = node.format === 'date' || node.format === 'dated';
  if (dates && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { message: `${name} must be a date, but ${text} is not a day in the calendar.` };
  }
  const must =
    expects(node) ?? (node.format ? formatWords[node.format] : `written like ${code(node.pattern ?? '')}`);
  const wrong = `${name} must be ${must}, but ${code(text)} is not`;
  const day = dates ? dayMeant(text) : undefined;
  if (day === undefined) return { message: `${wrong}${newRecord(node, value)}.` };
  return {
    message: `${wrong}; did you mean ${day}?`,
    fix: { title: `Write ${day}`, certain: false, step: { kind: 'replace-value', path, value: day } },
  };
}

const formatWords: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-01-20',
  dated: 'a date such as 2026-01-20',
  email: 'an e-mail address',
  uri: 'a complete web address such as https://example.com',
};

/** The day a date in another notation means: `2026-1-5`, `5.1.2026`, a point in time. Slashes are ambiguous. */
function dayMeant(text: string): string | undefined {
  const forwards = /^(\d{4})[-.](\d{1,2})[-.](\d{1,2})(?:[T ][\d:.]{4,12}Z?)?$/.exec(text);
  const backwards = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = forwards?.slice(1) ?? backwards?.slice(1).reverse() ?? [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

/**
 * Puts an unknown key into a sentence. An error where it is a known key mistyped, else information.
 * @param owner what has the keys, at the root of a record ("a risk")
 */
export function unknownKeySentence(unknown: UnknownKey, owner: string, freeKeys: boolean): SchemaFault {
  const path = [...unknown.path, unknown.key];
  const of = unknown.path.length === 0 ? owner : placeName(unknown.path);
  const wrong = `${code(unknown.key)} is not a key of ${of}`;
  const at = { path, token: 'key', rule: 'key-unknown' } as const;
  const near = findNearest(unknown.key, unknown.known);
  if (!near) {
    const hint =
      freeKeys && unknown.path.length === 0
        ? 'move it under `custom` if it is your own'
        : 'remove it or correct its spelling';
    return { ...at, severity: 'information', message: `${wrong}: ${hint}.` };
  }
  if (Object.hasOwn(unknown.mapping, near.word)) {
    return { ...at, message: `${wrong}; did you mean ${code(near.word)}, which is there already?` };
  }
  return withoutSignatureFix({
    ...at,
    message: `${wrong}; did you mean ${code(near.word)}?`,
    fix: {
      title: `Rename to ${code(near.word)}`,
      certain: near.distance === 1 && near.unique,
      step: { kind: 'rename-key', path, key: near.word },
    },
  });
}
