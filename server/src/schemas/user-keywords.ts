import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Json } from '../model/json.ts';
import type { Message, MessageList } from '../model/message.ts';
import { formats } from './formats.ts';
import { isMapping } from './schema-node.ts';

/** What values must be, as words that follow "must be". */
const say = defineMessages('schema.own.must', {
  text: 'text',
  truth: 'true or false',
  number: 'a number',
  count: 'a whole number from 0',
  texts: 'a list of texts',
  descriptions: 'a mapping of texts',
  list: 'a list',
  types: 'one or several of {names}',
  scalar: 'one value, not a list or mapping',
  scalars: 'a list of values, none of them a list or mapping',
  oneOf: 'one of {names}',
  binding: 'false, or a list of meanings of sign-offs',
  items: 'a mapping with `id`, the key of the entries that holds their ids',
  listedIn: 'a mapping of texts with `field`',
  kind: '`maintained` or `event`',
  phases: 'a mapping of status values to {names}',
  demands: 'a list of mappings with `meaning`, `by` and perhaps `when`',
});

/** How a keyword's value is checked: what it must be, or null when it is fine. */
type Demand = (value: Json) => Message | null;

const is =
  (fine: (value: Json) => boolean, words: Message): Demand =>
  (value) =>
    fine(value) ? null : words;

/** Words of the schema language, as a sentence lists them. */
const names = (words: readonly string[]): MessageList =>
  listed(
    words.map((word) => `\`${word}\``),
    'or',
    words.length,
  );

const isText = (value: Json): value is string => typeof value === 'string';
const isCount = (value: Json): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: Json): boolean => typeof value === 'number' && Number.isFinite(value);
const isScalar = (value: Json): boolean => value === null || typeof value !== 'object';
const isTexts = (value: Json): boolean => Array.isArray(value) && value.every(isText);
const isDescriptions = (value: Json): boolean => isMapping(value) && Object.values(value).every(isText);

const typeNames = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
const isTypeName = (value: Json): boolean => isText(value) && typeNames.includes(value);

const text = is(isText, say.text());
const truth = is((value) => typeof value === 'boolean', say.truth());
const number = is(isNumber, say.number());
const count = is(isCount, say.count());
const anything: Demand = () => null;
const texts = is(isTexts, say.texts());
const descriptions = is(isDescriptions, say.descriptions());

/** Largest number of forms a value may be said to take in one place. */
export const mostForms = 32;

/**
 * The keywords of JSON Schema a repository's own schema may use, without those that hold schemas. Left
 * out is what no plain sentence can be made of, and what can take more than linear time (`uniqueItems`).
 */
export const plainKeywords: Readonly<Record<string, Demand>> = {
  $schema: text,
  $id: text,
  $comment: text,
  title: text,
  description: text,
  examples: is(Array.isArray, say.list()),
  default: anything,
  deprecated: truth,
  type: is(
    (value) => isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName)),
    say.types({ names: names(typeNames) }),
  ),
  const: is(isScalar, say.scalar()),
  enum: is((value) => Array.isArray(value) && value.length > 0 && value.every(isScalar), say.scalars()),
  pattern: text,
  format: is(
    (value) => isText(value) && Object.hasOwn(formats, value),
    say.oneOf({ names: names(Object.keys(formats)) }),
  ),
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  required: texts,
  $ref: text,
};

/** Keywords that hold one schema. */
export const schemaKeywords = ['items', 'additionalProperties', 'if', 'then', 'else'] as const;
/** Keywords that hold a list of schemas. */
export const formKeywords = ['allOf', 'anyOf', 'oneOf'] as const;
/** Keywords that hold schemas by name. */
export const namedKeywords = ['properties', '$defs'] as const;

export const keywords: readonly string[] = [
  ...Object.keys(plainKeywords),
  ...schemaKeywords,
  ...formKeywords,
  ...namedKeywords,
  'qms',
];

const vocabularies = ['theme', 'clause', 'input', 'rule', 'type'];

/** What `qms` may say on a field. */
export const fieldAnnotations: Readonly<Record<string, Demand>> = {
  ref: texts,
  words: texts,
  orText: truth,
  items: is(
    (value) => isMapping(value) && isText(value['id']!) && Object.keys(value).length === 1,
    say.items(),
  ),
  file: truth,
  data: truth,
  signed: is(
    (value) => typeof value === 'boolean' || (Array.isArray(value) && value.every(isText)),
    say.binding(),
  ),
  past: truth,
  expected: truth,
  clause: text,
  expects: text,
  paragraphs: truth,
  short: text,
  vocabulary: is(
    (value) => isText(value) && vocabularies.includes(value),
    say.oneOf({ names: names(vocabularies) }),
  ),
  listedIn: is((value) => isDescriptions(value) && isMapping(value) && 'field' in value, say.listedIn()),
  enumDescriptions: descriptions,
  suggestions: descriptions,
};

/** What of it may stand on a field that exists already: nothing that changes its meaning or the digest. */
export const narrowingAnnotations: readonly string[] = [
  'items',
  'expected',
  'clause',
  'expects',
  'enumDescriptions',
  'suggestions',
];

const phases = ['draft', 'review', 'active', 'final', 'void'];
const meanings = ['authored', 'reviewed', 'approved', 'affirmed', 'authorized', 'verified', 'acknowledged'];
const signers = ['top-management', 'anyone', 'authority', 'owner'];

function isDemand(value: Json): boolean {
  if (!isMapping(value)) return false;
  const { meaning, by, when } = value;
  return (
    isText(meaning!) &&
    meanings.includes(meaning) &&
    isText(by!) &&
    signers.includes(by) &&
    (when === undefined || isTexts(when))
  );
}

/** What `qms` may say at the root of a schema. */
export const rootAnnotations: Readonly<Record<string, Demand>> = {
  extends: text,
  kind: is((value) => value === 'maintained' || value === 'event', say.kind()),
  idPrefix: text,
  clause: text,
  phase: is(
    (value) =>
      isMapping(value) && Object.values(value).every((phase) => isText(phase) && phases.includes(phase)),
    say.phases({ names: names(phases) }),
  ),
  neverOverdue: texts,
  dateField: texts,
  signOff: is((value) => Array.isArray(value) && value.every(isDemand), say.demands()),
};
