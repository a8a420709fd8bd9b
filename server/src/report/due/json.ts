import { escapeInJson } from '../../document/sanitize.ts';
import type { Language } from '../../messages/language.ts';
import { groupMarkdown } from './markdown.ts';
import type { DueGroup, DueLine, DueReport } from './result.ts';
import { groupNamed } from './words.ts';

/**
 * What is due as JSON: the stable contract that `schemas/due.schema.json` describes. Keys may be added, and none is taken
 * away or given another meaning. Ends with a line feed.
 * @param withEmails whether the addresses of persons are written
 */
export function dueJson(report: DueReport, language: Language, withEmails: boolean): string {
  const { text } = language;
  const { root, organization, today, until, asked } = report;
  const lineJson = ({ deed, inDays, ...line }: DueLine) => ({
    id: line.id,
    kind: line.kind,
    due: line.on,
    when: line.when,
    inDays,
    text: text(deed),
    record: line.record,
    file: line.file,
    path: line.path,
    owners: line.owners,
    persons: line.persons,
    group: line.group,
  });
  const groupJson = (group: DueGroup) => ({
    key: group.key,
    name: text(groupNamed(group)),
    persons: group.persons.map(({ id, name, emails }) => ({ id, name, ...(withEmails ? { emails } : {}) })),
    roles: group.roles,
    counts: countsOf(group),
    markdown: groupMarkdown(group, language),
  });
  const value = {
    version: 1,
    root,
    organization,
    today,
    until,
    for: asked,
    unread: report.unread,
    groups: report.groups.map(groupJson),
    items: report.lines.map(lineJson),
  };
  return `${escapeInJson(JSON.stringify(value, null, 2))}\n`;
}

function countsOf({ lines }: DueGroup) {
  const counts = { overdue: 0, week: 0, month: 0, quarter: 0, later: 0, undated: 0 };
  for (const { when } of lines) counts[when] += 1;
  return counts;
}
