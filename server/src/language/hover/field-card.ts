import type { FieldDoc } from '../../schemas/field-doc.ts';
import { cautionsOf, clause } from '../../standards/lookup.ts';
import type { LanguageContext } from '../context.ts';
import { fieldMarkdown } from '../field-markdown.ts';
import { code } from '../markdown-text.ts';
import { vocabularyOf } from '../vocabulary.ts';

/** A field's documentation, beginning with what the word that stands there means. */
export function fieldCard(context: LanguageContext, field: FieldDoc, value: string | null): string {
  const meaning = value === null ? null : meaningOf(context, field, value);
  const about = `**${code(field.name)}**${field.title === undefined || field.title === field.name ? '' : ` – ${field.title}`}`;
  return [...(meaning === null ? [] : [meaning, '---']), about, fieldMarkdown(field, context.project)].join(
    '\n\n',
  );
}

function meaningOf(context: LanguageContext, field: FieldDoc, value: string): string | null {
  if (field.name === 'type' || field.vocabulary === 'type') {
    const schema = context.project.catalogue.get(value);
    return schema === undefined ? null : `**${schema.title}** – ${schema.description}`;
  }
  const words = [
    ...field.enumValues,
    ...field.suggestions,
    ...(field.vocabulary === undefined ? [] : vocabularyOf(context, field.vocabulary)),
  ];
  const known = words.find((word) => word.value === value)?.description;
  if (known === undefined) return null;
  const found = field.vocabulary === 'clause' ? clause(value) : undefined;
  const about = found === undefined ? [known] : [`${known}.`, found.summary, ...cautionsOf([found.ref])];
  return `${code(value)} – ${about.join(' ')}`;
}
