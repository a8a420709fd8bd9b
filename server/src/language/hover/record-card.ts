import { ownUnsignedKeys } from '../../domain/trust/unsigned-keys.ts';
import type { Severity } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import { titleOf } from '../../records/record-title.ts';
import { idsOf, textOf } from '../../records/values.ts';
import type { Project } from '../../workspace/project.ts';
import { code, escapeMarkdown, shortened } from '../markdown-text.ts';
import { ownerWords } from '../people.ts';
import { indicatorLine } from './indicator-line.ts';
import { personLines } from './person-lines.ts';
import { signOffLine } from './sign-off-line.ts';

/** Longest title shown in full. */
const longestTitle = 200;

/** Referring records that are named; the others are counted. */
const named = 8;

const severities: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['information', 'hint', 'hints'],
];

/** A record at a glance, as Markdown without HTML: what it is, its state, owner, signatures, findings, and who refers to it. */
export function recordCard(record: QmsRecord, project: Project): string {
  const { queries, catalogue } = project;
  const type = catalogue.get(record.type)?.title ?? record.type;
  const state = [
    type,
    record.status ?? '',
    record.version === null ? '' : `version ${record.version}`,
    record.type === 'person' ? (textOf(record.data['function']) ?? '') : '',
  ].filter((part) => part !== '');
  const owners = idsOf(record.data['owner']).map((owner) => ownerWords(queries, owner));
  const indicator = record.type === 'indicator' ? indicatorLine(record, queries) : null;
  const rows = [
    owners.length === 0 ? '' : `Owner: ${escapeMarkdown(owners.join(', '))}`,
    // Persons are not signed for; what they are and can do is asked of them.
    ...(record.type === 'person'
      ? personLines(record, queries)
      : [`Sign-off: ${signOffLine(record, project)}`, unsignedLine(record, project)]),
    `Findings: ${findingWords(record, project)}`,
    `Referred to by: ${referrerWords(record, project)}`,
  ].filter((row) => row !== '');
  return [
    `**${code(record.id)}** ${escapeMarkdown(shortened(titleOf(record) ?? '', longestTitle))}`.trimEnd(),
    escapeMarkdown(state.join(' · ')),
    ...(indicator === null ? [] : [indicator]),
    rows.map((row) => `- ${row}`).join('\n'),
  ].join('\n\n');
}

/** What a schema of the company's own takes out of every sign-off; empty where it takes out nothing. */
function unsignedLine({ type }: QmsRecord, { catalogue }: Project): string {
  const keys = ownUnsignedKeys(type, catalogue);
  return keys.length === 0 ? '' : `Not signed, by your own schema: ${keys.map(code).join(', ')}`;
}

function findingWords(record: QmsRecord, project: Project): string {
  const findings = (project.findingsOf(record.file)?.findings ?? []).filter(
    (each) => each.record === record.id,
  );
  const counts = severities.flatMap(([severity, one, many]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counts.length === 0 ? 'none' : counts.join(', ');
}

function referrerWords(record: QmsRecord, { queries }: Project): string {
  const sources = new Set(
    queries.referrers(record.id).map(({ source }) => (source.id === '' ? source.file : source.id)),
  );
  sources.delete(record.id);
  const ids = [...sources];
  if (ids.length === 0) return 'nothing';
  const more = ids.length - named;
  return `${ids.slice(0, named).map(code).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
