import type { Json, JsonObject } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import { compileLinear } from './linear-patterns.ts';
import { nearest } from './nearest.ts';
import { isMapping, type LinkedNode, link, type SchemaNode } from './schema-node.ts';
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

/** Largest size of a repository's own schema, in bytes. */
export const largestSchema = 256 * 1024;
/** Deepest nesting of schemas in one another. */
export const deepestSchema = 32;
/** Deepest nesting with every `$ref` followed. */
export const deepestFollowed = 128;
/** Most schemas there may be once every `$ref` is replaced by what it leads to. */
export const mostSchemas = 10_000;

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
  readonly message: string;
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
  /** Names of the fields a type has; of a new type (`null`), the keys every record may carry. */
  readonly fields: (type: string | null) => ReadonlySet<string>;
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
  const tell = (path: Path, message: string, token: 'key' | 'value' = 'value'): void => {
    if (problems.length < 50) problems.push({ file, path, token, message });
  };
  if (source.bytes > largestSchema) {
    tell([], `The schema has more than ${largestSchema / 1024} kB: split it, or shorten its texts.`);
    return { schema: null, problems };
  }
  if (!isMapping(root)) {
    tell([], 'A schema must be a mapping with `properties`.');
    return { schema: null, problems };
  }
  const schemas = new Map<string, SchemaNode>();
  const references: { readonly path: Path; readonly target: string }[] = [];
  checkNode(root, [], 1);
  for (const { path, target } of references) {
    if (!schemas.has(target)) tell(path, `\`${target}\` leads to no schema of this file.`);
  }
  if (problems.length > 0) return { schema: null, problems };
  const document = root;
  checkSize(document as SchemaNode);
  const { type, extended } = identity(document);
  if (problems.length > 0 || type === null) return { schema: null, problems };
  checkFields(document, extended);
  if (problems.length > 0) return { schema: null, problems };
  const node = link(document as SchemaNode, (ref) => schemas.get(ref)!);
  return { schema: { type, extends: extended, file, document, node }, problems };

  function checkNode(node: Json, path: Path, depth: number): void {
    if (!isMapping(node)) {
      tell(path, 'A schema must be a mapping here.');
      return;
    }
    if (depth > deepestSchema) {
      tell(
        path,
        `Schemas are nested more than ${deepestSchema} deep: move inner ones to \`$defs\`, or make the record flatter.`,
      );
      return;
    }
    schemas.set(pointer(path), node as SchemaNode);
    for (const [keyword, value] of Object.entries(node)) {
      const here = [...path, keyword];
      if (path.length > 0 && (keyword === '$id' || keyword === '$schema')) {
        tell(here, `\`${keyword}\` belongs to the beginning of the schema only.`, 'key');
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
        if (must !== null) tell(here, `\`${keyword}\` must be ${must}.`);
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
        tell(
          here,
          `\`${keyword.slice(0, 60)}\` is not a keyword own schemas may use${near ? `; did you mean \`${near}\`?` : '.'}`,
          'key',
        );
      }
    }
  }

  function checkForms(keyword: string, value: Json, path: Path, depth: number): void {
    if (!Array.isArray(value) || value.length === 0) tell(path, `\`${keyword}\` must be a list of schemas.`);
    else if (value.length > mostForms)
      tell(path, `\`${keyword}\` lists more than ${mostForms} forms: use fewer.`);
    else for (const [index, form] of value.entries()) checkNode(form, [...path, index], depth + 1);
  }

  function checkNamed(keyword: string, value: Json, path: Path, depth: number): void {
    if (!isMapping(value)) {
      tell(path, `\`${keyword}\` must be a mapping of schemas.`);
      return;
    }
    for (const [name, child] of Object.entries(value)) {
      if (name === '__proto__') tell([...path, name], '`__proto__` cannot be the name of a field.', 'key');
      else checkNode(child, [...path, name], depth + 1);
    }
  }

  function checkReference(value: Json, path: Path): void {
    if (typeof value !== 'string' || !value.startsWith('#/')) {
      tell(path, '`$ref` may only lead to a place in the same file, such as `#/$defs/name`.');
    } else references.push({ path, target: value });
  }

  function checkPattern(pattern: string, path: Path): void {
    try {
      compileLinear(pattern);
    } catch (error) {
      tell(path, (error as Error).message);
    }
  }

  function checkAnnotation(value: Json, path: Path, allowed: typeof fieldAnnotations): void {
    if (!isMapping(value)) {
      tell(path, '`qms` must be a mapping.');
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const must = Object.hasOwn(allowed, key) ? allowed[key]!(inner) : undefined;
      if (must === undefined) {
        const near = nearest(key, Object.keys(allowed));
        tell(
          [...path, key],
          `\`${key.slice(0, 60)}\` is not a word \`qms\` knows here${near ? `; did you mean \`${near}\`?` : '.'}`,
          'key',
        );
      } else if (must !== null) tell([...path, key], `\`${key}\` must be ${must}.`);
    }
  }

  /** Counts schemas with every reference followed; each counted once and added where it is used. */
  function checkSize(top: SchemaNode): void {
    const sizes = new Map<SchemaNode, number>();
    const open = new Set<SchemaNode>();
    let told = false;
    const sizeOf = (node: SchemaNode, depth: number): number => {
      const size = sizes.get(node);
      if (size !== undefined) return size;
      if (open.has(node)) {
        if (!told)
          tell(pathOf(node), 'The schema refers back to itself: write the levels it needs one by one.');
        told = true;
        return 1;
      }
      if (depth > deepestFollowed) {
        if (!told)
          tell(pathOf(node), 'References lead on to references too often: describe this place directly.');
        told = true;
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
    if (children > mostSchemas)
      tell(
        [],
        `With every \`$ref\` followed the schema has more than ${mostSchemas} parts: refer less, or less deeply.`,
      );
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
      tell(
        ['qms', 'extends'],
        `No type is called \`${extended}\` that fields can be added to${near ? `; did you mean \`${near}\`?` : '.'}`,
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
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type) || type.length > 64) {
      tell(
        place,
        'Name the type in small letters, digits and hyphens: by the file name, or as `const` of the field `type`.',
      );
    } else if (known.types.includes(type)) {
      tell(
        place,
        `There is a type \`${type}\` already: choose another name, or add to it with \`qms: {extends: ${type}}\`.`,
      );
    }
    return { type, extended };
  }

  /** Fields that exist already may be narrowed but keep what they refer to and whether signatures cover them. */
  function checkFields(document: JsonObject, extended: string | null): void {
    const existing = known.fields(extended);
    const properties = isMapping(document['properties']) ? document['properties'] : {};
    for (const [name, field] of Object.entries(properties)) {
      if (!existing.has(name) || !isMapping(field)) continue;
      const path = ['properties', name];
      for (const keyword of ['properties', 'additionalProperties', 'items', '$ref', ...formKeywords, 'if']) {
        if (Object.hasOwn(field, keyword))
          tell(
            [...path, keyword],
            `\`${name}\` exists already: it can be narrowed by type, enum, pattern or bounds, not described anew.`,
            'key',
          );
      }
      for (const word of Object.keys(isMapping(field['qms']) ? field['qms'] : {})) {
        if (!narrowingAnnotations.includes(word))
          tell(
            [...path, 'qms', word],
            `\`${name}\` exists already: \`${word}\` cannot be changed for it.`,
            'key',
          );
      }
    }
    if (extended === null) return;
    for (const word of Object.keys(isMapping(document['qms']) ? document['qms'] : {})) {
      if (word !== 'extends')
        tell(
          ['qms', word],
          `A schema that adds fields to \`${extended}\` cannot change its \`${word}\`.`,
          'key',
        );
    }
    if (document['additionalProperties'] !== undefined)
      tell(
        ['additionalProperties'],
        'A schema that adds fields cannot say what other fields may be there.',
        'key',
      );
  }
}

/** JSON Pointer of a path, as `$ref` writes it. */
function pointer(path: Path): string {
  return path.length === 0
    ? '#'
    : `#/${path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}
