import { l10n, ThemeIcon, type TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type DueSignOff, methods, type RecordSummary } from '../../../server/src/main/lsp/protocol.ts';
import type { IsShown } from '../branch/comparison.ts';
import { openAt } from '../places.ts';
import { fullWords, keyOf, labelOf, severityIcon } from '../record-words.ts';
import type { Server } from '../server.ts';
import { contextOf, RecordItem } from './record-item.ts';
import { underRoots } from './several-roots.ts';
import { type Entry, RequestView } from './tree-view.ts';

/** What a command that is called on an entry of the view is about. */
interface DueTarget {
  readonly record: RecordSummary;
  /** See {@link DueSignOff.changed}. */
  readonly changed: string | null;
}

/** An entry that the commands that sign, and that show what changed, can be called on. */
export class DueItem extends RecordItem implements DueTarget {
  readonly changed: string | null;

  constructor(label: string, { record, changed }: DueTarget) {
    super(label, record);
    this.changed = changed;
  }
}

/** *Sign-offs due*: records whose sign-off is missing or no longer fits. */
export function signOffsDue(server: Server, isShown: IsShown): RequestView {
  const fill = async () => {
    const all = await server.request<readonly DueSignOff[]>(methods.signOffsDue);
    const due = perRecord(all.filter(({ record }) => isShown(record)));
    return underRoots(server.status.roots, due, dueEntry);
  };
  const view = new RequestView('qms.signOffsDue', server, fill, { canSelectMany: true });
  view.keep(
    server.onStatus(({ roots }) => {
      const count = roots.reduce((sum, { signOffsDue: due }) => sum + due, 0);
      const tooltip = count === 1 ? l10n.t('1 sign-off due') : l10n.t('{0} sign-offs due', count);
      view.view.badge = count === 0 ? undefined : { value: count, tooltip };
    }),
  );
  return view;
}

/** What is due on one record: one sign-off settles it, however many are missing or no longer fit. */
interface DueRecord {
  readonly root: string;
  readonly record: RecordSummary;
  readonly all: readonly DueSignOff[];
}

function perRecord(due: readonly DueSignOff[]): readonly DueRecord[] {
  const records = new Map<string, DueSignOff[]>();
  for (const each of due) {
    const { uri, id, version } = each.record;
    const key = JSON.stringify([uri, id, version]);
    records.set(key, [...(records.get(key) ?? []), each]);
  }
  return [...records.values()].map((all) => ({ root: all[0]!.record.root, record: all[0]!.record, all }));
}

/** A record, and below it what is due: a line of its own, which the title leaves no room for. */
function dueEntry({ record, all }: DueRecord): Entry {
  const worst = all.find(({ severity }) => severity === 'error') ?? all[0]!;
  const changed = all.findLast((each) => each.changed !== null)?.changed ?? null;
  const item = new DueItem(labelOf(record), { record, changed });
  item.collapsibleState = TreeItemCollapsibleState.Expanded;
  item.id = keyOf(record);
  item.description = [...new Set(all.map(({ why }) => why))].join(', ');
  item.iconPath = severityIcon(worst.severity);
  item.tooltip = [fullWords(record), ...all.map(({ message }) => message)].join('\n\n');
  item.command = openAt(l10n.t('Open'), record.uri, worst.range);
  item.contextValue = contextOf(
    record,
    'qms.dueSignOff',
    ...(changed === null ? [] : ['changed']),
    ...(worst.canPutInForce ? ['inForce'] : []),
  );
  const who = all.find((each) => each.who !== '')?.who ?? '';
  item.accessibilityInformation = {
    label: [labelOf(record), item.description, who === '' ? '' : l10n.t('next to sign: {0}', who)]
      .filter((part) => part !== '')
      .join(', '),
  };
  const lines = new Map(all.map((each) => [each.line, each]));
  return {
    item,
    children: [
      ...[...lines].map(([line, due]) => ({ item: lineItem(line, due), children: [] })),
      ...(who === '' ? [] : [{ item: signersItem(who, all[0]!), children: [] }]),
    ],
  };
}

/** What is due on a record, in a line. */
function lineItem(line: string, { record, message, range, changed }: DueSignOff): TreeItem {
  const item = new DueItem(line, { record, changed });
  item.tooltip = message;
  item.contextValue = changed === null ? 'qms.dueLine' : 'qms.dueLine.changed';
  item.command = openAt(l10n.t('Open'), record.uri, range);
  return item;
}

/** Who may give the sign-off that comes next. */
function signersItem(who: string, { record, range }: DueSignOff): TreeItem {
  // The view is narrow: names may be cut, what they are named for not.
  const item = new DueItem(l10n.t('next to sign: {0}', who), { record, changed: null });
  item.iconPath = new ThemeIcon('person');
  item.tooltip = l10n.t('Whoever of them signs, the sign-off counts.');
  item.contextValue = 'qms.dueLine';
  item.command = openAt(l10n.t('Open'), record.uri, range);
  return item;
}
