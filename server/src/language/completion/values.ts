import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Path } from '../../model/text.ts';
import type { FieldDoc, FieldValue } from '../../schemas/field-doc.ts';
import { readMarkdown } from '../../text/markdown.ts';
import { type FieldScope, fieldOf, fieldScope, isListOnly } from '../field-scope.ts';
import { clauseNumbers, standardValues, vocabularyOf } from '../vocabulary.ts';
import { dateOffers, durationOffers, periodOffers } from './dates.ts';
import { figureOffers } from './figures.ts';
import { listedNames } from './listed-names.ts';
import { referenceCandidates } from './references.ts';
import { type DataRequest, nothing, type Offer, ownTexts, placed, sortKey } from './request.ts';

const say = defineMessages('completion.value', {
  nextId: 'next free id',
});

/** A text that can be written, before it is known how it has to be wrapped. */
interface Word {
  readonly value: string;
  readonly kind: CompletionItemKind;
  /** In a few words, next to it in the list. */
  readonly detail?: string;
  readonly description?: string;
  /** Written in quotes, since it would be taken for something else. */
  readonly quoted?: true;
}

/** How the words of a field are put where the cursor is. */
type Wrap = (text: string) => string;

/** Texts for the field at a path: words of the schema, ids, days, words of the organization. */
export function valueOffer(request: DataRequest, path: Path, dash: boolean): Offer {
  const { context, place } = request;
  const scope = fieldScope(context, request.root, path);
  const field = scope === null ? undefined : fieldOf(scope);
  if (scope === null || field === undefined) return typeOffer(request, path, dash);
  const wrap = wrapFor(request, field, dash);
  const typed = context.file.text.slice(place.word.start, request.offset);
  const items = wordsFor(request, field, scope)
    .filter(({ value }) => !place.others.has(value))
    .map((word, index) => item(request, word, wrap, index));
  if (field.refs.length === 0) return { items, incomplete: false };
  const except = new Set([...place.others, ownTexts(request, scope).get('id') ?? '']);
  const { candidates, more } = referenceCandidates(context, field.refs, typed, except);
  const references = candidates.map(
    (shown, index): CompletionItem => ({
      ...shown,
      sortText: sortKey('a', index),
      ...placed(request, wrap(shown.label)),
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
  const { context } = request;
  const isConfiguration = scope.of === 'configuration';
  const { typeWords } = field;
  const worded = (value: string, detail: Message): Word => ({
    value,
    detail: context.project.language.text(detail),
    kind: CompletionItemKind.Value,
  });
  const words: Word[] = [];
  if (field.name === 'type' && request.place.scalar?.length === 1 && !isConfiguration)
    return vocabularyOf(context, 'type').map((value) => enumWord(value, CompletionItemKind.Class));
  const free = isOwnId(field, scope) ? request.client.nextId?.(scope.schema) : undefined;
  if (free !== undefined) words.push(worded(free, say.nextId()));
  for (const { value, detail } of figureOffers(request, scope)) words.push(worded(value, detail));
  for (const value of listedNames(request, scope, field))
    words.push(enumWord(value, CompletionItemKind.Value));
  for (const value of field.enumValues) words.push(enumWord(value, CompletionItemKind.EnumMember));
  for (const value of field.suggestions) words.push(enumWord(value, CompletionItemKind.Value));
  if (field.vocabulary !== undefined) {
    for (const value of vocabularyOf(context, field.vocabulary))
      words.push({
        ...enumWord(value, CompletionItemKind.Value),
        // A pattern may begin with what means something else in YAML.
        ...(value.value.startsWith('*') && { quoted: true }),
      });
  }
  if (isConfiguration) words.push(...configurationWords(request));
  if (field.types.includes('boolean') && field.enumValues.length === 0)
    for (const value of ['true', 'false']) words.push({ value, kind: CompletionItemKind.Value });
  if (typeWords.startsWith('a date'))
    for (const { value, detail } of dateOffers(field.name, context.project.today, ownTexts(request, scope)))
      words.push(worded(value, detail));
  if (/\ba period such\b/.test(typeWords))
    for (const { value, detail } of periodOffers(context.project.today)) words.push(worded(value, detail));
  if (typeWords.startsWith('a currency'))
    for (const value of currencies) words.push({ value, kind: CompletionItemKind.Value });
  if (typeWords.startsWith('a duration'))
    for (const { value, detail } of durationOffers) words.push(worded(value, detail));
  const commits = scope.schema.type === 'quality-policy' && scope.path[0] === 'commitments';
  if (commits && scope.path.length > 1) words.push(...anchorWords(request));
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
  return [];
}

/** Whether there are words to choose from in a field, so that the list is worth opening. */
export function isChosen(field: FieldDoc): boolean {
  const { enumValues, refs, suggestions, vocabulary, listedIn, typeWords, types } = field;
  return (
    enumValues.length + refs.length + suggestions.length > 0 ||
    vocabulary !== undefined ||
    listedIn !== undefined ||
    types.includes('boolean') ||
    (types.includes('string') && types.includes('object')) ||
    /^(?:a date|a period|a duration|a currency)/.test(typeWords)
  );
}

function item(request: DataRequest, word: Word, wrap: Wrap, index: number): CompletionItem {
  const { value, kind, detail, description, quoted } = word;
  const text = quoted === true && request.place.quote === '' ? `"${value}"` : value;
  const found = [value, detail ?? '', (description ?? '').slice(0, longestFound)];
  return {
    label: value,
    ...(detail !== undefined && { labelDetails: { description: detail } }),
    kind,
    ...(description !== undefined && { documentation: { kind: 'markdown', value: description } }),
    filterText: found.filter((part) => part !== '').join(' '),
    sortText: sortKey('b', index),
    ...placed(request, wrap(text)),
  };
}

/** As much of a meaning as a word is found by. */
const longestFound = 60;

/** Currencies that are offered first; any other can be written. */
const currencies = ['EUR', 'USD', 'GBP', 'CHF'];
