import { editionsOn } from '../domain/editions.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Path } from '../model/text.ts';
import type { SchemaCatalogue, TypeSchema } from '../schemas/catalogue.ts';
import { type FieldDoc, type IsAskedFor, isExpected } from '../schemas/field-doc.ts';
import { editions, inEditions } from '../standards/lookup.ts';
import { reviewInputs } from '../standards/review-inputs.ts';
import type { Project } from '../workspace/project.ts';
import { isListOnly } from './field-scope.ts';
import { neededAlternative } from './needed-alternative.ts';
import { type SnippetText, SnippetWriter } from './snippet-text.ts';

/** A record of one type to fill in. */
export interface RecordSnippet {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  /** What people type to get it: `qms-risk`. */
  readonly prefix: string;
}

/** What stands for the present day: a variable of the editor where a snippet is kept, else the day itself. */
export interface SnippetDay {
  readonly snippet: string;
  readonly plain: IsoDate;
  /** Ids of the editions in force on it. */
  readonly editions: readonly string[];
}

/** A day that is known now, with the editions in force on it. */
export const knownDay = (day: IsoDate, editions: readonly string[]): SnippetDay => ({
  snippet: day,
  plain: day,
  editions,
});

const isAskedForBy =
  (inForce: readonly string[]): IsAskedFor =>
  (ref) =>
    inEditions([ref], inForce).length > 0;

/** Longest path of a mapping that is written out; below it one place to fill in is left. */
const maximumDepth = 4;

/** The records there is a snippet for, in the catalogue's order. */
export const recordSnippets = (catalogue: SchemaCatalogue): readonly RecordSnippet[] =>
  catalogue.types().flatMap((type) => {
    const schema = catalogue.get(type);
    return schema === undefined
      ? []
      : [{ type, title: schema.title, description: schema.description, prefix: `qms-${type}` }];
  });

/** A whole record as a YAML document: the keys needed and those a rule expects, in the schema's order. */
export function yamlSnippet(
  catalogue: SchemaCatalogue,
  schema: TypeSchema,
  day: SnippetDay,
  id = firstId(schema),
): SnippetText {
  const writer = new SnippetWriter();
  new FieldWriter(writer, catalogue, schema, day, id).mapping(recordFields(schema, day), 0, []);
  return writer.text('\n').done();
}

/** A whole record as a Markdown file with front matter. */
export function markdownSnippet(
  catalogue: SchemaCatalogue,
  schema: TypeSchema,
  day: SnippetDay,
  id = firstId(schema),
): SnippetText {
  const writer = new SnippetWriter().text('---\n');
  new FieldWriter(writer, catalogue, schema, day, id).mapping(recordFields(schema, day), 0, []);
  return writer.text('\n---\n\n# ').stop(schema.title).text('\n\n').stop().text('\n').done();
}

/**
 * A record as an entry of a register, without its dash; lines after the first are indented by `column`.
 * @param inherited keys the register gives to its entries, which need not be written again
 */
export function itemSnippet(
  catalogue: SchemaCatalogue,
  schema: TypeSchema,
  day: SnippetDay,
  column: number,
  id = firstId(schema),
  inherited: ReadonlySet<string> = new Set(),
): SnippetText {
  const writer = new SnippetWriter();
  const fields = recordFields(schema, day).filter(
    ({ name }) => name === 'id' || (name !== 'type' && !inherited.has(name)),
  );
  new FieldWriter(writer, catalogue, schema, day, id).mapping(fields, column, []);
  return writer.done();
}

/**
 * The mapping at a path of a record (an entry of a list by any position), without a dash.
 * @param column at which it stands; lines after the first are indented by it
 */
export function entrySnippet(
  catalogue: SchemaCatalogue,
  schema: TypeSchema,
  path: Path,
  day: SnippetDay,
  column: number,
): SnippetText {
  const writer = new SnippetWriter();
  const fields = essential(
    schema.field(path)?.properties() ?? [],
    neededAlternative(schema.parts.node(), path),
    isAskedForBy(day.editions),
  );
  new FieldWriter(writer, catalogue, schema, day, '').mapping(fields, column, path);
  return writer.done();
}

/**
 * What follows the name of a key and its `:` when it is written anew: quotes, brackets, or the first lines
 * of a list or mapping, with places to fill in.
 */
export function valueSnippet(field: FieldDoc, column: number, flow: boolean): SnippetText {
  const writer = new SnippetWriter();
  const inner = ' '.repeat(column + 2);
  const [first] = essential(field.properties());
  const startsMapping = first !== undefined && !field.types.includes('string');
  if (field.name === 'version') return writer.text(' "').stop().text('"').done();
  if (flow) {
    if (isListOnly(field)) return writer.text(' [').stop().text(']').done();
    if (startsMapping) return writer.text(' { ').stop().text(' }').done();
    return writer.text(' ').stop().done();
  }
  if (isListOnly(field)) {
    writer.text(`\n${inner}- `);
    return (first === undefined ? writer : writer.text(`${first.name}: `)).stop().done();
  }
  if (startsMapping) return writer.text(`\n${inner}${first.name}: `).stop().done();
  if (field.paragraphs) return writer.text(` >-\n${inner}`).stop().done();
  return writer.text(' ').stop().done();
}

const firstId = ({ idPrefix }: TypeSchema): string => `${idPrefix}-001`;

/** Keys that come first in every record, whether or not a rule expects them. */
const leading = ['id', 'type', 'title', 'status'];

const recordFields = (schema: TypeSchema, { editions }: SnippetDay): readonly FieldDoc[] => {
  const fields = schema.field([])?.properties() ?? [];
  const first = leading.flatMap((name) => fields.filter((field) => field.name === name));
  const alternative = neededAlternative(schema.parts.node(), []);
  const rest = essential(fields, alternative, isAskedForBy(editions)).filter(
    ({ name }) => !leading.includes(name) && name !== 'signOffs',
  );
  const containers =
    schema.type === 'register' ? fields.filter(({ name }) => name === 'of' || name === 'items') : [];
  return [
    ...first,
    ...rest.filter(({ name }) => !containers.some((field) => field.name === name)),
    ...containers,
  ];
};

/** A key nobody writes by hand. */
const filledBySigning = 'digest';

/** What has to be in a mapping: its needed and expected keys, or the first there is. */
export function essential(
  fields: readonly FieldDoc[],
  alternative: readonly string[] = [],
  isAskedFor: IsAskedFor = () => false,
): readonly FieldDoc[] {
  const needed = fields.filter(
    (field) =>
      (field.required || isExpected(field, isAskedFor) || alternative.includes(field.name)) &&
      field.name !== filledBySigning,
  );
  return needed.length > 0 ? needed : fields.slice(0, 1);
}

/** Writes fields with places to fill in whose first content is valid. */
class FieldWriter {
  readonly #out: SnippetWriter;
  readonly #catalogue: SchemaCatalogue;
  readonly #schema: TypeSchema;
  readonly #day: SnippetDay;
  readonly #id: string;

  constructor(
    out: SnippetWriter,
    catalogue: SchemaCatalogue,
    schema: TypeSchema,
    day: SnippetDay,
    id: string,
  ) {
    this.#id = id;
    this.#out = out;
    this.#catalogue = catalogue;
    this.#schema = schema;
    this.#day = day;
  }

  /** Fields of the mapping at a path of the record. */
  mapping(fields: readonly FieldDoc[], column: number, path: Path): void {
    const isRecord = path.length === 0;
    fields.forEach((field, index) => {
      if (index > 0) this.#out.text(`\n${' '.repeat(column)}`);
      this.#out.text(`${field.name}:`);
      if (isRecord && field.name === 'type') this.#out.text(` ${this.#schema.type}`);
      else if (isRecord && field.name === 'id') this.#recordId();
      else if (isRecord && this.#schema.type === 'register' && field.name === 'items')
        this.#registerItem(column);
      else this.#value(field, column, [...path, field.name]);
    });
  }

  #recordId(): void {
    const number = /\d+$/.exec(this.#id)?.[0] ?? '';
    this.#out.text(` ${this.#id.slice(0, this.#id.length - number.length)}`).stop(number);
  }

  #registerItem(column: number): void {
    const inner = ' '.repeat(column + 2);
    this.#out.text(`\n${inner}- id: `).stop('RSK-001').text(`\n${inner}  title: `).stop('Title');
  }

  #value(field: FieldDoc, column: number, path: Path): void {
    const out = this.#out;
    const properties = field.properties();
    const inner = ' '.repeat(column + 2);
    if (properties.length > 0 && !field.types.includes('string') && path.length <= maximumDepth) {
      const isList = field.types.includes('array');
      const at = isList ? [...path, 0] : path;
      out.text(`\n${inner}${isList ? '- ' : ''}`);
      const fields = essential(
        properties,
        neededAlternative(this.#schema.parts.node(), at),
        isAskedForBy(this.#day.editions),
      );
      this.mapping(fields, column + (isList ? 4 : 2), at);
      return;
    }
    if (field.paragraphs && field.types.includes('string')) {
      out.text(` >-\n${inner}`).stop(words(field));
      return;
    }
    if (isListOnly(field)) out.text(`\n${inner}-`);
    out.text(' ');
    this.#scalar(field);
  }

  #scalar(field: FieldDoc): void {
    const out = this.#out;
    const { enumValues, suggestions, typeWords, types, refs, vocabulary } = field;
    if (field.name === 'version') out.text('"').stop('1.0').text('"');
    else if (enumValues.length > 0) out.choice(enumValues.map(({ value }) => value));
    else if (vocabulary === 'input') out.choice(this.#inputs());
    else if (vocabulary === 'type') out.stop('risk');
    else if (vocabulary === 'theme') out.stop('theme');
    else if (suggestions.length > 0) out.choice(suggestions.map(({ value }) => value));
    else if (refs.length > 0) out.stop(`${this.#prefixOf(refs[0]!)}-001`);
    else if (typeWords.startsWith('a date')) out.variable(this.#day.snippet, this.#day.plain);
    else if (typeWords.startsWith('a period')) out.stop(this.#day.plain.slice(0, 4));
    else if (typeWords.startsWith('a duration')) out.stop('P12M');
    else if (typeWords.startsWith('a currency')) out.stop('EUR');
    else if (typeWords.startsWith('a complete web')) out.stop('https://example.com');
    else if (types.includes('boolean')) out.choice(['true', 'false']);
    else if (types.includes('integer') || types.includes('number')) out.stop('1');
    else out.stop(words(field));
  }

  /** What a review on the day must look at; where no edition is in force, what any asks for. */
  #inputs(): readonly string[] {
    const inForce = this.#day.editions.flatMap((id) => reviewInputs(id));
    const known = inForce.length > 0 ? inForce : editions.flatMap(({ id }) => reviewInputs(id));
    return [...new Set(known.map(({ key }) => key))];
  }

  #prefixOf(type: string): string {
    return this.#catalogue.get(type)?.idPrefix ?? 'ID';
  }
}

/** The first words of a field's description, safe to stand as plain text in YAML. */
function words(field: FieldDoc): string {
  const first = (field.description ?? field.title ?? field.name).split(/[:;.,(]/)[0]!;
  const safe = first
    .replace(/[^\p{L}\p{N} -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return safe === '' ? field.name : safe;
}

/** A snippet for every type there is, for YAML and for Markdown files, with the day filled in. */
export function typeSnippets({ catalogue, today, queries }: Project): readonly TypeSnippets[] {
  const day = knownDay(
    today,
    editionsOn(queries, today).map(({ id }) => id),
  );
  return recordSnippets(catalogue).map(({ type, title, description }) => {
    const schema = catalogue.get(type)!;
    return {
      type,
      title,
      description,
      yaml: yamlSnippet(catalogue, schema, day).snippet,
      markdown: markdownSnippet(catalogue, schema, day).snippet,
    };
  });
}

/** The two forms in which a record of a type may be begun. */
export interface TypeSnippets extends Pick<RecordSnippet, 'type' | 'title' | 'description'> {
  readonly yaml: string;
  readonly markdown: string;
}
