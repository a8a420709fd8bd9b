import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parseSync, Visitor } from 'rolldown/utils';
import type { JsonObject } from '../../server/src/model/json.ts';
import { wordedSchema } from '../../server/src/schemas/schema-texts.ts';
import type { SchemaFiles } from './schema-files.ts';

/** Every text of the server by its id, in English: what another language is translated from. */
export type Messages = Readonly<Record<string, string>>;

type Argument = Parameters<
  NonNullable<ConstructorParameters<typeof Visitor>[0]['CallExpression']>
>[0]['arguments'][number];

/**
 * Collects the texts that the files below a folder define with `defineMessages`.
 * @throws {Error} where a text is no literal, cannot be read as ICU message syntax, or has the id of another
 */
export function collectMessages(folder: string): Messages {
  const messages = new Map<string, string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes('defineMessages(')) continue;
    const visitor = new Visitor({
      CallExpression: ({ callee, arguments: [scope, templates] }) => {
        if (callee.type !== 'Identifier' || callee.name !== 'defineMessages') return;
        for (const [id, template] of definitions(scope, templates, file)) {
          if (messages.has(id)) throw new Error(`${file}: a text is called ${id} already`);
          new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true });
          messages.set(id, template);
        }
      },
    });
    visitor.visit(parseSync(file, text).program);
  }
  return Object.fromEntries([...messages].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The texts of the schemas that people read in an editor, by their place. */
export function collectSchemaTexts(schemas: SchemaFiles): Messages {
  const texts: Record<string, string> = {};
  for (const [name, schema] of schemas)
    wordedSchema(name, schema as unknown as JsonObject, ({ id, template }) => {
      new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true });
      texts[id] = template;
      return template;
    });
  return texts;
}

function* definitions(
  scope: Argument | undefined,
  templates: Argument | undefined,
  file: string,
): Iterable<readonly [id: string, template: string]> {
  if (scope?.type !== 'Literal' || typeof scope.value !== 'string' || templates?.type !== 'ObjectExpression')
    throw new Error(`${file}: defineMessages takes a literal name and an object of literals`);
  for (const property of templates.properties) {
    if (
      property.type !== 'Property' ||
      property.key.type !== 'Identifier' ||
      property.value.type !== 'Literal' ||
      typeof property.value.value !== 'string'
    )
      throw new Error(`${file}: every text of ${scope.value} is a key and a literal`);
    yield [`${scope.value}.${property.key.name}`, property.value.value];
  }
}
