import type { Path } from '../model/text.ts';
import { settingsSchemaOf } from '../records/settings-schema.ts';
import { settingsSchemaIn, type TypeSchema } from '../schemas/catalogue.ts';
import type { FieldDoc } from '../schemas/field-doc.ts';
import type { LanguageContext } from './context.ts';

/** Which schema describes a place of a document, and the place within it. */
export interface FieldScope {
  readonly schema: TypeSchema;
  /** Path from the record's root, with the product's own key names. */
  readonly path: Path;
  /** The mapping the schema describes: a whole record, an entry of a register, or a register's defaults. */
  readonly of: 'record' | 'item' | 'defaults' | 'configuration';
}

/** The text of one of the document's own keys, found under its name or an alias of it. */
function rootText(
  { project }: LanguageContext,
  root: ReadonlyMap<string, string>,
  key: string,
): string | undefined {
  const own = root.get(key);
  if (own !== undefined) return own;
  const { aliases } = project.configuration;
  for (const [written, value] of root)
    if (Object.hasOwn(aliases, written) && aliases[written] === key) return value;
  return undefined;
}

/** The type a document's record has: its own, or the one qms.yaml gives the file; null for neither. */
export const typeOfDocument = (context: LanguageContext, root: ReadonlyMap<string, string>): string | null =>
  rootText(context, root, 'type') ?? context.project.setup.selection.mappedType(context.file.path);

/**
 * The schema for a path from a document's root; null where the document is no record of a known type.
 * @param root texts of the document's own keys
 */
export function fieldScope(
  context: LanguageContext,
  root: ReadonlyMap<string, string>,
  path: Path,
): FieldScope | null {
  const settings = settingsSchemaOf(context.file.path);
  if (settings !== null)
    return { schema: settingsSchemaIn(settings, context.project.language), path, of: 'configuration' };
  const { catalogue, configuration } = context.project;
  const canonical = (within: Path): Path => {
    const [first, ...rest] = within;
    const { aliases } = configuration;
    return typeof first === 'string' && Object.hasOwn(aliases, first) ? [aliases[first]!, ...rest] : within;
  };
  const type = typeOfDocument(context, root);
  const schema = type === null ? undefined : catalogue.get(type);
  if (schema === undefined) return null;
  const whole = canonical(path);
  if (type === 'register') {
    const of = catalogue.get(rootText(context, root, 'of') ?? '');
    const [container, index] = whole;
    if (of !== undefined && container === 'items' && typeof index === 'number')
      return { schema: of, path: canonical(whole.slice(2)), of: 'item' };
    if (of !== undefined && container === 'defaults')
      return { schema: of, path: canonical(whole.slice(1)), of: 'defaults' };
  }
  return { schema, path: whole, of: 'record' };
}

/**
 * What is known of the field at a path of a scope. What a schema says of a list of ids or words holds for
 * its entries.
 */
export function fieldOf({ schema, path }: FieldScope): FieldDoc | undefined {
  const field = schema.field(path);
  if (field === undefined || typeof path.at(-1) !== 'number') return field;
  const list = schema.field(path.slice(0, -1));
  if (list === undefined || field.refs.length + field.enumValues.length > 0) return field;
  const { refs, suggestions, vocabulary, description } = list;
  return {
    ...field,
    refs,
    suggestions,
    ...(vocabulary !== undefined && { vocabulary }),
    ...(field.description === undefined && description !== undefined && { description }),
  };
}

/** The value is a list and nothing else. */
export const isListOnly = ({ types }: FieldDoc): boolean =>
  types.includes('array') && !types.includes('string');
