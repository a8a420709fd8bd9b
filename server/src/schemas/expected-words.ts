import { plan } from '../../generated/plan.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Json } from '../model/json.ts';
import type { Message, MessageList } from '../model/message.ts';
import type { LinkedNode } from './schema-node.ts';
import { code, values } from './sentence-words.ts';

const say = defineMessages('schema.expected', {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (keys with values)',
  null: 'empty (null)',
  oneOf: 'one of {values}',
  mapping: 'a mapping with {keys}',
  id: 'the id of a record of type {types}, such as {example}',
  ids: 'the id of a record of type {types}, such as {example}, or a list of such ids',
  manyTypes: 'the id of a record, such as {example}',
  manyTypesIds: 'the id of a record, such as {example}, or a list of such ids',
});

const typeWords: Readonly<Record<string, () => Message>> = {
  string: say.string,
  number: say.number,
  integer: say.integer,
  boolean: say.boolean,
  array: say.array,
  object: say.object,
  null: say.null,
};

/** Beginning of an id of a type that comes with the product, such as `RSK`. */
const idPrefixOf = (type: string): string | undefined =>
  Object.hasOwn(plan.types, type) ? plan.types[type]?.annotation.idPrefix : undefined;

const anyId = 'the id of a record, such as OBJ-2026-01';
const anyIds = 'the id of a record or a list of ids';
const mostTypes = 3;

/** Types of record whose id belongs here; none where any does. */
const referredTypes = (node: LinkedNode): readonly string[] =>
  (node.qms?.ref ?? []).filter((type) => type !== 'any' && idPrefixOf(type));

/** What a schema says is to be written here; references name the types that fit, with an id of such a record. */
export function expects(node: LinkedNode): string | Message | undefined {
  // A repository's own schema may end its words with a full stop; the sentence goes on.
  const words = node.qms?.expects?.replace(/\.$/, '');
  const types = referredTypes(node);
  const [first] = types;
  if (first === undefined || (words !== anyId && words !== anyIds)) return words;
  const example = `${idPrefixOf(first)}-001`;
  if (types.length > mostTypes) return (words === anyIds ? say.manyTypesIds : say.manyTypes)({ example });
  return (words === anyIds ? say.ids : say.id)({ types: listed(types.map(code), 'or'), example });
}

/** True for a reference that holds something else than an id: a record to refer to may still have to be created. */
export function lacksRecord(node: LinkedNode, value: Json): boolean {
  const isOther = typeof value === 'string' || (typeof value === 'object' && !Array.isArray(value));
  return referredTypes(node).length > 0 && isOther;
}

/** What may be written, in words that follow "must be" and "write". */
export function expected(node: LinkedNode, types: readonly string[]): string | Message | MessageList {
  const told = expects(node);
  if (told) return told;
  if (node.enum) return say.oneOf({ values: values(node.enum, 'or') });
  const words = [...new Set(types)].map((type) =>
    type === 'object' && node.properties ? mappingWords(node) : (typeWords[type]?.() ?? type),
  );
  return words.length === 1 ? words[0]! : listed(words, 'or', words.length);
}

/** A mapping by the keys it needs, or by its first ones. */
function mappingWords(node: LinkedNode): Message {
  const keys = node.required?.length ? node.required : Object.keys(node.properties ?? {}).slice(0, 3);
  return say.mapping({ keys: listed(keys.map(code), 'and', keys.length) });
}
