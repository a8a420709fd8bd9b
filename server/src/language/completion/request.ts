import type { CompletionItem, InsertTextMode, TextEdit } from 'vscode-languageserver-types';
import type { Span } from '../../model/text.ts';
import type { TypeSchema } from '../../schemas/catalogue.ts';
import type { LanguageContext } from '../context.ts';
import type { FieldScope } from '../field-scope.ts';
import { lineBreakOf } from '../line-break.ts';
import type { SnippetText } from '../snippet-text.ts';
import type { YamlLayout, YamlPlace } from '../yaml-place.ts';

/** What the editor can do with completions, and what it is given from outside this folder. */
export interface CompletionClient {
  /** Snippets with places to fill in; without, plain text is offered. */
  readonly snippets: boolean;
  /** Command that opens the list again behind an accepted key, where the editor has one. */
  readonly suggestCommand?: string;
  /** The next free id of a type, as the command line numbers new records. */
  readonly nextId?: (schema: TypeSchema) => string;
}

/** A completion at one place of YAML data. */
export interface DataRequest extends Pick<YamlLayout, 'root' | 'entry' | 'sections'> {
  readonly context: LanguageContext;
  readonly client: CompletionClient;
  readonly place: YamlPlace;
  /** Offset of the cursor. */
  readonly offset: number;
}

/** What is offered, and whether there is more behind further typing. */
export interface Offer {
  readonly items: readonly CompletionItem[];
  readonly incomplete: boolean;
}

export const nothing: Offer = { items: [], incomplete: false };

/** Texts of the keys of the record a field belongs to: the document, or an entry of a register. */
export const ownTexts = ({ root, entry }: DataRequest, { of }: FieldScope): ReadonlyMap<string, string> =>
  of === 'item' ? entry : root;

/** Text is inserted as it is: its indentation is computed here. */
const asIs: InsertTextMode = 1;
const snippetFormat = 2;
const plainFormat = 1;

type Insertion = Pick<
  CompletionItem,
  'textEdit' | 'insertTextFormat' | 'insertTextMode' | 'additionalTextEdits'
>;

/** The edit of an item: replaces a span by text with the file's line breaks. */
export function insertion(
  context: LanguageContext,
  client: CompletionClient,
  span: Span,
  written: SnippetText | string,
): Insertion {
  const isSnippet = typeof written !== 'string' && client.snippets;
  const text = typeof written === 'string' ? written : isSnippet ? written.snippet : written.plain;
  return {
    textEdit: {
      range: context.file.rangeOf(span),
      newText: text.replaceAll('\n', lineBreakOf(context.file.text)),
    },
    insertTextFormat: isSnippet ? snippetFormat : plainFormat,
    insertTextMode: asIs,
  };
}

/** The edit that puts a text at the place of a request, with the indentation the line needs for it. */
export function placed({ context, client, place }: DataRequest, written: SnippetText | string): Insertion {
  const { indent, word } = place;
  if (indent === null) return insertion(context, client, word, written);
  const { span, column } = indent;
  const missing = column - (span.end - span.start);
  // Two insertions at one offset would have no order.
  if (span.end === word.start && missing >= 0) {
    const before = ' '.repeat(missing);
    const indented =
      typeof written === 'string'
        ? before + written
        : { snippet: before + written.snippet, plain: before + written.plain };
    return insertion(context, client, word, indented);
  }
  const edit: TextEdit =
    missing >= 0
      ? { range: context.file.rangeOf({ start: span.start, end: span.start }), newText: ' '.repeat(missing) }
      : { range: context.file.rangeOf({ start: span.end + missing, end: span.end }), newText: '' };
  return { ...insertion(context, client, word, written), additionalTextEdits: [edit] };
}

/** Keeps the order in which things are offered, behind a letter for their group. */
export const sortKey = (group: string, index: number): string => `${group}${String(index).padStart(5, '0')}`;
