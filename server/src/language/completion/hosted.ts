import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { fieldAt, type WrittenField } from '../../records/adopted.ts';
import { isTableFile } from '../../records/file-selection.ts';
import type { FieldDoc } from '../../schemas/field-doc.ts';
import { replaceHosted } from '../../text/hosted.ts';
import { type LanguageContext, recordsOf } from '../context.ts';
import { fieldOf } from '../field-scope.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import { dateOffers } from './dates.ts';
import { referenceCandidates } from './references.ts';
import { type CompletionClient, insertion, nothing, type Offer, sortKey } from './request.ts';

/** Texts of other rows that are offered, and how long they may be: whatever is longer is no word. */
const mostWords = 50;
const longestWord = 60;

interface Word {
  readonly word: string;
  readonly meaning?: string;
}

/** What other rows of a table say, the most frequent first. */
function wordsOf(texts: readonly string[]): readonly Word[] {
  const counts = new Map<string, number>();
  for (const text of texts) if (text.length <= longestWord) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostWords)
    .map(([word]) => ({ word }));
}

/** Words of the company that qms.yaml explains, and what they stand for. */
function explainedWords({ file, project }: LanguageContext, field: FieldDoc, key: string): readonly Word[] {
  const { values = {} } = project.setup.selection.entryOf(file.path) ?? {};
  const people = field.refs.some((type) => type === 'role' || type === 'person')
    ? Object.entries(project.configuration.people)
    : [];
  return [...Object.entries(values[key] ?? {}), ...people].map(([word, meaning]) => ({
    word,
    meaning: escapeMarkdown(String(meaning)),
  }));
}

/** Every word of a field, each once: those of the company before those of the product. */
function wordsFor(context: LanguageContext, field: FieldDoc, { key, column }: WrittenField): readonly Word[] {
  const { language, today } = context.project;
  const words: readonly Word[] = [
    ...explainedWords(context, field, key),
    // What other rows say is a good guess only where one of some words, or somebody's name, is wanted.
    ...(field.enumValues.length + field.refs.length > 0 ? wordsOf(column) : []),
    ...field.enumValues.map(({ value: word, description }) =>
      description === undefined ? { word } : { word, meaning: description },
    ),
    ...(field.typeWords.startsWith('a date')
      ? dateOffers(field.name, today, new Map()).map(({ value: word, detail }) => ({
          word,
          meaning: language.text(detail),
        }))
      : []),
  ];
  const first = new Map<string, Word>();
  for (const each of words) if (!first.has(each.word)) first.set(each.word, each);
  return [...first.values()];
}

/**
 * What can be written into a value of a document of others, in its header or in a cell of a table: words of the
 * company, words of the field, records it may name. Null where the cursor is in no such value.
 */
export function hostedOffer(
  context: LanguageContext,
  client: CompletionClient,
  offset: number,
): Offer | null {
  const { file, project } = context;
  const { path, text, markdown } = file;
  // A table is no YAML, wherever one stands in it.
  const none = isTableFile(path) ? nothing : null;
  const stream = markdown?.frontMatter?.yaml ?? { documents: [], faults: [] };
  const written = fieldAt(path, text, { stream, markdown }, project.setup, offset);
  const schema = written === null ? undefined : project.catalogue.get(written.type);
  if (written === null || schema === undefined) return none;
  const field = fieldOf({ schema, path: [written.key], of: 'record' });
  if (field === undefined) return none;
  const placed = (word: string): Partial<CompletionItem> => {
    const [edit] = replaceHosted(text, written.span, word, written.host);
    return insertion(context, client, edit!.span, edit!.text);
  };
  const items = wordsFor(context, field, written).map(
    ({ word, meaning }, index): CompletionItem => ({
      label: word,
      kind: CompletionItemKind.Value,
      ...(meaning === undefined ? {} : { documentation: { kind: 'markdown', value: meaning } }),
      sortText: sortKey('a', index),
      ...placed(word),
    }),
  );
  if (field.refs.length === 0) return { items, incomplete: false };
  const own = recordsOf(context).length === 1 ? recordsOf(context).map(({ id }) => id) : [];
  const except = new Set([...items.map(({ label }) => label), ...own]);
  // What stands in the value is to be replaced: it is no beginning of what is looked for.
  const { candidates, more } = referenceCandidates(context, field.refs, '', except);
  const references = candidates.map(
    (shown, index): CompletionItem => ({
      ...shown,
      sortText: sortKey('b', index),
      ...placed(shown.label),
    }),
  );
  return { items: [...items, ...references], incomplete: more };
}
