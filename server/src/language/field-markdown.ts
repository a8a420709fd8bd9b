import type { FieldDoc } from '../schemas/field-doc.ts';
import { clause, clauseLabel, editions } from '../standards/lookup.ts';
import { code } from './markdown-text.ts';

/** `ISO 9001:2015, 9.3.2: What a review looks at` for a clause number or a reference with its edition. */
function clauseLine(written: string): string {
  const ref = written.includes('/') ? written : `${editions[0]?.id ?? ''}/${written}`;
  const found = clause(ref);
  return found === undefined ? clauseLabel(ref) : `${clauseLabel(ref)}: ${found.title}`;
}

/** What a field is for, what may be written and which clause asks for it, as Markdown. */
export function fieldMarkdown(field: FieldDoc): string {
  const notes = [
    field.required ? 'Needed to read the record.' : '',
    field.expected ? 'Expected once the record leaves draft.' : '',
    field.signed ? '' : 'Not covered by sign-offs: it may change without breaking one.',
  ].filter((note) => note !== '');
  const values = field.enumValues.map(({ value, description }) =>
    description === undefined ? `- ${code(value)}` : `- ${code(value)} – ${description}`,
  );
  const suggestions = field.suggestions.map(({ value, description }) =>
    description === undefined ? `- ${code(value)}` : `- ${code(value)} – ${description}`,
  );
  const refers = field.refs.filter((type) => type !== 'any');
  return [
    field.description ?? field.title ?? '',
    values.length > 1 ? values.join('\n') : `To write: ${field.typeWords}.`,
    suggestions.length > 0 ? `Usual words:\n\n${suggestions.join('\n')}` : '',
    refers.length > 0 ? `Refers to: ${refers.map(code).join(', ')}` : '',
    field.clause === undefined ? '' : `Asked for by ${clauseLine(field.clause)}.`,
    notes.join(' '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
