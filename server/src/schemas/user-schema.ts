import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Path } from '../model/text.ts';
import { expected } from './expected-words.ts';
import { compileLinear, UnusablePattern } from './linear-patterns.ts';
import { emptyNarrowing } from './narrowing.ts';
import { nearest } from './nearest.ts';
import { isMapping, type LinkedNode, link, type SchemaNode, typesOf } from './schema-node.ts';
import { values } from './sentence-words.ts';
import {
  fieldAnnotations,
  formKeywords,
  keywords,
  mostForms,
  namedKeywords,
  narrowingAnnotations,
  plainKeywords,
  rootAnnotations,
  schemaKeywords,
} from './user-keywords.ts';

const say = defineMessages('schema.own', {
  large: 'The schema has more than {kilobytes} kB. Split it, or shorten its texts.',
  noMapping: 'A schema must be a mapping with `properties`.',
  leadsNowhere: '`{target}` leads to no schema of this file.',
  noMappingHere: 'A schema must be a mapping here.',
  deep: 'Schemas are nested more than {most} deep. Move inner ones to `$defs`, or make the record flatter.',
  beginning: '`{keyword}` belongs to the beginning of the schema only.',
  mustBe: '`{keyword}` must be {expected}.',
  unknownKeyword: '`{keyword}` is not a keyword own schemas may use.',
  mistypedKeyword: '`{keyword}` is not a keyword own schemas may use. {suggestion}',
  forms: '`{keyword}` must be a list of schemas.',
  manyForms: '`{keyword}` lists more than {most} forms. Use fewer.',
  named: '`{keyword}` must be a mapping of schemas.',
  prototype: '`__proto__` cannot be the name of a field.',
  reference: '`$ref` may only lead to a place in the same file, such as `#/$defs/name`.',
  annotation: '`qms` must be a mapping.',
  unknownWord: '`{word}` is not a word `qms` knows here.',
  mistypedWord: '`{word}` is not a word `qms` knows here. {suggestion}',
  circle: 'The schema refers back to itself. Write the levels it needs one by one.',
  chain: 'References lead on to references too often. Describe this place directly.',
  manyParts: 'With every `$ref` followed the schema has more than {most} parts. Refer less, or less deeply.',
  noEntryId: 'Entries of this list have no key `{key}`. Name one that `items` describes as text.',
  unknownBase: 'No type is called `{type}` that fields can be added to.',
  mistypedBase: 'No type is called `{type}` that fields can be added to. {suggestion}',
  typeName:
    'The type has no usable name. Name it in small letters, digits, `-` and `_`: by the file name, or as `const` of the field `type`.',
  typeTaken: 'There is a type `{type}` already. Choose another name, or add to it with `{extension}`.',
  describedAnew:
    '`{field}` exists already and cannot be described anew. Narrow it by type, enum, pattern or bounds.',
  annotatedAnew: '`{field}` exists already, so `{word}` cannot be changed for it.',
  typeChanged: 'A schema that adds fields to `{type}` cannot change its `{word}`.',
  noSharedValue:
    'No word of this list is allowed for `{field}` of `{type}`. A record has to meet both lists, so keep some of {words}.',
  noSharedKind:
    'Nothing can be this and what `{field}` of `{type}` is. A record has to meet both, and there it must be {expected}.',
  otherFields: 'A schema that adds fields cannot say what other fields may be there.',
});

/** A name that somebody chose, as a sentence shows it. */
const shown = (name: string): string => name.slice(0, 60).replaceAll('`', "'");

/** Largest size of a repository's own schema, in bytes. */
const largestSchema = 256 * 1024;
/** Deepest nesting of schemas in one another. */
const deepestSchema = 32;
/** Deepest nesting with every `$ref` followed. */
const deepestFollowed = 128;
/** Most schemas there may be once every `$ref` is replaced by what it leads to. */
const mostSchemas = 10_000;

/** A schema of a repository as read, before anything is known of it. */
export interface UserSchemaSource {
  /** Path below the root. */
  readonly file: string;
  readonly schema: Json;
  /** Size of the file. */
  readonly bytes: number;
}

/** A fault in a repository's own schema: a `config` finding at a place in its file. */
export interface SchemaProblem {
  readonly file: string;
  readonly path: Path;
  /** The key at the path is at fault, or its value. */
  readonly token: 'key' | 'value';
  readonly message: Message;
}

/** A repository's own schema found fit for use. */
export interface UserSchema {
  readonly type: string;
  readonly extends: string | null;
  readonly file: string;
  readonly document: JsonObject;
  readonly node: LinkedNode;
}

/** What is known of the types there are, to judge a schema that adds to them. */
export interface KnownTypes {
  readonly types: readonly string[];
  /** The fields a type has; of a new type (`null`), the keys every record may carry. */
  readonly fields: (type: string | null) => ReadonlyMap<string, LinkedNode>;
}

/**
 * Judges a repository's own schema: keywords, size, depth, references (within the file, without cycles,
 * not exploding), patterns that run in linear time, and that fields which exist already are only narrowed.
 * Cyclic references are refused because the time a validator takes could double with every level of a
 * record. Looks at each part of the schema once, never deeper than it allows, so any input is fine.
 * @returns the schema ready for compiling, or null and what is wrong
 */
export function checkUserSchema(
  source: UserSchemaSource,
  known: KnownTypes,
): { schema: UserSchema | null; problems: SchemaProblem[] } {
  const { file, schema: root } = source;
  const problems: SchemaProblem[] = [];
  const report = (path: Path, message: Message, token: 'key' | 'value' = 'value'): void => {
    if (problems.length < 50) problems.push({ file, path, token, message });
  };
  if (source.bytes > largestSchema) {
    report([], say.large({ kilobytes: largestSchema / 1024 }));
    return { schema: null, problems };
  }
  if (!isMapping(root)) {
    report([], say.noMapping());
    return { schema: null, problems };
  }
  const schemas = new Map<string, SchemaNode>();
  const references: { readonly path: Path; readonly target: string }[] = [];
  checkNode(root, [], 1);
  for (const { path, target } of references) {
    if (!schemas.has(target)) report(path, say.leadsNowhere({ target: shown(target) }));
  }
  if (problems.length > 0) return { schema: null, problems };
  const document = root;
  checkSize(document as SchemaNode);
  const { type, extended } = identity(document);
  if (problems.length > 0 || type === null) return { schema: null, problems };
  checkFields(document, type, extended);
  if (problems.length > 0) return { schema: null, problems };
  const node = link(document as SchemaNode, (ref) => schemas.get(ref)!);
  return { schema: { type, extends: extended, file, document, node }, problems };

  function checkNode(node: Json, path: Path, depth: number): void {
    if (!isMapping(node)) {
      report(path, say.noMappingHere());
      return;
    }
    if (depth > deepestSchema) {
      report(path, say.deep({ most: deepestSchema }));
      return;
    }
    schemas.set(pointer(path), node as SchemaNode);
    for (const [keyword, value] of Object.entries(node)) {
      const here = [...path, keyword];
      if (path.length > 0 && (keyword === '$id' || keyword === '$schema')) {
        report(here, say.beginning({ keyword }), 'key');
        continue;
      }
      if (keyword === 'qms')
        checkAnnotation(
          value,
          here,
          path.length === 0 ? { ...fieldAnnotations, ...rootAnnotations } : fieldAnnotations,
        );
      else if (keyword === '$ref') checkReference(value, here);
      else if (Object.hasOwn(plainKeywords, keyword)) {
        const must = plainKeywords[keyword]!(value);
        if (must !== null) report(here, say.mustBe({ keyword, expected: must }));
        else if (keyword === 'pattern') checkPattern(value as string, here);
      } else if ((schemaKeywords as readonly string[]).includes(keyword)) {
        if (keyword !== 'additionalProperties' || typeof value !== 'boolean')
          checkNode(value, here, depth + 1);
      } else if ((formKeywords as readonly string[]).includes(keyword))
        checkForms(keyword, value, here, depth);
      else if ((namedKeywords as readonly string[]).includes(keyword))
        checkNamed(keyword, value, here, depth);
      else {
        const near = nearest(keyword, keywords);
        report(
          here,
          near === undefined
            ? say.unknownKeyword({ keyword: shown(keyword) })
            : say.mistypedKeyword({ keyword: shown(keyword), suggestion: didYouMean(near) }),
          'key',
        );
      }
    }
  }

  function checkForms(keyword: string, value: Json, path: Path, depth: number): void {
    if (!Array.isArray(value) || value.length === 0) report(path, say.forms({ keyword }));
    else if (value.length > mostForms) report(path, say.manyForms({ keyword, most: mostForms }));
    else for (const [index, form] of value.entries()) checkNode(form, [...path, index], depth + 1);
  }

  function checkNamed(keyword: string, value: Json, path: Path, depth: number): void {
    if (!isMapping(value)) {
      report(path, say.named({ keyword }));
      return;
    }
    for (const [name, child] of Object.entries(value)) {
      if (name === '__proto__') report([...path, name], say.prototype(), 'key');
      else checkNode(child, [...path, name], depth + 1);
    }
  }

  function checkReference(value: Json, path: Path): void {
    if (typeof value !== 'string' || !value.startsWith('#/')) {
      report(path, say.reference());
    } else references.push({ path, target: value });
  }

  function checkPattern(pattern: string, path: Path): void {
    try {
      compileLinear(pattern);
    } catch (error) {
      if (!(error instanceof UnusablePattern)) throw error;
      report(path, error.reason);
    }
  }

  function checkAnnotation(value: Json, path: Path, allowed: typeof fieldAnnotations): void {
    if (!isMapping(value)) {
      report(path, say.annotation());
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const must = Object.hasOwn(allowed, key) ? allowed[key]!(inner) : undefined;
      if (must === undefined) {
        const near = nearest(key, Object.keys(allowed));
        report(
          [...path, key],
          near === undefined
            ? say.unknownWord({ word: shown(key) })
            : say.mistypedWord({ word: shown(key), suggestion: didYouMean(near) }),
          'key',
        );
      } else if (must !== null) report([...path, key], say.mustBe({ keyword: key, expected: must }));
    }
  }

  /** The key that a list says its entries have an id under has to be one of theirs. */
  function checkEntryIds(existing: ReadonlyMap<string, LinkedNode>): void {
    for (const node of schemas.values()) {
      const key = node.qms?.items?.id;
      if (key === undefined) continue;
      const path = pathOf(node);
      const known = path.length === 2 && path[0] === 'properties' ? existing.get(String(path[1])) : undefined;
      const entries = known?.items ?? node.items;
      if (entries === undefined || !hasKey(entries, key))
        report([...path, 'qms', 'items', 'id'], say.noEntryId({ key: shown(key) }));
    }
  }

  function hasKey(node: SchemaNode, key: string): boolean {
    if (Object.hasOwn(node.properties ?? {}, key)) return true;
    const target = node.$ref === undefined ? undefined : schemas.get(node.$ref);
    const parts = formKeywords.flatMap((keyword) => node[keyword] ?? []);
    return [...parts, ...(target === undefined ? [] : [target])].some((part) => hasKey(part, key));
  }

  /** Counts schemas with every reference followed; each counted once and added where it is used. */
  function checkSize(top: SchemaNode): void {
    const sizes = new Map<SchemaNode, number>();
    const open = new Set<SchemaNode>();
    let reported = false;
    const sizeOf = (node: SchemaNode, depth: number): number => {
      const size = sizes.get(node);
      if (size !== undefined) return size;
      if (open.has(node)) {
        if (!reported) report(pathOf(node), say.circle());
        reported = true;
        return 1;
      }
      if (depth > deepestFollowed) {
        if (!reported) report(pathOf(node), say.chain());
        reported = true;
        return 1;
      }
      open.add(node);
      let total = 1;
      for (const child of childrenOf(node))
        total = Math.min(total + sizeOf(child, depth + 1), mostSchemas + 1);
      open.delete(node);
      sizes.set(node, total);
      return total;
    };
    const children = [top, ...schemas.values()].reduce(
      (largest, node) => Math.max(largest, sizeOf(node, 1)),
      0,
    );
    if (children > mostSchemas) report([], say.manyParts({ most: mostSchemas }));
  }

  function childrenOf(node: SchemaNode): SchemaNode[] {
    const children: (SchemaNode | boolean | undefined)[] = [
      ...Object.values(node.properties ?? {}),
      ...schemaKeywords.map((keyword) => node[keyword]),
      ...formKeywords.flatMap((keyword) => node[keyword] ?? []),
      node.$ref === undefined ? undefined : schemas.get(node.$ref),
    ];
    return children.filter((child): child is SchemaNode => typeof child === 'object');
  }

  function pathOf(node: SchemaNode): Path {
    for (const [target, known] of schemas) {
      if (known === node)
        return target === '#'
          ? []
          : target
              .slice(2)
              .split('/')
              .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    }
    return [];
  }

  function identity(document: JsonObject): { type: string | null; extended: string | null } {
    const mark = isMapping(document['qms']) ? document['qms'] : {};
    const extended = typeof mark['extends'] === 'string' ? mark['extends'] : null;
    if (extended !== null) {
      if (known.types.includes(extended) && extended !== 'register') return { type: extended, extended };
      const near = nearest(extended, known.types);
      report(
        ['qms', 'extends'],
        near === undefined
          ? say.unknownBase({ type: shown(extended) })
          : say.mistypedBase({ type: shown(extended), suggestion: didYouMean(near) }),
      );
      return { type: null, extended };
    }
    const properties = document['properties'];
    const declared =
      isMapping(properties) && isMapping(properties['type']!) ? properties['type']['const'] : undefined;
    const type =
      typeof declared === 'string'
        ? declared
        : (file.split('/').at(-1) ?? '').replace(/(\.schema)?\.(json|ya?ml)$/, '');
    const place = declared === undefined ? [] : ['properties', 'type', 'const'];
    if (!/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/.test(type) || type.length > 64) {
      report(place, say.typeName());
    } else if (known.types.includes(type)) {
      report(place, say.typeTaken({ type, extension: `qms: {extends: ${type}}` }));
    }
    return { type, extended };
  }

  /** A record has to meet what a field is and what it is narrowed to. */
  function checkNarrowing(known: LinkedNode, narrowed: SchemaNode, field: string, type: string): void {
    const empty = emptyNarrowing(known, narrowed);
    if (empty === null) return;
    const { keyword, allowed, by } = empty;
    report(
      ['properties', field, keyword],
      allowed === null
        ? say.noSharedKind({ field, type, expected: expected(by, typesOf(by) ?? []) })
        : say.noSharedValue({ field, type, words: values(allowed) }),
    );
  }

  /** Fields that exist already may be narrowed but keep what they refer to and whether signatures cover them. */
  function checkFields(document: JsonObject, type: string, extended: string | null): void {
    const existing = known.fields(extended);
    checkEntryIds(existing);
    const properties = isMapping(document['properties']) ? document['properties'] : {};
    for (const [name, field] of Object.entries(properties)) {
      const known = existing.get(name);
      if (known === undefined || !isMapping(field)) continue;
      checkNarrowing(known, field as SchemaNode, name, type);
      const path = ['properties', name];
      for (const keyword of ['properties', 'additionalProperties', 'items', '$ref', ...formKeywords, 'if']) {
        if (Object.hasOwn(field, keyword))
          report([...path, keyword], say.describedAnew({ field: name }), 'key');
      }
      for (const word of Object.keys(isMapping(field['qms']) ? field['qms'] : {})) {
        if (!narrowingAnnotations.includes(word))
          report([...path, 'qms', word], say.annotatedAnew({ field: name, word: shown(word) }), 'key');
      }
    }
    if (extended === null) return;
    for (const word of Object.keys(isMapping(document['qms']) ? document['qms'] : {})) {
      if (word !== 'extends')
        report(['qms', word], say.typeChanged({ type: extended, word: shown(word) }), 'key');
    }
    if (document['additionalProperties'] !== undefined)
      report(['additionalProperties'], say.otherFields(), 'key');
  }
}

/** JSON Pointer of a path, as `$ref` writes it. */
function pointer(path: Path): string {
  return path.length === 0
    ? '#'
    : `#/${path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}
