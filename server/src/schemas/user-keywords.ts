import type { Json } from '../model/json.ts';
import { formats } from './formats.ts';
import { isMapping } from './schema-node.ts';

/** How a keyword's value is checked: what it must be, in words, or null when it is fine. */
type Demand = (value: Json) => string | null;

const is =
  (fine: (value: Json) => boolean, words: string): Demand =>
  (value) =>
    fine(value) ? null : words;

const isText = (value: Json): value is string => typeof value === 'string';
const isCount = (value: Json): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: Json): boolean => typeof value === 'number' && Number.isFinite(value);
const isScalar = (value: Json): boolean => value === null || typeof value !== 'object';
const isTexts = (value: Json): boolean => Array.isArray(value) && value.every(isText);
const isDescriptions = (value: Json): boolean => isMapping(value) && Object.values(value).every(isText);

const typeNames = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
const isTypeName = (value: Json): boolean => isText(value) && typeNames.includes(value);

const text = is(isText, 'text');
const truth = is((value) => typeof value === 'boolean', 'true or false');
const number = is(isNumber, 'a number');
const count = is(isCount, 'a whole number from 0');
const anything: Demand = () => null;
const texts = is(isTexts, 'a list of texts');
const descriptions = is(isDescriptions, 'a mapping of texts');

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
  examples: is(Array.isArray, 'a list'),
  default: anything,
  deprecated: truth,
  type: is(
    (value) => isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName)),
    `one or several of ${typeNames.join(', ')}`,
  ),
  const: is(isScalar, 'one value, not a list or mapping'),
  enum: is(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isScalar),
    'a list of values, none of them a list or mapping',
  ),
  pattern: text,
  format: is(
    (value) => isText(value) && Object.hasOwn(formats, value),
    `one of ${Object.keys(formats).join(', ')}`,
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

/** What `qms` may say on a field. */
export const fieldAnnotations: Readonly<Record<string, Demand>> = {
  ref: texts,
  words: texts,
  orText: truth,
  file: truth,
  data: truth,
  signed: truth,
  expected: truth,
  clause: text,
  expects: text,
  paragraphs: truth,
  short: text,
  vocabulary: is(
    (value) => isText(value) && ['theme', 'clause', 'input', 'rule', 'type'].includes(value),
    'theme, clause, input, rule or type',
  ),
  listedIn: is(
    (value) => isDescriptions(value) && isMapping(value) && 'field' in value,
    'a mapping of texts with `field`',
  ),
  enumDescriptions: descriptions,
  suggestions: descriptions,
};

/** What of it may stand on a field that exists already: nothing that changes its meaning or the digest. */
export const narrowingAnnotations: readonly string[] = [
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
  kind: is((value) => value === 'maintained' || value === 'event', 'maintained or event'),
  idPrefix: text,
  clause: text,
  phase: is(
    (value) =>
      isMapping(value) && Object.values(value).every((phase) => isText(phase) && phases.includes(phase)),
    `a mapping of status values to ${phases.join(', ')}`,
  ),
  neverOverdue: texts,
  dateField: texts,
  signOff: is(
    (value) => Array.isArray(value) && value.every(isDemand),
    'a list of mappings with `meaning`, `by` and perhaps `when`',
  ),
};
