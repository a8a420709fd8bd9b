import type { Json, JsonObject } from '../model/json.ts';

/** A list or mapping of a record, whose names another field takes. */
export interface NameList {
  /** Field with the names: a mapping's keys, or with `key` what stands under it in the entries of a list. */
  readonly field: string;
  readonly key?: string;
  /** Field that names the record they are listed in; without it, the record itself. */
  readonly record?: string;
  /** Type whose records in force are meant where that field says nothing. */
  readonly type?: string;
}

/** What the `qms` keyword says about a place in a schema; plain JSON Schema has no words for it. */
export interface Annotation {
  /** Types of record the text refers to; `any` for all. */
  readonly ref?: readonly string[];
  /** Words that stand in place of a reference. */
  readonly words?: readonly string[];
  /** A name may stand in place of a reference: only what looks like an id is taken for one. */
  readonly orText?: boolean;
  /** Of a list: the key of its entries that holds an id of their own, by which they can be referred to. */
  readonly items?: { readonly id: string };
  /** The text is the path of a file. */
  readonly file?: boolean;
  /** The file is a CSV table with the record's data. */
  readonly data?: boolean;
  /** Which sign-offs bind it: none (`false`), or those of these meanings; every one without it. */
  readonly signed?: boolean | readonly string[];
  /** The day something happened: a sign-off that binds it cannot be older. */
  readonly past?: boolean;
  /**
   * A rule expects it once the record leaves draft; with a reference such as `iso-9001/audit-objectives`, where an
   * edition in force asks for that.
   */
  readonly expected?: boolean | string;
  /** What asks for it: a clause number of ISO 9001:2015, or a reference. */
  readonly clause?: string;
  /** What is to be written, in words that follow "must be". */
  readonly expects?: string;
  /** Longer prose rather than one line. */
  readonly paragraphs?: boolean;
  /** Field that a plain text stands for where a mapping is described. */
  readonly short?: string;
  /** Which list of the organization the value comes from. */
  readonly vocabulary?: 'theme' | 'clause' | 'input' | 'rule' | 'type' | 'key' | 'schema';
  /** Where the names it may have are listed. */
  readonly listedIn?: NameList;
  readonly enumDescriptions?: Readonly<Record<string, string>>;
  /** Usual words of a free text. */
  readonly suggestions?: Readonly<Record<string, string>>;
}

/** The part of JSON Schema 2020-12 that record types are written in. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
  readonly examples?: readonly Json[];
  readonly qms?: Annotation;
}

/** A schema whose `$ref`s are replaced by what they lead to (shared, not copied). */
export type LinkedNode = SchemaNode;

const annotationKeys = new Set([
  '$ref',
  'title',
  'description',
  'examples',
  'qms',
  '$comment',
  'default',
  'deprecated',
]);
const nodeKeys = ['items', 'additionalProperties', 'if', 'then', 'else'] as const;
const listKeys = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * Replaces every `$ref` below `root` by the node it leads to.
 * @param root a schema without cyclic references
 * @param resolve finds the node a `$ref` names
 */
export function link(root: SchemaNode, resolve: (ref: string) => SchemaNode): LinkedNode {
  const done = new Map<SchemaNode, LinkedNode>();
  const visit = (node: SchemaNode): LinkedNode => {
    const known = done.get(node);
    if (known) return known;
    const linked: Record<string, unknown> = Object.assign(Object.create(null), node);
    delete linked['$ref'];
    if (node.properties) {
      const properties = Object.create(null) as Record<string, LinkedNode>;
      for (const [key, child] of Object.entries(node.properties)) properties[key] = visit(child);
      linked['properties'] = properties;
    }
    for (const key of nodeKeys) {
      const child = node[key];
      if (typeof child === 'object') linked[key] = visit(child);
    }
    for (const key of listKeys) {
      const children = node[key];
      if (children) linked[key] = children.map(visit);
    }
    const result = node.$ref === undefined ? linked : merged(visit(resolve(node.$ref)), linked);
    done.set(node, result as LinkedNode);
    return result as LinkedNode;
  };
  return visit(root);
}

/** What stands next to a `$ref` is mostly annotation and wins; further demands hold in addition. */
function merged(target: LinkedNode, own: Record<string, unknown>): Record<string, unknown> {
  const { title: _title, ...rest } = target as Record<string, unknown>;
  const qms = { ...target.qms, ...(own['qms'] as Annotation | undefined) };
  if (Object.keys(own).every((key) => annotationKeys.has(key))) return { ...rest, ...own, qms };
  return { ...own, qms, allOf: [...((own['allOf'] as LinkedNode[] | undefined) ?? []), target] };
}

/** Types a node allows, or null when it allows any. */
export function typesOf(node: SchemaNode): readonly string[] | null {
  if (node.type === undefined) return null;
  return typeof node.type === 'string' ? [node.type] : node.type;
}

/** Whether the value has one of the JSON types, in the sense of JSON Schema (1.0 is an integer). */
export function hasType(value: Json | undefined, types: readonly string[]): boolean {
  for (const type of types) {
    if (
      type === 'null'
        ? value === null
        : type === 'array'
          ? Array.isArray(value)
          : type === 'object'
            ? isMapping(value)
            : false
    )
      return true;
    if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) return true;
    if (type === 'integer' && Number.isInteger(value)) return true;
    if (type === typeof value && (type === 'string' || type === 'boolean')) return true;
  }
  return false;
}

/** True for mappings, false for lists, null and scalars. */
export function isMapping(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
