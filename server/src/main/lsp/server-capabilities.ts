import { type InitializeParams, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { completionTriggers, fixAllKind, semanticTokensLegend } from '../../core/features.ts';

/** What the server can do, said to a client in the words of the protocol. */
export const serverCapabilities = (client: InitializeParams['capabilities']): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  completionProvider: { triggerCharacters: [...completionTriggers] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: { resolveProvider: true },
  codeLensProvider: {},
  inlayHintProvider: true,
  semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
  codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: { filters: [{ pattern: { glob: '**/*' } }] } },
  },
});
