import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { RecordSummary } from '../../../server/src/main/lsp/protocol.ts';

/** A row of a view that stands for a record, so that commands on it are given which. */
export class RecordItem extends TreeItem {
  readonly record: RecordSummary;

  constructor(label: string, record: RecordSummary) {
    super(label, TreeItemCollapsibleState.None);
    this.record = record;
    this.contextValue = contextOf(record, 'qms.record');
  }
}

/** A row that stands for all records of a type. */
export class TypeItem extends TreeItem {
  readonly root: string;
  readonly type: string;

  constructor(label: string, state: TreeItemCollapsibleState, root: string, type: string) {
    super(label, state);
    this.root = root;
    this.type = type;
    this.contextValue = 'qms.type';
  }
}

/** Root and type of the records that a row of a view stands for, alone or with others; null where it stands for none. */
export function typeOf(given: unknown): { readonly root: string; readonly type: string } | null {
  const { item = given } = (given ?? {}) as { readonly item?: unknown };
  if (item instanceof TypeItem) return { root: item.root, type: item.type };
  const record = recordOf(given);
  return record === null ? null : { root: record.root, type: record.type };
}

/** What menus ask of a row: whether its record may get a next version. */
export const contextOf = ({ version, phase }: RecordSummary, ...words: readonly string[]): string =>
  [...words, ...(version !== null && phase !== 'final' && phase !== 'void' ? ['versioned'] : [])].join('.');

/** The record that a command was called on: a row of a view; null where it was called on none. */
export function recordOf(given: unknown): RecordSummary | null {
  if (given instanceof RecordItem) return given.record;
  const { item } = (given ?? {}) as { readonly item?: unknown };
  return item instanceof RecordItem ? item.record : null;
}
