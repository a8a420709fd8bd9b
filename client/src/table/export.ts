import { l10n, Uri, window, workspace } from 'vscode';
import { methods, type Refused, type TableExport } from '../../../server/src/main/lsp/protocol.ts';
import { unlessRefused } from '../commands/refusal.ts';
import type { Server } from '../server.ts';

export interface ExportedTable {
  readonly root: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** *Export…*: writes the rows and columns that are shown into a file for spreadsheets. */
export async function exportTable(
  server: Server,
  { root, table, columns, rows }: ExportedTable,
): Promise<void> {
  const picked = await window.showQuickPick(
    [
      { label: l10n.t('Excel workbook'), description: '.xlsx', format: 'xlsx' as const },
      { label: l10n.t('CSV file'), description: '.csv', format: 'csv' as const },
    ],
    { placeHolder: l10n.t('Rows to export: {0}', rows.length) },
  );
  if (picked === undefined) return;
  const { format } = picked;
  const answer = unlessRefused(
    await server.request<TableExport | Refused>(methods.tableExport, { root, table, columns, rows, format }),
  );
  if (answer === null) return;
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(Uri.parse(root), answer.name),
    filters: { [picked.label]: [format] },
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, bytesOf(answer));
  void window.showInformationMessage(l10n.t('{0} is written.', target.path.split('/').at(-1) ?? ''));
}

function bytesOf({ text, base64 }: TableExport): Uint8Array {
  // With the mark Excel takes it for UTF-8.
  if (text !== undefined) return new TextEncoder().encode(`\uFEFF${text}`);
  return Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
}
