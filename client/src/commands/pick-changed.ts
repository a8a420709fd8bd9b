import { l10n, type QuickPickItem, window } from 'vscode';
import { type DueSignOff, methods, type SignedTextArgument } from '../../../server/src/main/lsp/protocol.ts';
import { detailOf, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';

interface ChangedItem extends QuickPickItem {
  readonly asked: SignedTextArgument;
}

/** One of the records that changed after they were signed: of the document at hand without a question, if it is the only one there. */
export async function pickChanged(server: Server): Promise<SignedTextArgument | null> {
  const due = await server.request<readonly DueSignOff[]>(methods.signOffsDue);
  const found = new Map<string, ChangedItem & { readonly uri: string }>();
  for (const { record, changed: digest } of due)
    if (digest !== null)
      found.set(JSON.stringify([record.root, digest]), {
        label: titleOf(record),
        description: detailOf(record),
        detail: record.typeTitle,
        asked: { root: record.root, id: record.id, digest },
        uri: record.uri,
      });
  const items = [...found.values()];
  if (items.length === 0) {
    void window.showInformationMessage(
      l10n.t('No record has changed since it was signed, as far as git can be asked here.'),
    );
    return null;
  }
  const here = window.activeTextEditor?.document.uri.toString();
  const [own, other] = items.filter(({ uri }) => uri === here);
  if (own !== undefined && other === undefined) return own.asked;
  const picked = await window.showQuickPick<ChangedItem>(items, {
    placeHolder: l10n.t('Which record is to be compared with what was signed?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.asked ?? null;
}
