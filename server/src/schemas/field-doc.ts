import type { Binding } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import { type LinkedNode, type NameList, typesOf } from './schema-node.ts';

/** A value a field may have, and what it means. */
export interface FieldValue {
  readonly value: string;
  readonly description?: string;
}

/** What is known of one field of a type: enough for hover, completion and filled-in skeletons. */
export interface FieldDoc {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** What asks for it: a clause number of ISO 9001:2015, or a reference. */
  readonly clause?: string;
  /** What is to be written, for people: "a date such as …", "a list of …". */
  readonly typeWords: string;
  /** Form of a text, such as `date`. */
  readonly format?: string;
  /** JSON types the value may have; empty means any. */
  readonly types: readonly string[];
  /** The values allowed (of the entries, for a list); empty when free. */
  readonly enumValues: readonly FieldValue[];
  /** Usual words of a free text. */
  readonly suggestions: readonly FieldValue[];
  /** Types of record it refers to (`any` for all); empty when it is no reference. */
  readonly refs: readonly string[];
  readonly file: boolean;
  /** Longer prose rather than one line. */
  readonly paragraphs: boolean;
  /** List of the organization the value comes from. */
  readonly vocabulary?: 'theme' | 'clause' | 'input' | 'rule' | 'type' | 'key' | 'schema';
  /** Where the names it may have are listed. */
  readonly listedIn?: NameList;
  /** Key that a plain text stands for where a mapping is described. */
  readonly shortFor?: string;
  /**
   * A rule expects it once the record leaves draft; with a reference, where an edition in force asks for that: see
   * `isExpected`.
   */
  readonly expected: boolean | string;
  /** The record cannot be read without it. */
  readonly required: boolean;
  /** Covered by sign-off digests. */
  readonly signed: Binding;
  /** Fields of the mapping, or of the entries of a list of mappings; empty when there are none. */
  readonly properties: () => readonly FieldDoc[];
}

/** Whether an edition in force asks for what a reference (`iso-9001/audit-objectives`) means. */
export type IsAskedFor = (ref: string) => boolean;

/** True for a field that a rule expects once the record leaves draft, by the editions in force. */
export const isExpected = ({ expected }: Pick<FieldDoc, 'expected'>, isAskedFor: IsAskedFor): boolean =>
  typeof expected === 'string' ? isAskedFor(expected) : expected;

/** Schemas do not change once they are linked, and a table asks for the properties of one in each of its rows. */
const known = new WeakMap<LinkedNode, ReadonlyMap<string, LinkedNode>>();

/** Everything nodes in `allOf`, `anyOf` and `oneOf` add to a node's properties. */
export function propertiesOf(node: LinkedNode): ReadonlyMap<string, LinkedNode> {
  let found = known.get(node);
  if (found === undefined) {
    found = collectedProperties(node);
    known.set(node, found);
  }
  return found;
}

function collectedProperties(node: LinkedNode): ReadonlyMap<string, LinkedNode> {
  const all = new Map(Object.entries((node.properties ?? {}) as Record<string, LinkedNode>));
  for (const part of [
    ...(node.allOf ?? []),
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
    node.then,
    node.else,
  ]) {
    if (!part) continue;
    for (const [key, child] of propertiesOf(part as LinkedNode)) if (!all.has(key)) all.set(key, child);
  }
  return all;
}

const simpleWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  null: 'null',
};

function typeWords(node: LinkedNode): string {
  if (node.qms?.expects) return node.qms.expects;
  const types = typesOf(node) ?? [];
  if (node.const !== undefined) return `the word ${String(node.const)}`;
  if (node.enum) return 'one of the listed words';
  const words = types.map((type) => {
    if (type !== 'array') return simpleWords[type] ?? type;
    const item = node.items ? typeWords(node.items) : '';
    return item === '' ? 'a list' : `a list, each entry ${item}`;
  });
  return words.length === 0 ? 'any value' : words.join(' or ');
}

function values(
  described: Readonly<Record<string, string>> | undefined,
  listed: readonly unknown[],
): FieldValue[] {
  return listed.map((entry) => {
    const value = String(entry);
    const description = described && Object.hasOwn(described, value) ? described[value] : undefined;
    return description === undefined ? { value } : { value, description };
  });
}

/** Describes a node of a linked schema. */
function fieldDoc(name: string, node: LinkedNode, required: boolean): FieldDoc {
  const mark = node.qms;
  const entries = node.items;
  const choices = node.enum ? node : entries?.enum ? entries : undefined;
  return {
    name,
    ...(node.title !== undefined && { title: node.title }),
    ...(node.description !== undefined && { description: node.description }),
    ...(mark?.clause !== undefined && { clause: mark.clause }),
    typeWords: typeWords(node),
    ...(node.format !== undefined && { format: node.format }),
    types: typesOf(node) ?? [],
    enumValues:
      node.const !== undefined
        ? values(undefined, [node.const])
        : values(choices?.qms?.enumDescriptions, choices?.enum ?? []),
    suggestions: values(mark?.suggestions, Object.keys(mark?.suggestions ?? {})),
    refs: mark?.ref ?? entries?.qms?.ref ?? [],
    file: mark?.file ?? false,
    paragraphs: mark?.paragraphs ?? false,
    ...(mark?.vocabulary !== undefined && { vocabulary: mark.vocabulary }),
    ...(mark?.listedIn !== undefined && { listedIn: mark.listedIn }),
    ...(mark?.short !== undefined && { shortFor: mark.short }),
    expected: mark?.expected ?? false,
    required,
    signed: mark?.signed ?? true,
    properties: () => {
      const holder = propertiesOf(node).size > 0 ? node : entries;
      if (!holder) return [];
      return [...propertiesOf(holder)].map(([key, child]) =>
        fieldDoc(key, child, holder.required?.includes(key) ?? false),
      );
    },
  };
}

/**
 * The field a path leads to, or undefined where the schema describes nothing. List positions may be left
 * out or be any number.
 */
export function fieldAt(root: LinkedNode, path: Path): FieldDoc | undefined {
  let node: LinkedNode = root;
  let name = '';
  let required = true;
  for (const step of path) {
    if (typeof step === 'number') {
      if (!node.items) return undefined;
      node = node.items;
      continue;
    }
    const holder: LinkedNode =
      propertiesOf(node).size === 0 && node.items && node.additionalProperties === undefined
        ? node.items
        : node;
    const child: LinkedNode | undefined =
      propertiesOf(holder).get(step) ??
      (typeof holder.additionalProperties === 'object'
        ? (holder.additionalProperties as LinkedNode)
        : undefined);
    if (!child) return undefined;
    name = step;
    required = holder.required?.includes(step) ?? false;
    node = child;
  }
  return fieldDoc(name, node, required);
}
