import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type MyWork, methods, type WorkItem } from '../../../server/src/main/lsp/protocol.ts';
import { openAt } from '../places.ts';
import type { Server } from '../server.ts';
import type { WhoAmI } from '../who-am-i.ts';
import { contextOf, RecordItem } from './record-item.ts';
import { underRoots } from './several-roots.ts';
import { DueItem } from './sign-offs-due.ts';
import { type Entry, RequestView } from './tree-view.ts';

type Group = MyWork['groups'][number];

/** *My work*: what is due from whoever sits here, by how soon. */
export function myWork(server: Server, whoAmI: WhoAmI): RequestView {
  const fill = async (): Promise<readonly Entry[]> => {
    const { roots } = server.status;
    const asked = await Promise.all(
      roots.map(async ({ root }) => {
        const params = { root, ...(await whoAmI.in(root)) };
        return server.request<readonly MyWork[]>(methods.myWork, params);
      }),
    );
    const all = asked.flat();
    const names = new Set(all.flatMap(({ person }) => person?.name ?? []));
    view.view.description = [...names].join(', ');
    const pressing = all.reduce((sum, each) => sum + each.pressing, 0);
    const tooltip = l10n.t('{0} overdue or due this week', pressing);
    view.view.badge = pressing === 0 ? undefined : { value: pressing, tooltip };
    const entries = all.flatMap((work) =>
      work.person === null
        ? [{ root: work.root, entry: unknownEntry(work) }]
        : work.groups.map((group) => ({ root: work.root, entry: groupEntry(work.root, group) })),
    );
    return underRoots(roots, entries, ({ entry }) => entry);
  };
  const view: RequestView = new RequestView('qms.myWork', server, fill);
  return view;
}

/** Asks who sits here, since nobody is guessed. */
function unknownEntry({ root, several }: MyWork): Entry {
  const item = new TreeItem(
    several.length === 0 ? l10n.t('Say who you are…') : l10n.t('Say which of them you are…'),
    TreeItemCollapsibleState.None,
  );
  item.id = JSON.stringify([root, 'unknown']);
  item.description = several.map(({ name }) => name).join(', ');
  item.tooltip =
    several.length === 0
      ? l10n.t('No person on record has the e-mail address that git knows here.')
      : l10n.t('They have the same e-mail address on record.');
  item.iconPath = new ThemeIcon('account');
  item.command = { command: 'qms.chooseWhoIAm', title: l10n.t('Say who you are…'), arguments: [root] };
  return { item, children: [] };
}

const isPressing = ({ when }: Group): boolean => when === 'overdue' || when === 'week';

function groupEntry(root: string, group: Group): Entry {
  const { when, title, items, more } = group;
  const item = new TreeItem(
    title,
    isPressing(group) || when === 'month'
      ? TreeItemCollapsibleState.Expanded
      : TreeItemCollapsibleState.Collapsed,
  );
  item.id = JSON.stringify([root, when]);
  item.description = String(items.length + more);
  const children = items.map((each) => workEntry(root, group, each));
  return { item, children: more === 0 ? children : [...children, moreEntry(root, when, more)] };
}

function workEntry(root: string, group: Group, work: WorkItem): Entry {
  const { id, line, days, detail, isSignOff, uri, range, record } = work;
  const item =
    record === null
      ? new TreeItem(line, TreeItemCollapsibleState.None)
      : isSignOff
        ? new DueItem(line, { record, changed: null })
        : new RecordItem(line, record);
  item.id = JSON.stringify([root, id]);
  item.description = days;
  item.tooltip = detail;
  const kind = isSignOff ? 'qms.dueSignOff' : 'qms.work';
  item.contextValue = record === null ? 'qms.matter' : contextOf(record, kind);
  item.iconPath = new ThemeIcon(
    isSignOff ? 'pass' : 'circle-large-outline',
    isPressing(group)
      ? new ThemeColor(group.when === 'overdue' ? 'list.errorForeground' : 'list.warningForeground')
      : undefined,
  );
  item.command = openAt(l10n.t('Open'), uri, range);
  return { item, children: [] };
}

function moreEntry(root: string, when: Group['when'], more: number): Entry {
  const item = new TreeItem(l10n.t('{0} more', more), TreeItemCollapsibleState.None);
  item.id = JSON.stringify([root, when, 'more']);
  item.tooltip = l10n.t('The command qms due lists all of it.');
  return { item, children: [] };
}
