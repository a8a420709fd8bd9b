import { PlanBuilder } from '../../server/src/schemas/plan.ts';
import { link, type SchemaNode } from '../../server/src/schemas/schema-node.ts';
import type { TypeAnnotation } from '../../server/src/schemas/type-schema.ts';
import { definition, described, isOfSettings, type SchemaFiles } from './schema-files.ts';

const none: TypeAnnotation = { kind: 'maintained', idPrefix: '', phase: {}, dateField: [], signOff: [] };

/** A module with what walking records needs of each type: phases, unsigned keys, references, files, known keys. */
export function planModule(schemas: SchemaFiles): string {
  const builder = new PlanBuilder();
  const resolve = definition(schemas);
  const types: Record<string, unknown> = {};
  const add = (name: string, schema: SchemaNode): void => {
    const node = link(schema, resolve);
    const annotation =
      isOfSettings(name) || name === 'common' ? none : (schema.qms as unknown as TypeAnnotation);
    types[name] = {
      title: schema.title,
      description: schema.description,
      annotation,
      shape: builder.add(node),
    };
  };
  for (const name of described(schemas)) add(name, schemas.get(name)!);
  add('common', resolve('#/$defs/common'));
  const text = JSON.stringify(JSON.stringify({ nodes: builder.nodes, types }));
  return `import type { PlanNode } from '../src/schemas/plan.ts';
import type { TypeAnnotation } from '../src/schemas/type-schema.ts';

export interface PlannedType {
  readonly title: string;
  readonly description: string;
  readonly annotation: TypeAnnotation;
  readonly shape: number;
}

export const plan: { readonly nodes: readonly PlanNode[]; readonly types: Readonly<Record<string, PlannedType>> } = JSON.parse(
  ${text},
);
`;
}
