import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import type { Json } from '../model/json.ts';
import type { SchemaCatalogue } from './catalogue.ts';
import { commonType } from './catalogue.ts';
import { explain } from './explain.ts';
import { propertiesOf } from './field-doc.ts';
import { formats } from './formats.ts';
import { compileLinear, linearPatterns } from './linear-patterns.ts';
import { referredTypeProblems } from './referred-types.ts';
import {
  checkUserSchema,
  type SchemaProblem,
  type UserSchema,
  type UserSchemaSource,
} from './user-schema.ts';
import { type UserType, userType } from './user-type.ts';

/**
 * Makes types of record from a repository's own schemas. Schemas that are not fit for use are left out and
 * give problems. Pure and synchronous, but a hostile schema may still take long: run it where it can be
 * ended. ajv writes code and needs `new Function`; where that is forbidden (browsers with a strict content
 * policy) the same schemas are interpreted, more slowly and with the same outcome.
 * @param sources the schemas in a fixed order; of two that name the same type the first counts
 * @param isWhole false where there are further schemas that could not be read: what they are called nobody knows
 */
export function compileUserSchemas(
  sources: readonly UserSchemaSource[],
  catalogue: SchemaCatalogue,
  isWhole = true,
): { types: UserType[]; problems: SchemaProblem[] } {
  const types: UserType[] = [];
  const problems: SchemaProblem[] = [];
  const sound: UserSchema[] = [];
  // Types of their own first, so that others may extend them.
  const ordered = [...sources].sort((a, b) => Number(isExtension(a)) - Number(isExtension(b)));
  let known = catalogue;
  for (const source of ordered) {
    const checked = checkUserSchema(source, {
      types: known.types(),
      fields: (type) => {
        const schema = type === null ? commonType() : known.get(type);
        return schema === undefined ? new Map() : propertiesOf(schema.parts.node());
      },
    });
    problems.push(...checked.problems);
    if (checked.schema === null) continue;
    const type = userType(checked.schema, gateOf(checked.schema), linearPatterns());
    sound.push(checked.schema);
    types.push(type);
    known = known.with([type]);
  }
  // Where a schema was left out, its type is missing for that reason alone.
  if (isWhole && problems.length === 0) problems.push(...referredTypeProblems(sound, known));
  return { types, problems };
}

function isExtension(source: UserSchemaSource): boolean {
  const { schema } = source;
  const mark =
    typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema['qms'] : undefined;
  return typeof mark === 'object' && mark !== null && !Array.isArray(mark) && mark['extends'] !== undefined;
}

function gateOf(schema: UserSchema): (data: Json) => boolean {
  try {
    const { $id: _id, $schema: _schema, ...document } = schema.document;
    const ajv = new Ajv2020({
      strict: false,
      meta: false,
      validateSchema: false,
      messages: false,
      ownProperties: true,
      logger: false,
      formats,
      keywords: ['qms'],
      code: {
        regExp: Object.assign((pattern: string) => compileLinear(pattern), {
          code: 'compileLinear',
        }) as never,
      },
    });
    return ajv.compile(document as AnySchemaObject) as (data: Json) => boolean;
  } catch {
    // `new Function` is forbidden here, or ajv has no way to compile a schema that is sound for us: its
    // gate only saves time, and the interpreter that words the findings decides the same.
    const matches = linearPatterns();
    return (data) => explain(schema.node, data, matches, 1).count === 0;
  }
}
