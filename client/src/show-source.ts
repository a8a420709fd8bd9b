import { Range, type TextDocument, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { PackSource } from '../../server/src/main/lsp/protocol.ts';
import { rangeOf } from './places.ts';
import type { Server } from './server.ts';

/**
 * Shows where something on a page comes from, next to the page.
 * @param method answers with the place, or null where there is none any more
 */
export async function showSource(
  server: Server,
  method: string,
  params: object,
  panel: WebviewPanel,
): Promise<void> {
  const source = await server.request<PackSource | null>(method, params);
  if (source !== null) await showAt(source, panel);
}

/** Shows a place in a text next to a page. */
export async function showAt(source: PackSource, panel: WebviewPanel): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(source.uri));
  const { start } = rangeOf(source.range);
  const editor = await window.showTextDocument(document, {
    viewColumn: columnFor(document, panel),
    selection: new Range(start, start),
  });
  editor.revealRange(rangeOf(source.range));
}

/** Where the document is shown already, else where another is, never in place of the page. */
function columnFor({ uri }: TextDocument, panel: WebviewPanel): ViewColumn {
  const others = window.visibleTextEditors.filter(({ viewColumn }) => viewColumn !== panel.viewColumn);
  const own = others.find(({ document }) => document.uri.toString() === uri.toString());
  const column = (own ?? others[0])?.viewColumn;
  return column ?? (panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
}
