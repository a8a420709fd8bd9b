import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { type DueSignOff, methods, type RecordSummary } from '../../../server/src/main/lsp/protocol.ts';
import { detailOf, phaseIcon, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

interface RecordItem extends QuickPickItem {
  readonly record?: RecordSummary;
}

/** A record chosen to be signed: those of the document at hand first, then those that are due; what is history last. */
export async function pickRecordToSign(server: Server): Promise<RecordSummary | null> {
  const root = await pickRoot(server);
  if (root === null) return null;
  const params = { root: root.root };
  const [records, due] = await Promise.all([
    server.request<readonly RecordSummary[]>(methods.records, params),
    server.request<readonly DueSignOff[]>(methods.signOffsDue, params),
  ]);
  const keyOf = ({ uri, id, version }: RecordSummary): string => JSON.stringify([uri, id, version]);
  const dueKeys = new Set(due.map(({ record }) => keyOf(record)));
  const here = window.activeTextEditor?.document.uri.toString();
  const rankOf = (record: RecordSummary): number => {
    if (record.phase === 'void' || (record.phase === 'final' && !dueKeys.has(keyOf(record)))) return 3;
    if (record.uri === here) return 0;
    return dueKeys.has(keyOf(record)) ? 1 : 2;
  };
  const groups = [
    l10n.t('In this document'),
    l10n.t('Due'),
    l10n.t('Others'),
    l10n.t('Closed or superseded'),
  ];
  const items = groups.flatMap((label, rank): RecordItem[] => {
    const group = records.filter((record) => rankOf(record) === rank);
    if (group.length === 0) return [];
    return [
      { label, kind: QuickPickItemKind.Separator },
      ...group.map((record) => ({
        label: titleOf(record),
        description: detailOf(record),
        detail: record.typeTitle,
        iconPath: phaseIcon(record),
        record,
      })),
    ];
  });
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which record is to be signed?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.record ?? null;
}
