import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type ClauseRecords, methods, type RecordSummary } from '../../../server/src/main/lsp/protocol.ts';
import type { IsShown } from '../branch/comparison.ts';
import { openAt } from '../places.ts';
import { fullWords, keyOf, labelOf, phaseIcon, stateOf } from '../record-words.ts';
import type { Server } from '../server.ts';
import { underRoots } from './several-roots.ts';
import { type Entry, RequestView } from './tree-view.ts';

/** *Records by clause*: what there is for each clause of the standard. */
export const recordsByClause = (server: Server, isShown: IsShown): RequestView =>
  new RequestView('qms.recordsByClause', server, async () => {
    const clauses = shownOf(await server.request(methods.recordsByClause), isShown);
    const standards = new Set(clauses.map(({ clause }) => standardOf(clause)));
    // An edition may be named for several times.
    const once = [...new Map(clauses.map((each) => [`${each.root} ${each.clause}`, each])).values()];
    return underRoots(server.status.roots, once, (each) => clauseEntry(each, standards.size > 1));
  });

/** Clauses with the records that are shown; without those that have none, where only some are. */
const shownOf = (clauses: readonly ClauseRecords[], isShown: IsShown): readonly ClauseRecords[] =>
  clauses.flatMap((clause) => {
    const records = clause.records.filter(isShown);
    return records.length === 0 && clause.records.length > 0 ? [] : [{ ...clause, records }];
  });

const standardOf = (clause: string): string => clause.slice(0, clause.lastIndexOf('/'));

/** A clause by its number, and by its standard too where there are several. */
function clauseEntry(
  { root, clause, label, title, summary, records }: ClauseRecords,
  namesStandard: boolean,
): Entry {
  const name = namesStandard ? label : clause.slice(clause.lastIndexOf('/') + 1);
  const item = new TreeItem(`${name} ${title}`, TreeItemCollapsibleState.Collapsed);
  item.tooltip = `${label} ${title}\n${summary}`;
  item.id = `${root} ${clause}`;
  item.description = String(records.length);
  item.accessibilityInformation = {
    label: l10n.t('{0} {1}, records: {2}', label, title, records.length),
  };
  return { item, children: records.map((record) => recordEntry(record, item.id)) };
}

function recordEntry(record: RecordSummary, clause = ''): Entry {
  const item = new TreeItem(labelOf(record), TreeItemCollapsibleState.None);
  item.id = `${clause} ${keyOf(record)}`;
  item.description = stateOf(record);
  item.iconPath = phaseIcon(record);
  item.tooltip = fullWords(record);
  item.command = openAt(l10n.t('Open'), record.uri, record.range);
  return { item, children: [] };
}
