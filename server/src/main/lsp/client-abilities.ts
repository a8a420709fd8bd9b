import type { ClientCapabilities } from 'vscode-languageserver';
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
  readonly commands: ClientCommands;
}

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
    commands,
  };
}
