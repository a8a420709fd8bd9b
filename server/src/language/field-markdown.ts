import { defineMessages } from '../messages/define-messages.ts';
import type { Language } from '../messages/language.ts';
import { listed } from '../messages/listed.ts';
import type { FieldDoc } from '../schemas/field-doc.ts';
import { clause, clauseLabel, editions } from '../standards/lookup.ts';
import { code } from './markdown-text.ts';

const say = defineMessages('field', {
  needed: 'Needed to read the record.',
  expected: 'Expected once the record leaves draft.',
  unsigned: 'Not covered by sign-offs, so it may change without breaking one.',
  signedAs: 'Covered only by sign-offs with the meaning {meanings}.',
  toWrite: 'To write: {what}.',
  usual: 'Usual words:',
  refers: 'Refers to: {types}',
  asked: 'Asked for by {clause}.',
});

/** `ISO 9001:2015, 9.3.2: What a review looks at` for a clause number or a reference with its edition. */
function clauseLine(written: string): string {
  const ref = written.includes('/') ? written : `${editions[0]?.id ?? ''}/${written}`;
  const found = clause(ref);
  return found === undefined ? clauseLabel(ref) : `${clauseLabel(ref)}: ${found.title}`;
}

/** Which sign-offs a field may not change under. */
function bindingWords(signed: FieldDoc['signed'], text: Language['text']): string {
  if (signed === true) return '';
  return text(signed === false ? say.unsigned() : say.signedAs({ meanings: listed(signed.map(code), 'or') }));
}

/** What a field is for, what may be written and which clause asks for it, as Markdown. */
export function fieldMarkdown(field: FieldDoc, { text }: Language): string {
  const notes = [
    field.required ? text(say.needed()) : '',
    field.expected ? text(say.expected()) : '',
    bindingWords(field.signed, text),
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
    values.length > 1 ? values.join('\n') : text(say.toWrite({ what: field.typeWords })),
    suggestions.length > 0 ? `${text(say.usual())}\n\n${suggestions.join('\n')}` : '',
    refers.length > 0 ? text(say.refers({ types: listed(refers.map(code), 'or', refers.length) })) : '',
    field.clause === undefined ? '' : text(say.asked({ clause: clauseLine(field.clause) })),
    notes.join(' '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
