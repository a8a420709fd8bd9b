import { l10n, Uri, window } from 'vscode';
import { methods, type RecordSummary } from '../../../server/src/main/lsp/protocol.ts';
import { rangeOf } from '../places.ts';
import { detailOf, phaseIcon, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

/** A record chosen from all of a root by title, id or type; null when none was. */
export async function pickRecord(server: Server, placeHolder: string): Promise<RecordSummary | null> {
  const root = await pickRoot(server);
  if (root === null) return null;
  const records = await server.request<readonly RecordSummary[]>(methods.records, { root: root.root });
  const picked = await window.showQuickPick(
    records.map((record) => ({
      label: titleOf(record),
      description: detailOf(record),
      detail: record.typeTitle,
      iconPath: phaseIcon(record),
      record,
    })),
    { placeHolder, matchOnDescription: true, matchOnDetail: true },
  );
  return picked?.record ?? null;
}

/** *Go to Record…*: opens a record chosen by title, id or type. */
export async function goToRecord(server: Server): Promise<void> {
  const record = await pickRecord(server, l10n.t('Title, id or type of the record'));
  if (record === null) return;
  await window.showTextDocument(Uri.parse(record.uri), { selection: rangeOf(record.range) });
}
