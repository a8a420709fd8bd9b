import type { CompletionItem, InsertTextMode } from 'vscode-languageserver-types';
import type { Span } from '../../model/text.ts';
import type { TypeSchema } from '../../schemas/catalogue.ts';
import type { LanguageContext } from '../context.ts';
import { lineBreakOf } from '../line-break.ts';
import type { SnippetText } from '../snippet-text.ts';
import type { YamlPlace } from '../yaml-place.ts';

/** What the editor can do with completions, and what it is told from outside this folder. */
export interface CompletionClient {
  /** Snippets with places to fill in; without, plain text is offered. */
  readonly snippets: boolean;
  /** Command that opens the list again behind an accepted key, where the editor has one. */
  readonly suggestCommand?: string;
  /** The next free id of a type, as the command line numbers new records. */
  readonly nextId?: (schema: TypeSchema) => string;
}

/** A completion at one place of YAML data. */
export interface DataRequest {
  readonly context: LanguageContext;
  readonly client: CompletionClient;
  readonly place: YamlPlace;
  /** Texts of the document's own keys. */
  readonly root: ReadonlyMap<string, string>;
  /** Offset of the cursor. */
  readonly offset: number;
}

/** What is offered, and whether there is more behind further typing. */
export interface Offer {
  readonly items: readonly CompletionItem[];
  readonly incomplete: boolean;
}

export const nothing: Offer = { items: [], incomplete: false };

/** Text is inserted as it is: its indentation is worked out here. */
const asIs: InsertTextMode = 1;
const snippetFormat = 2;
const plainFormat = 1;

/** The edit of an item: replaces a span by text with the file's line breaks. */
export function insertion(
  context: LanguageContext,
  client: CompletionClient,
  span: Span,
  written: SnippetText | string,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat' | 'insertTextMode'> {
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

/** Keeps the order in which things are offered, behind a letter for their group. */
export const sortKey = (group: string, index: number): string => `${group}${String(index).padStart(5, '0')}`;
