import { isAskedForOn } from '../domain/editions.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Language } from '../messages/language.ts';
import { listed } from '../messages/listed.ts';
import { clausePhrase } from '../report/clauses.ts';
import { type FieldDoc, isExpected } from '../schemas/field-doc.ts';
import { cautionsOf, clause, editions, inAllEditions, inEditions } from '../standards/lookup.ts';
import type { Project } from '../workspace/project.ts';
import { code, escapeMarkdown } from './markdown-text.ts';

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

/**
 * The clauses that a number of ISO 9001:2015 or a reference means, in the editions in use; where none of these asks for
 * it, in those that do.
 */
function clausesMeant(written: string, inUse: readonly string[]): readonly string[] {
  const ref = written.includes('/') ? written : `${editions[0]?.id ?? ''}/${written}`;
  const found = inEditions([ref], inUse);
  return found.length > 0 ? found : inAllEditions([ref]);
}

/** `ISO 9001:2015, 9.3.2: What a review looks at`, with what to know of the numbers. */
function askedBy(written: string, inUse: readonly string[], text: Language['text']): string {
  const refs = clausesMeant(written, inUse);
  const title = clause(refs[0] ?? '')?.title;
  const phrase = refs.length === 0 ? written : clausePhrase(refs);
  const asked = text(say.asked({ clause: title === undefined ? phrase : `${phrase}: ${title}` }));
  return [asked, ...cautionsOf(refs)].join(' ');
}

/** Which sign-offs a field may not change under. */
function bindingWords(signed: FieldDoc['signed'], text: Language['text']): string {
  if (signed === true) return '';
  return text(
    signed === false ? say.unsigned() : say.signedAs({ meanings: listed(signed.map(escapeMarkdown), 'or') }),
  );
}

/** What a field is for, what may be written and which clause asks for it, as Markdown. */
export function fieldMarkdown(field: FieldDoc, project: Project): string {
  const { text } = project.language;
  const inUse = project.configuration.standards.map(({ id }) => id);
  const isAskedFor = (ref: string): boolean => isAskedForOn(ref, project.today, project.queries);
  const notes = [
    field.required ? text(say.needed()) : '',
    isExpected(field, isAskedFor) ? text(say.expected()) : '',
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
    refers.length > 0
      ? text(say.refers({ types: listed(refers.map(escapeMarkdown), 'or', refers.length) }))
      : '',
    field.clause === undefined ? '' : askedBy(field.clause, inUse, text),
    notes.join(' '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
