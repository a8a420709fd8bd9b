import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { RootStatus } from '../../../server/src/main/lsp/protocol.ts';
import type { Entry } from './tree-view.ts';

/** Entries as they are for one root, and below the name of their root where there are several. */
export function underRoots<T extends { readonly root: string }>(
  roots: readonly RootStatus[],
  all: readonly T[],
  entryOf: (each: T) => Entry,
): Entry[] {
  if (roots.length <= 1) return all.map(entryOf);
  return roots.flatMap(({ root, name }) => {
    const children = all.filter((each) => each.root === root).map(entryOf);
    if (children.length === 0) return [];
    const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
    item.id = root;
    item.tooltip = [name, Uri.parse(root).path].join('\n');
    item.iconPath = new ThemeIcon('root-folder');
    return [{ item, children }];
  });
}
