import { type FieldDoc, isExpected } from '../schemas/field-doc.ts';
import type { TypeSchema } from '../schemas/type-schema.ts';
import { writeScalar } from '../text/write-scalar.ts';
import { prose } from './prose.ts';
import { commentLines, explanation, fieldLines, type SkeletonContext } from './skeleton-fields.ts';

/** What a new record is made of. */
export interface SkeletonRequest extends Omit<SkeletonContext, 'type' | 'placeholder'> {
  readonly schema: TypeSchema;
  readonly id: string;
  readonly title: string | null;
  /** Front matter and text instead of YAML alone. */
  readonly markdown: boolean;
}

/** Stands for text still to be written. A rule reports it once the record is no longer a draft. */
const placeholder = 'TBD';

/** True for types whose text is what people read, so that they begin as Markdown. */
export const isProse = (type: string): boolean => prose(type) !== null;

/** True when the status a new record begins with leaves room for what is not known yet. */
export const beginsAsDraft = (schema: TypeSchema): boolean =>
  schema.statuses.some((status) => schema.phaseOf(status) === 'draft');

function statusLines(schema: TypeSchema, field: FieldDoc | undefined): string[] {
  const first = schema.statuses.find((status) => schema.phaseOf(status) === 'draft') ?? schema.statuses[0];
  if (first === undefined || field === undefined) return [];
  const later = schema.statuses.filter((status) => status !== first);
  return [...commentLines(`Later: ${later.join(', ')}.`), `status: ${first}`];
}

/**
 * A new record of a type, to be filled in: keys in the order of the schema, each with what belongs
 * there; text to be written is `TBD`, and what cannot be made up (dates, figures, choices) stands as a
 * comment. Reads without a fault as a draft.
 */
export function skeleton(request: SkeletonRequest): string {
  const { schema, markdown, today } = request;
  const draft = beginsAsDraft(schema);
  const text = markdown ? prose(schema.type) : null;
  const context: SkeletonContext = { ...request, type: schema.type, placeholder: draft ? placeholder : null };
  const title = request.title ?? placeholder;
  const lines: string[] = [];
  const explained = (field: FieldDoc, written: readonly string[]): void => {
    lines.push(...commentLines(explanation(field, context)), ...written);
  };
  const fields = schema.field([])?.properties() ?? [];
  for (const field of fields) {
    const { name } = field;
    if (name === 'id') lines.push(`id: ${writeScalar(request.id)}`);
    else if (name === 'type') lines.push(`type: ${writeScalar(schema.type)}`);
    else if (name === 'status') lines.push(...statusLines(schema, field));
    else if (name === 'title' || (name === 'name' && request.title !== null && !draft))
      lines.push(`${name}: ${writeScalar(title)}`);
    else if (name === 'version' && schema.kind !== 'event') lines.push('version: "1"');
    else if (!field.required && !isExpected(field, request.isAskedFor)) continue;
    else if (name === text?.field) continue;
    else if (isOwnDate(field, schema, draft)) explained(field, [`${name}: ${today}`]);
    else explained(field, fieldLines(field, context).lines);
  }
  if (text !== null) lines.push(...text.frontMatter);
  const yaml = `${lines.join('\n')}\n`;
  if (!markdown) return yaml;
  return `---\n${yaml}---\n\n# ${headingOf(title)}\n\n${text?.body ?? `${placeholder}\n`}`;
}

/** The day an event took place is needed to read it at all: today is a fair start. */
const isOwnDate = (field: FieldDoc, schema: TypeSchema, draft: boolean): boolean =>
  /^a date\b/.test(field.typeWords) &&
  field.properties().length === 0 &&
  (field.required || (!draft && schema.dateFields[0] === field.name));

/** Text as a Markdown heading: on one line, its markup meant literally. */
const headingOf = (title: string): string => title.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#!|]/g, '\\$&');
