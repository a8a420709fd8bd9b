import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SchemaNode } from '../../server/src/schemas/schema-node.ts';

export type SchemaFiles = ReadonlyMap<
  string,
  SchemaNode & { readonly $id: string; readonly $defs?: Readonly<Record<string, SchemaNode>> }
>;

const ending = '.schema.json';

/**
 * Reads the schemas of a folder that describe what users write, by file name without ending, in order of
 * name: record types, `qms.yaml`, the baseline and the shared definitions. Others (of output formats) are left out.
 */
export function readSchemas(folder: string): SchemaFiles {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort();
  const all = files.map(
    (file) =>
      [file.slice(0, -ending.length), JSON.parse(readFileSync(resolve(folder, file), 'utf8'))] as const,
  );
  return new Map(
    all.filter(([name, schema]) => name === 'defs' || isOfSettings(name) || schema.qms?.kind !== undefined),
  );
}

/** True for the schema of a file that holds settings rather than records. */
export const isOfSettings = (name: string): boolean => name === 'qms' || name === 'baseline';

/** Names of the schemas that describe something written by users: all but the shared definitions. */
export function described(schemas: SchemaFiles): string[] {
  return [...schemas.keys()].filter((name) => name !== 'defs');
}

/** Finds what a `$ref` of a shipped schema leads to. */
export function definition(schemas: SchemaFiles): (ref: string) => SchemaNode {
  const definitions = schemas.get('defs')?.$defs ?? {};
  return (ref) => {
    const name = /^(?:defs\.schema\.json)?#\/\$defs\/(\w+)$/.exec(ref)?.[1];
    const found = name === undefined ? undefined : definitions[name];
    if (!found) throw new Error(`No definition for ${ref}`);
    return found;
  };
}

/** A module that holds the schema documents as text, each to be parsed when needed. */
export function schemasModule(schemas: SchemaFiles): string {
  const entries = [...schemas].map(
    ([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(JSON.stringify(schema))},\n`,
  );
  return `/** Texts of the schemas by file name without ending. */\nexport const schemaTexts: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
}
