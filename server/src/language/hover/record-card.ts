import { ownUnsignedKeys } from '../../domain/trust/unsigned-keys.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import { titleOf } from '../../records/record-title.ts';
import { idsOf, textOf } from '../../records/values.ts';
import type { Project } from '../../workspace/project.ts';
import { code, escapeMarkdown, shortened } from '../markdown-text.ts';
import { ownerWords } from '../people.ts';
import { indicatorLine } from './indicator-line.ts';
import { personLines } from './person-lines.ts';
import { roleLines } from './role-lines.ts';
import { type HoverLinks, signOffLine } from './sign-off-line.ts';

const say = defineMessages('hover.record', {
  version: 'version {version}',
  owner: 'Owner: {owners}',
  unsigned: 'Not signed, by your own schema: {keys}',
  signOff: 'Sign-off: {state}',
  noFindings: 'Findings: none',
  findings: 'Findings: {counts}',
  errors: '{count, plural, one {# error} other {# errors}}',
  warnings: '{count, plural, one {# warning} other {# warnings}}',
  hints: '{count, plural, one {# hint} other {# hints}}',
  noReferrers: 'Referred to by: nothing',
  referrers: 'Referred to by: {records}',
});

/** Longest title shown in full. */
const longestTitle = 200;

/** Referring records that are named; the others are counted. */
const named = 8;

const severities = [
  ['error', say.errors],
  ['warning', say.warnings],
  ['information', say.hints],
] as const;

/** A record at a glance, as Markdown without HTML: what it is, its state, owner, signatures, findings, and who refers to it. */
export function recordCard(record: QmsRecord, project: Project, links: HoverLinks = {}): string {
  const { queries, catalogue, language } = project;
  const { text } = language;
  const type = catalogue.get(record.type)?.title ?? record.type;
  const state = [
    type,
    record.status ?? '',
    record.version === null ? '' : text(say.version({ version: record.version })),
    record.type === 'person' ? (textOf(record.data['function']) ?? '') : '',
  ].filter((part) => part !== '');
  const owners = idsOf(record.data['owner']).map((owner) => escapeMarkdown(text(ownerWords(queries, owner))));
  const indicator = record.type === 'indicator' ? indicatorLine(record, project) : null;
  const rows = [
    ...(owners.length === 0 ? [] : [say.owner({ owners: listed(owners) })]),
    ...(record.type === 'role' ? roleLines(record, queries) : []),
    // Persons are not signed for; what they are and can do is asked of them.
    ...(record.type === 'person'
      ? personLines(record, queries)
      : [say.signOff({ state: signOffLine(record, project, links) }), ...unsignedLines(record, project)]),
    findingWords(record, project),
    referrerWords(record, project),
  ];
  return [
    `**${code(record.id)}** ${escapeMarkdown(shortened(titleOf(record) ?? '', longestTitle))}`.trimEnd(),
    escapeMarkdown(state.join(' · ')),
    ...(indicator === null ? [] : [indicator]),
    rows.map((row) => `- ${text(row)}`).join('\n'),
  ].join('\n\n');
}

/** What a schema of the company's own takes out of every sign-off. */
function unsignedLines({ type }: QmsRecord, { catalogue }: Project): readonly Message[] {
  const keys = ownUnsignedKeys(type, catalogue);
  return keys.length === 0 ? [] : [say.unsigned({ keys: listed(keys.map(escapeMarkdown), 'and', named) })];
}

function findingWords(record: QmsRecord, project: Project): Message {
  const findings = (project.findingsOf(record.file)?.findings ?? []).filter(
    (each) => each.record === record.id,
  );
  const counts = severities.flatMap(([severity, words]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [words({ count })];
  });
  return counts.length === 0 ? say.noFindings() : say.findings({ counts: listed(counts) });
}

/** Who refers to the record or to one of its entries. */
function referrerWords(record: QmsRecord, { queries }: Project): Message {
  const sources = new Set(
    [record, ...record.entries].flatMap(({ id }) =>
      queries.referrers(id).map(({ source }) => (source.id === '' ? source.file : source.id)),
    ),
  );
  sources.delete(record.id);
  const ids = [...sources];
  return ids.length === 0
    ? say.noReferrers()
    : say.referrers({ records: listed(ids.map(escapeMarkdown), 'and', named) });
}
