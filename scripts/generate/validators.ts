import { _, Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { formats } from '../../server/src/schemas/formats.ts';
import { described, isOfSettings, type SchemaFiles } from './schema-files.ts';

const annotations = new Set(['title', 'description', 'examples', 'qms', '$id', '$schema']);
const scheme = 'schema:';

/**
 * A schema without what only people and editors read (ajv would copy it into its output), with every
 * shared definition named as a schema of its own, so that ajv compiles it once and not once a mention.
 */
function demandsOf(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((entry) => demandsOf(entry));
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => isMap || !annotations.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (!isMap && key === '$ref') return [key, String(value).replace(/^.*#\/\$defs\//, scheme)];
      return [key, demandsOf(value, !isMap && key === 'properties')];
    }),
  );
}

/**
 * Drops what ajv writes to say where and why a value is refused: counting refusals decides alone. Half
 * the size and a third of the time. What is left over of it is an error of this build.
 */
function decisionsOnly(code: string): string {
  const lean = code
    .replace(
      /const (err\d+) = \{\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g,
      '',
    )
    .replace(
      /vErrors = vErrors === null \? (validate\d+)\.errors : vErrors\.concat\(\1\.errors\);errors = vErrors\.length;/g,
      'errors++;',
    )
    .replace(
      /if\(vErrors !== null\)\{if\((_errs\d+)\)\{vErrors\.length = \1;\}else \{vErrors = null;\}\}/g,
      '',
    )
    .replace(/validate\d+\.errors = \[\{instancePath,[^[\]]*\}\];/g, '')
    .replace(/validate\d+\.errors = vErrors;/g, '')
    .replaceAll('let vErrors = null;', '')
    .replace(
      /const (evaluated\d+) = validate\d+\.evaluated;if\(\1\.dynamicProps\)\{\1\.props = undefined;\}if\(\1\.dynamicItems\)\{\1\.items = undefined;\}/g,
      '',
    )
    .replace(/validate\d+\.evaluated = \{[^{}]*\};/g, '')
    .replace(/, \{instancePath[:,][^{}]*dynamicAnchors\}\)/g, ')')
    .replaceAll(
      '(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={})',
      '(data)',
    )
    .replace(/const schema\d+ = \{.*?\};(?=const|function|export)/g, '');
  const left = /.{0,80}(instancePath|vErrors|\bschema\d|\.evaluated\b|require\().{0,80}/.exec(lean);
  if (left) throw new Error(`ajv writes other code than expected; adapt this function: ${left[0]}`);
  return lean;
}

interface Demands {
  readonly type?: 'object';
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly allOf?: readonly unknown[];
}

const sharedName = 'keysOfAll';

/**
 * Takes the keys that all types of record describe alike out of each and into a schema of their own: one function
 * checks them then, half the code and sooner fast, in place of a copy in every type.
 */
function withSharedKeys(
  types: ReadonlyMap<string, Demands>,
  common: Demands,
): { readonly shared: Demands; readonly types: ReadonlyMap<string, Demands> } {
  const text = (demands: Demands, key: string): string => JSON.stringify(demands.properties?.[key]);
  const properties = Object.fromEntries(
    Object.entries(common.properties ?? {}).filter(([key]) =>
      [...types.values()].every((type) => text(type, key) === text(common, key)),
    ),
  );
  const lean = (type: Demands): Demands => ({
    ...type,
    properties: Object.fromEntries(
      Object.entries(type.properties ?? {}).filter(([key]) => !Object.hasOwn(properties, key)),
    ),
    allOf: [...(type.allOf ?? []), { $ref: `${scheme}${sharedName}` }],
  });
  return {
    shared: { type: 'object', properties },
    types: new Map([...types].map(([name, type]) => [name, lean(type)])),
  };
}

const identifier = (name: string): string => name.replaceAll('-', '_');

/**
 * Compiles the schemas to a module without dependencies. Validators only accept or refuse: sentences
 * about a refusal are computed from the schema itself, so no error objects are built here.
 */
export function validatorsModule(schemas: SchemaFiles): string {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    messages: false,
    inlineRefs: false,
    formats,
    code: { source: true, esm: true, lines: false, optimize: 2, formats: _`formats` },
  });
  // Inside `not`, ajv writes no error objects.
  const add = (name: string, schema: unknown): void => {
    ajv.addSchema({ not: { not: demandsOf(schema) } } as AnySchemaObject, `${scheme}${name}`);
  };
  const definitions = schemas.get('defs')?.$defs ?? {};
  for (const [name, schema] of Object.entries(definitions)) add(name, schema);
  const demands = new Map(described(schemas).map((name) => [name, demandsOf(schemas.get(name)) as Demands]));
  const ofRecords = new Map([...demands].filter(([name]) => !isOfSettings(name)));
  const { shared, types } = withSharedKeys(ofRecords, demandsOf(definitions['common']) as Demands);
  add(sharedName, shared);
  for (const [name, schema] of demands) add(name, types.get(name) ?? schema);
  const names = [...demands.keys(), 'common'];
  const body = standalone.default(
    ajv,
    Object.fromEntries(names.map((name) => [identifier(name), `${scheme}${name}`])),
  );
  const table = names.map((name) => `  ${JSON.stringify(name)}: ${identifier(name)},\n`).join('');
  return `import { formats } from '../src/schemas/formats.ts';\n${decisionsOnly(body)}\nexport const validators = {\n${table}};\n`;
}

export const validatorDeclarations = `import type { Json } from '../src/model/json.ts';

/** Whether a record fits the schema of its type, by type; \`qms\` judges qms.yaml, \`baseline\` the baseline, \`common\` the common keys. */
export declare const validators: Readonly<Record<string, (data: Json) => boolean>>;
`;
