import { commands, type Location, l10n, Position, Uri, window } from 'vscode';
import {
  methods,
  type RecordCommandArgument,
  type RecordSummary,
} from '../../../server/src/main/lsp/protocol.ts';
import { rangeOf } from '../places.ts';
import { detailOf, phaseIcon, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

/** *Go to Record…*: opens a record chosen by title, id or type. */
export async function goToRecord(server: Server): Promise<void> {
  const root = await pickRoot(server);
  if (root === null) return;
  const records = await server.request<readonly RecordSummary[]>(methods.records, { root: root.root });
  const picked = await window.showQuickPick(
    records.map((record) => ({
      label: titleOf(record),
      description: detailOf(record),
      detail: record.typeTitle,
      iconPath: phaseIcon(record),
      record,
    })),
    {
      placeHolder: l10n.t('Title, id or type of the record'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (picked === undefined) return;
  const { uri, range } = picked.record;
  await window.showTextDocument(Uri.parse(uri), { selection: rangeOf(range) });
}

/** Shows in a peek window who refers to a record. */
export async function showReferences({ uri, position }: RecordCommandArgument): Promise<void> {
  const document = Uri.parse(uri);
  const place = new Position(position.line, position.character);
  const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document, place);
  await commands.executeCommand('editor.action.showReferences', document, place, found);
}
