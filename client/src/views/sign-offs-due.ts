import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type DueSignOff, methods, type RecordSummary } from '../../../server/src/main/lsp/protocol.ts';
import { openAt } from '../places.ts';
import { idWithVersion, severityIcon, titleOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { underRoots } from './several-roots.ts';
import { type Entry, RequestView } from './tree-view.ts';

/** An entry the command that signs can be called on. */
export class DueItem extends TreeItem {
  readonly record: RecordSummary;

  constructor(record: RecordSummary) {
    super(titleOf(record), TreeItemCollapsibleState.None);
    this.record = record;
    this.contextValue = 'qms.dueSignOff';
  }
}

/** *Sign-offs due*: records whose sign-off is missing or no longer fits. */
export function signOffsDue(server: Server): RequestView {
  const view = new RequestView('qms.signOffsDue', server, async () => {
    const due = await server.request<readonly DueSignOff[]>(methods.signOffsDue);
    view.view.badge =
      due.length === 0
        ? undefined
        : {
            value: due.length,
            tooltip: due.length === 1 ? l10n.t('1 sign-off due') : l10n.t('{0} sign-offs due', due.length),
          };
    return underRoots(
      server.status.roots,
      due.map((each) => ({ ...each, root: each.record.root })),
      dueEntry,
    );
  });
  return view;
}

function dueEntry({ record, severity, message, range }: DueSignOff): Entry {
  const item = new DueItem(record);
  item.description = idWithVersion(record);
  item.iconPath = severityIcon(severity);
  item.tooltip = message;
  item.command = openAt(l10n.t('Open'), record.uri, range);
  return { item, children: [] };
}
