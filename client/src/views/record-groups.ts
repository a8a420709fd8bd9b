import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type ListedRecord, methods, type RecordGroup } from '../../../server/src/main/lsp/protocol.ts';
import type { Comparison } from '../branch/comparison.ts';
import { openAt } from '../places.ts';
import {
  findingWords,
  fullWords,
  keyOf,
  labelOf,
  phaseIcon,
  severityIcon,
  stateOf,
} from '../record-words.ts';
import type { Server } from '../server.ts';
import { groupingWords, type RecordFilter } from './record-filter.ts';
import { RecordItem, TypeItem } from './record-item.ts';
import { underRoots } from './several-roots.ts';
import { type Entry, RequestView } from './tree-view.ts';

type Findings = RecordGroup['findings'];

/** *Records*: what there is, by clause, process, owner or type. The records of a group are asked for once it is opened. */
export function recordGroups(server: Server, comparison: Comparison, filter: RecordFilter): RequestView {
  const params = (): object => {
    const { text, only } = filter.filter;
    const among = comparison.among;
    return {
      by: filter.by,
      ...(text === '' ? {} : { text }),
      ...(only === null ? {} : { only }),
      ...(among === null ? {} : { among }),
    };
  };
  const recordsOf = async (root: string, key: string, id: string): Promise<readonly Entry[]> => {
    const asked = { root, key, ...params() };
    const records = await server.request<readonly ListedRecord[]>(methods.groupRecords, asked);
    return records.map((record) => recordEntry(record, id));
  };
  const fill = async (): Promise<readonly Entry[]> => {
    view.view.description = groupingWords(filter.by);
    view.view.message = [comparison.filterWords, filter.words].filter((part) => part != null).join(' · ');
    const groups = await server.request<readonly RecordGroup[]>(methods.recordGroups, params());
    const { by } = filter;
    return underRoots(server.status.roots, groups, (group) =>
      groupEntry(group, by, (id) => recordsOf(group.root, group.key, id)),
    );
  };
  const view: RequestView = new RequestView('qms.recordsByClause', server, fill);
  view.keep(filter.onChange(() => view.renew()));
  view.keep(comparison.onChange(() => view.renew()));
  return view;
}

function groupEntry(
  group: RecordGroup,
  by: string,
  children: (id: string) => Promise<readonly Entry[]>,
): Entry {
  const { root, key, title, about, records, findings, lacks, mark } = group;
  const state = records === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
  const item = by === 'type' ? new TypeItem(title, state, root, key) : new TreeItem(title, state);
  const id = JSON.stringify([root, by, key]);
  item.id = id;
  const found = countWords(findings);
  const parts = [records === 0 ? '' : String(records), found, lacks].filter((part) => part !== '');
  item.description = parts.join(' · ');
  item.tooltip = [about, lacks, found].filter((part) => part !== '').join('\n\n');
  if (lacks !== '')
    item.iconPath = new ThemeIcon('circle-large-outline', new ThemeColor('list.warningForeground'));
  item.accessibilityInformation = {
    label: [l10n.t('{0}, records: {1}', title, records), found, lacks]
      .filter((part) => part !== '')
      .join(', '),
  };
  return { item, mark, children: records === 0 ? [] : () => children(id) };
}

function recordEntry(record: ListedRecord, group: string): Entry {
  const { findings, owner } = record;
  const item = new RecordItem(labelOf(record), record);
  const found = countWords(findings);
  item.id = `${group} ${keyOf(record)}`;
  item.description = [stateOf(record), found].filter((part) => part !== '').join(' · ');
  item.iconPath =
    findings.error > 0
      ? severityIcon('error')
      : findings.warning > 0
        ? severityIcon('warning')
        : phaseIcon(record);
  item.tooltip = [fullWords(record), owner === '' ? '' : l10n.t('Owner: {0}', owner), findingWords(findings)]
    .filter((part) => part !== '')
    .join('\n');
  item.accessibilityInformation = {
    label: [labelOf(record), record.typeTitle, stateOf(record), found]
      .filter((part) => part !== '')
      .join(', '),
  };
  item.command = openAt(l10n.t('Open'), record.uri, record.range);
  return { item, children: [] };
}

/** Errors and warnings, which somebody has to look at; empty for none. */
const countWords = (findings: Findings): string =>
  findings.error + findings.warning === 0 ? '' : findingWords({ ...findings, information: 0 });
