import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Path } from '../../model/text.ts';
import { commonFields } from '../../schemas/catalogue.ts';
import type { FieldDoc, FieldValue } from '../../schemas/field-doc.ts';
import { readMarkdown } from '../../text/markdown.ts';
import { type FieldScope, fieldOf, fieldScope, isListOnly } from '../field-scope.ts';
import { dateOffers, durationOffers, periodOffers } from './dates.ts';
import { referenceCandidates } from './references.ts';
import { type DataRequest, insertion, nothing, type Offer, sortKey } from './request.ts';
import { clauseNumbers, standardValues, vocabularyOf } from './vocabulary.ts';

/** A text that can be written, before it is known how it has to be wrapped. */
interface Word {
  readonly value: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  readonly description?: string;
  /** Written in quotes, since it would be taken for something else. */
  readonly quoted?: true;
}

/** How the words of a field are put where the cursor is. */
type Wrap = (text: string) => string;

/** Texts for the field at a path: words of the schema, ids, days, words of the organization. */
export function valueOffer(request: DataRequest, path: Path, dash: boolean): Offer {
  const { context, client, place } = request;
  const scope = fieldScope(context, request.root, path);
  const field = scope === null ? undefined : fieldOf(scope);
  if (scope === null || field === undefined) return typeOffer(request, path, dash);
  const wrap = wrapFor(request, field, dash);
  const typed = context.file.text.slice(place.word.start, request.offset);
  const items = wordsFor(request, field, scope).map((word, index) => item(request, word, wrap, index));
  if (field.refs.length === 0) return { items, incomplete: false };
  const own = request.root.get('id') ?? null;
  const { candidates, more } = referenceCandidates(context, field.refs, typed, own);
  const references = candidates.map(
    ({ record, ...shown }, index): CompletionItem => ({
      ...shown,
      sortText: sortKey('a', index),
      ...insertion(context, client, place.word, wrap(record.id)),
    }),
  );
  return { items: [...references, ...items], incomplete: more };
}

/** The type of a record is offered before anything is known of it. */
function typeOffer(request: DataRequest, path: Path, dash: boolean): Offer {
  const key = path.length === 1 ? String(path[0]) : '';
  const { aliases } = request.context.project.configuration;
  if (dash || (key !== 'type' && !(Object.hasOwn(aliases, key) && aliases[key] === 'type'))) return nothing;
  const wrap: Wrap = (text) => (request.place.needsSpace ? ` ${text}` : text);
  const words = vocabularyOf(request.context, 'type').map((value) =>
    enumWord(value, CompletionItemKind.Class),
  );
  return { items: words.map((word, index) => item(request, word, wrap, index)), incomplete: false };
}

function wrapFor({ place }: DataRequest, field: FieldDoc, dash: boolean): Wrap {
  const space = place.needsSpace ? ' ' : '';
  if (dash) return (text) => `- ${text}`;
  // A list and nothing else is wanted behind the key: brackets make it one.
  if (place.inline && place.quote === '' && isListOnly(field)) return (text) => `${space}[${text}]`;
  return (text) => `${space}${text}`;
}

const enumWord = ({ value, description }: FieldValue, kind: CompletionItemKind): Word => ({
  value,
  kind,
  ...(description !== undefined && { description }),
});

const isOwnId = ({ name }: FieldDoc, { path, of }: FieldScope): boolean =>
  name === 'id' && path.length === 1 && (of === 'record' || of === 'item');

function wordsFor(request: DataRequest, field: FieldDoc, scope: FieldScope): readonly Word[] {
  const { context, root } = request;
  const isConfiguration = scope.of === 'configuration';
  const { typeWords } = field;
  const worded = (value: string, detail: string): Word => ({ value, detail, kind: CompletionItemKind.Value });
  const words: Word[] = [];
  if (field.name === 'type' && request.place.scalar?.length === 1 && !isConfiguration)
    return vocabularyOf(context, 'type').map((value) => enumWord(value, CompletionItemKind.Class));
  const free = isOwnId(field, scope) ? request.client.nextId?.(scope.schema) : undefined;
  if (free !== undefined) words.push(worded(free, 'next free id'));
  for (const value of field.enumValues) words.push(enumWord(value, CompletionItemKind.EnumMember));
  for (const value of field.suggestions) words.push(enumWord(value, CompletionItemKind.Value));
  if (field.vocabulary !== undefined) {
    for (const value of vocabularyOf(context, field.vocabulary))
      words.push(enumWord(value, CompletionItemKind.Value));
  }
  if (isConfiguration) words.push(...configurationWords(request));
  if (field.types.includes('boolean') && field.enumValues.length === 0)
    for (const value of ['true', 'false']) words.push({ value, kind: CompletionItemKind.Value });
  if (typeWords.startsWith('a date'))
    for (const { value, detail } of dateOffers(field.name, context.project.today, root))
      words.push(worded(value, detail));
  if (/\ba period such\b/.test(typeWords))
    for (const { value, detail } of periodOffers(context.project.today)) words.push(worded(value, detail));
  if (typeWords.startsWith('a duration'))
    for (const { value, detail } of durationOffers) words.push(worded(value, detail));
  if (field.description?.includes('anchor') === true) words.push(...anchorWords(request));
  return words;
}

/** Headings of the record's own body, as a pointer into it is written. */
function anchorWords({ context }: DataRequest): readonly Word[] {
  if (context.file.markdown === null) return [];
  return readMarkdown(context.file.text)
    .body()
    .headings.map(({ anchor, text }) => ({
      value: `#${anchor}`,
      detail: text,
      kind: CompletionItemKind.Reference,
      quoted: true,
    }));
}

/** Words of qms.yaml that its schema cannot know. */
function configurationWords({ context, place }: DataRequest): readonly Word[] {
  const [section, ...rest] = place.scalar ?? place.item ?? [];
  const last = rest.at(-1);
  if (section === 'standards' && (last === 'id' || typeof last === 'number' || last === undefined))
    return standardValues().map((value) => enumWord(value, CompletionItemKind.Value));
  if (section === 'elsewhere' && last === 'clause')
    return clauseNumbers(context).map((value) => ({
      ...enumWord(value, CompletionItemKind.Value),
      quoted: true,
    }));
  if (section === 'aliases' && rest.length === 1)
    return commonFields().map((value) => ({ value, kind: CompletionItemKind.Property }));
  return [];
}

function item(request: DataRequest, word: Word, wrap: Wrap, index: number): CompletionItem {
  const { context, client, place } = request;
  const text = word.quoted === true && place.quote === '' ? `"${word.value}"` : word.value;
  return {
    label: word.value,
    kind: word.kind,
    ...(word.detail !== undefined && { detail: word.detail }),
    ...(word.description !== undefined && {
      documentation: { kind: 'markdown', value: word.description },
    }),
    filterText:
      word.description === undefined ? word.value : `${word.value} ${word.description.slice(0, 60)}`,
    sortText: sortKey('b', index),
    ...insertion(context, client, place.word, wrap(text)),
  };
}
