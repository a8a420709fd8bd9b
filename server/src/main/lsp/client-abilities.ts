import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import type { ClientCommands } from './protocol.ts';

/** What the client can do, as far as answers depend on it. */
export interface ClientAbilities {
  readonly snippets: boolean;
  readonly definitionLinks: boolean;
  readonly nestedSymbols: boolean;
  readonly documentChanges: boolean;
  /** It asks before it makes annotated changes. */
  readonly canAsk: boolean;
  readonly createsFiles: boolean;
  /** It shows Markdown as such, where somebody points at a word and next to a proposal. */
  readonly markdown: { readonly hover: boolean; readonly completion: boolean };
  readonly commands: ClientCommands;
}

/** What comes first is what the client would rather have; one that names nothing shows text as it stands. */
const wantsMarkdown = (formats: readonly MarkupKind[] | undefined): boolean =>
  formats?.[0] === MarkupKind.Markdown;

export function clientAbilities(
  { textDocument, workspace }: ClientCapabilities,
  commands: ClientCommands,
): ClientAbilities {
  const edits = workspace?.workspaceEdit;
  const documentChanges = edits?.documentChanges === true;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    documentChanges,
    canAsk: documentChanges && edits?.changeAnnotationSupport !== undefined,
    createsFiles: documentChanges && edits?.resourceOperations?.includes('create') === true,
    markdown: {
      hover: wantsMarkdown(textDocument?.hover?.contentFormat),
      completion: wantsMarkdown(textDocument?.completion?.completionItem?.documentationFormat),
    },
    commands,
  };
}
