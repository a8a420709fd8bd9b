import { plan } from '../../generated/plan.ts';
import { schemaTexts } from '../../generated/schemas.ts';
import { validators } from '../../generated/validators.js';
import type { Language } from '../messages/language.ts';
import type { JsonObject } from '../model/json.ts';
import { ownPatterns } from './explain.ts';
import { nearest } from './nearest.ts';
import { type LinkedNode, link, type SchemaNode } from './schema-node.ts';
import { wordedSchema } from './schema-texts.ts';
import { type Shape, shapes } from './shape.ts';
import { type TypeParts, TypeSchema } from './type-schema.ts';
import type { UserType } from './user-type.ts';

export { TypeSchema } from './type-schema.ts';

const matches = ownPatterns();
const parsed = new Map<string, JsonObject>();

/** A shipped schema document by its file name without ending, parsed on first use. */
export function shippedSchema(name: string): JsonObject {
  let schema = parsed.get(name);
  if (!schema) {
    schema = JSON.parse(schemaTexts[name] ?? '{}') as JsonObject;
    parsed.set(name, schema);
  }
  return schema;
}

/** A shipped schema with its references followed. */
export function shippedNode(name: string): LinkedNode {
  let node = linked.get(name);
  if (!node) {
    node = link(shippedSchema(name) as SchemaNode, shippedDefinition);
    linked.set(name, node);
  }
  return node;
}

const linked = new Map<string, LinkedNode>();

/** The definition a `$ref` of a shipped schema leads to; all of them live in `defs.schema.json`. */
function shippedDefinition(ref: string): SchemaNode {
  const definitions = shippedSchema('defs')['$defs'] as Record<string, SchemaNode>;
  return definitions[ref.slice(ref.lastIndexOf('/') + 1)]!;
}

let shapeAt: ((index: number) => Shape | null) | undefined;

function shippedShape(index: number): Shape | null {
  shapeAt ??= shapes(plan.nodes);
  return shapeAt(index);
}

/** Files of settings, which hold no record. */
const isOfSettings = (name: string): boolean => name === 'qms' || name === 'baseline';

function shippedParts(name: string): TypeParts {
  const entry = plan.types[name]!;
  return {
    type: name,
    title: entry.title,
    description: entry.description,
    annotation: entry.annotation,
    shape: () => shippedShape(entry.shape),
    gates: [{ accepts: validators[name]!, node: () => shippedNode(name), matches }],
    node: () => shippedNode(name),
    schema: () => shippedSchema(name),
    freeKeys: !isOfSettings(name),
  };
}

/** The same type with what people read of it in a language; what records are judged by stays as it is. */
function wordedType(schema: TypeSchema, language: Language): TypeSchema {
  const { parts } = schema;
  const worded = (name: string): JsonObject => wordedSchema(name, shippedSchema(name), language.text);
  const document = worded(parts.type);
  let node: LinkedNode | undefined;
  return new TypeSchema({
    ...parts,
    title: String(document['title']),
    description: String(document['description']),
    schema: () => document,
    node: () => {
      if (node === undefined) {
        const definitions = worded('defs')['$defs'] as Record<string, SchemaNode>;
        node = link(document as SchemaNode, (ref) => definitions[ref.slice(ref.lastIndexOf('/') + 1)]!);
      }
      return node;
    },
  });
}

/** The types of record a repository knows: the shipped ones and its own. Never changes once made. */
export class SchemaCatalogue {
  readonly #types: ReadonlyMap<string, TypeSchema>;
  readonly #worded = new Map<Language, SchemaCatalogue>();

  constructor(types: ReadonlyMap<string, TypeSchema>) {
    this.#types = types;
  }

  /** Names of all types, shipped ones first. */
  types(): string[] {
    return [...this.#types.keys()];
  }

  get(type: string): TypeSchema | undefined {
    return this.#types.get(type);
  }

  /** The type a mistyped name most likely stands for. */
  nearestType(name: string): string | undefined {
    return nearest(name, this.#types.keys());
  }

  /** The catalogue as somebody reads it in a language. A repository's own types are in the words of its own. */
  in(language: Language): SchemaCatalogue {
    if (language.tag === 'en') return this;
    let worded = this.#worded.get(language);
    if (worded === undefined) {
      const inWords = ([type, schema]: [string, TypeSchema]): [string, TypeSchema] => [
        type,
        shippedCatalogue().get(type) === schema ? wordedType(schema, language) : schema,
      ];
      worded = new SchemaCatalogue(new Map([...this.#types].map(inWords)));
      this.#worded.set(language, worded);
    }
    return worded;
  }

  /** A catalogue with the types of a repository added; types that extend another replace it. */
  with(userTypes: readonly UserType[]): SchemaCatalogue {
    if (userTypes.length === 0) return this;
    const types = new Map(this.#types);
    for (const user of userTypes) {
      const base = user.extends === null ? undefined : types.get(user.extends);
      types.set(user.type, new TypeSchema(user.parts(base?.parts ?? common())));
    }
    return new SchemaCatalogue(types);
  }
}

let shipped: SchemaCatalogue | undefined;

/** The types that come with the product. */
export function shippedCatalogue(): SchemaCatalogue {
  shipped ??= new SchemaCatalogue(
    new Map(
      Object.keys(plan.types).flatMap((name) =>
        isOfSettings(name) || name === 'common' ? [] : [[name, new TypeSchema(shippedParts(name))]],
      ),
    ),
  );
  return shipped;
}

let configuration: TypeSchema | undefined;

/** The schema of `qms.yaml`, judged and described as the types of record are. */
export function configurationSchema(): TypeSchema {
  configuration ??= new TypeSchema(shippedParts('qms'));
  return configuration;
}

let baseline: TypeSchema | undefined;

/** The schema of the baseline. */
export function baselineSchema(): TypeSchema {
  baseline ??= new TypeSchema(shippedParts('baseline'));
  return baseline;
}

/** The schema of `qms.yaml` or of the baseline as somebody reads it in a language. */
export const settingsSchemaIn = (schema: TypeSchema, language: Language): TypeSchema =>
  language.tag === 'en' ? schema : wordedType(schema, language);

/** The keys every record may carry: what a repository's own type starts from. */
function common(): TypeParts {
  const node = (): LinkedNode => link(shippedDefinition('common'), shippedDefinition);
  return { ...shippedParts('common'), gates: [{ accepts: validators['common']!, node, matches }], node };
}

let commonKeys: TypeSchema | undefined;

/** The keys every record may carry, as a type: what is known of a record whose own type no schema describes. */
export function commonType(): TypeSchema {
  commonKeys ??= new TypeSchema(common());
  return commonKeys;
}

/** Names of the keys every record may carry. */
export function commonFields(): string[] {
  return Object.keys(shippedDefinition('common').properties ?? {});
}
