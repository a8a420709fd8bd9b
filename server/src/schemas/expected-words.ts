import { plan } from '../../generated/plan.ts';
import type { Json } from '../model/json.ts';
import type { LinkedNode } from './schema-node.ts';
import { code, either, listed } from './sentence-words.ts';

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (keys with values)',
  null: 'empty (null)',
};

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
export function expects(node: LinkedNode): string | undefined {
  // A repository's own schema may end its words with a full stop; the sentence goes on.
  const words = node.qms?.expects?.replace(/\.$/, '');
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
export function newRecord(node: LinkedNode, value: Json): string {
  const [first] = referredTypes(node);
  const isOther = typeof value === 'string' || (typeof value === 'object' && !Array.isArray(value));
  return first === undefined || !isOther ? '' : ': write the id of a record that exists, or create one';
}

/** What may be written, in words that follow "must be". */
export function expected(node: LinkedNode, types: readonly string[]): string {
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
