import type { Json, JsonObject } from '../model/json.ts';
import type { Phase, RecordKind } from '../model/record.ts';
import type { PatternTest } from './explain.ts';
import { PlanBuilder } from './plan.ts';
import { isMapping, type LinkedNode } from './schema-node.ts';
import { type Shape, shapes } from './shape.ts';
import type { TypeAnnotation, TypeParts, TypeSignOff } from './type-schema.ts';
import type { UserSchema } from './user-schema.ts';

/** A type of record a repository describes itself, ready for use. */
export interface UserType {
  readonly type: string;
  /** Name of the type it adds fields to, or null for a type of its own. */
  readonly extends: string | null;
  /** File of the repository it comes from. */
  readonly file: string;
  /** The type's parts, built on those of the type it extends or on the keys every record may carry. */
  readonly parts: (base: TypeParts) => TypeParts;
}

const usualPhases: Readonly<Record<string, Phase>> = {
  draft: 'draft',
  'in-review': 'review',
  effective: 'active',
  superseded: 'final',
  obsolete: 'final',
};

/** Makes a type from a checked schema and its compiled validator. */
export function userType(
  schema: UserSchema,
  accepts: (data: Json) => boolean,
  matches: PatternTest,
): UserType {
  return {
    type: schema.type,
    extends: schema.extends,
    file: schema.file,
    parts: (base) => {
      const whole = together(base.node(), schema.node);
      let shape: Shape | null | undefined;
      return {
        type: schema.type,
        title: schema.extends === null ? (schema.node.title ?? schema.type) : base.title,
        description: schema.extends === null ? (schema.node.description ?? '') : base.description,
        annotation: schema.extends === null ? annotationOf(schema.document) : base.annotation,
        shape: () => {
          if (shape === undefined) {
            const builder = new PlanBuilder();
            const index = builder.add(whole);
            shape = shapes(builder.nodes)(index);
          }
          return shape;
        },
        gates: [...base.gates, { accepts, node: () => schema.node, matches }],
        node: () => whole,
        schema: () => schema.document,
        freeKeys: true,
      };
    },
  };
}

/** Base and addition as one node: the base's fields, narrowed where the addition says so, then the added ones. */
function together(base: LinkedNode, addition: LinkedNode): LinkedNode {
  const properties: Record<string, LinkedNode> = Object.assign(Object.create(null), base.properties);
  for (const [name, field] of Object.entries(addition.properties ?? {})) {
    const known = properties[name];
    properties[name] = known ? narrowed(known, field) : field;
  }
  const { properties: _fields, required, ...rest } = addition;
  return {
    ...rest,
    type: 'object',
    properties,
    required: [...new Set([...(base.required ?? []), ...(required ?? [])])],
  };
}

function narrowed(known: LinkedNode, field: LinkedNode): LinkedNode {
  const both = { ...known, ...field, qms: { ...known.qms, ...field.qms } };
  const words = known.enum;
  return words === undefined || field.enum === undefined
    ? both
    : { ...both, enum: field.enum.filter((word) => words.includes(word)) };
}

function annotationOf(document: JsonObject): TypeAnnotation {
  const mark = isMapping(document['qms']) ? document['qms'] : {};
  const properties = isMapping(document['properties']) ? document['properties'] : {};
  const status = isMapping(properties['status']!) ? properties['status']['enum'] : undefined;
  const words = Array.isArray(status) ? status.map(String) : Object.keys(usualPhases);
  const phase = (mark['phase'] ??
    Object.fromEntries(words.map((word) => [word, usualPhases[word] ?? 'active']))) as Record<string, Phase>;
  const active = Object.keys(phase).filter((word) => phase[word] === 'active');
  const demands = (mark['signOff'] ?? []) as unknown as readonly Partial<TypeSignOff>[];
  return {
    kind: (mark['kind'] ?? 'maintained') as RecordKind,
    idPrefix: (mark['idPrefix'] ?? '') as string,
    ...(typeof mark['clause'] === 'string' && { clause: mark['clause'] }),
    phase: Object.assign(Object.create(null), phase),
    neverOverdue: (mark['neverOverdue'] ?? []) as string[],
    dateField: (mark['dateField'] ?? []) as string[],
    signOff: demands.map((demand) => ({
      meaning: demand.meaning!,
      by: demand.by!,
      basis: 'own',
      when: demand.when ?? active,
    })),
  };
}
