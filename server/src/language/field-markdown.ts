import type { FieldDoc } from '../schemas/field-doc.ts';
import { clause, clauseLabel, editions } from '../standards/lookup.ts';
import { code } from './markdown-text.ts';

/** `ISO 9001:2015, 9.3.2: What a review looks at` for a clause number or a reference with its edition. */
function clauseLine(written: string): string {
  const ref = written.includes('/') ? written : `${editions[0]?.id ?? ''}/${written}`;
  const found = clause(ref);
  return found === undefined ? clauseLabel(ref) : `${clauseLabel(ref)}: ${found.title}`;
}

/** Which sign-offs a field may not change under. */
function bindingWords(signed: FieldDoc['signed']): string {
  if (signed === true) return '';
  if (signed === false) return 'Not covered by sign-offs: it may change without breaking one.';
  return `Covered only by sign-offs with the meaning ${signed.map(code).join(' or ')}.`;
}

/** What a field is for, what may be written and which clause asks for it, as Markdown. */
export function fieldMarkdown(field: FieldDoc): string {
  const notes = [
    field.required ? 'Needed to read the record.' : '',
    field.expected ? 'Expected once the record leaves draft.' : '',
    bindingWords(field.signed),
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
