import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { BranchChange, BranchChanges } from '../../../server/src/main/lsp/protocol.ts';
import type { Comparison } from '../branch/comparison.ts';
import type { FoundChange } from '../branch/texts.ts';
import { openAt } from '../places.ts';
import { severityIcon } from '../record-words.ts';
import type { Server } from '../server.ts';
import { underRoots } from './several-roots.ts';
import { type Entry, RequestView } from './tree-view.ts';

type Group = BranchChanges['groups'][number];

/** A change in the view, on which its text difference can be shown. */
class ChangeItem extends TreeItem implements FoundChange {
  readonly change: BranchChange;
  readonly of: FoundChange['of'];

  constructor(change: BranchChange, of: FoundChange['of']) {
    super(change.message, TreeItemCollapsibleState.None);
    this.change = change;
    this.of = of;
  }
}

/** The change a command was called on: by an entry of the view, as its buttons do, or by what it shows. */
export function changeOf(given: unknown): FoundChange | null {
  const { item } = (given ?? {}) as { readonly item?: unknown };
  if (given instanceof ChangeItem) return given;
  return item instanceof ChangeItem ? item : null;
}

/** *Changes in this branch*: what the files do to the management system, compared with a branch. */
export function branchChanges(server: Server, comparison: Comparison): RequestView {
  const fill = async (): Promise<readonly Entry[]> => {
    const { found } = comparison;
    view.view.description = [...new Set(found.map(({ base }) => base))].join(', ');
    view.view.message = found.map(({ summary }) => summary).join(' ');
    const groups = found.flatMap((of) => of.groups.map((group) => ({ root: of.root, of, group })));
    return underRoots(server.status.roots, groups, ({ of, group }) => groupEntry(of, group));
  };
  const view: RequestView = new RequestView('qms.branchChanges', server, fill);
  view.keep(comparison.onChange(() => view.renew()));
  return view;
}

function groupEntry(of: BranchChanges, { group, title, changes }: Group): Entry {
  const isGrave = changes.some(({ severity }) => severity !== 'information');
  const item = new TreeItem(
    title,
    isGrave ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.id = JSON.stringify([of.root, group]);
  item.description = String(changes.length);
  return { item, children: changes.map((change, at) => changeEntry(of, change, `${item.id} ${at}`)) };
}

function changeEntry(of: BranchChanges, change: BranchChange, id: string): Entry {
  const { severity, message, record, values, place, before } = change;
  const item = new ChangeItem(change, of);
  item.id = id;
  item.description = record;
  item.tooltip = [message, record, ...values].filter((line) => line !== '').join('\n\n');
  item.iconPath = severityIcon(severity);
  item.contextValue = before === null ? 'qms.branchChange.new' : 'qms.branchChange';
  item.command =
    place === null
      ? { command: 'qms.showTextDifference', title: l10n.t('Open'), arguments: [item] }
      : openAt(l10n.t('Open'), place.uri, place.range);
  return { item, children: [] };
}
