import { l10n } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { TableEdit } from '../../../server/src/main/lsp/protocol.ts';
import type { TableOutcome } from '../../page/table-messages.ts';
import type { Server } from '../server.ts';
import { nameOf, textOf, type Written, type WrittenFile, writeEdit } from './write-edit.ts';

interface Action {
  readonly summary: string;
  readonly undo: WorkspaceEdit;
  readonly files: readonly WrittenFile[];
}

/** Makes the edits of a table, and takes the last one back as long as its files are as it has left them. */
export class Writer {
  readonly #server: Server;
  readonly #actions: Action[] = [];

  constructor(server: Server) {
    this.#server = server;
  }

  async write({
    edit,
    undo,
    summary,
    moved,
    added,
  }: TableEdit): Promise<Extract<TableOutcome, { kind: 'written' }> | Exclude<Written, { kind: 'written' }>> {
    const written = await writeEdit(this.#server, edit, undo);
    if (written.kind !== 'written') return written;
    this.#actions.push({ summary, undo, files: written.files });
    return { kind: 'written', summary, moved, added };
  }

  async undo(): Promise<TableOutcome> {
    const action = this.#actions.at(-1);
    const refused = (sentence: string): TableOutcome => ({
      kind: 'refused',
      sentence,
      cells: [],
      hasPlace: false,
    });
    if (action === undefined) return refused(l10n.t('There is nothing to take back in this table.'));
    for (const { uri, after } of action.files)
      if ((await textOf(uri)) !== after)
        return refused(l10n.t('Nothing was taken back, because {0} has changed since.', nameOf(uri)));
    const written = await writeEdit(this.#server, action.undo, null);
    if (written.kind === 'failed') return refused(written.reason);
    this.#actions.pop();
    return { kind: 'undone', summary: action.summary };
  }
}
