import { markdownLink } from '../document/markdown/escape.ts';
import { codeSpan, spannedText } from '../document/markdown/spans.ts';
import { countWords } from '../domain/words/lists.ts';
import type { Finding, Severity, SuppressedFinding } from '../model/finding.ts';
import type { ShownChange, ShownLaxerPlace, Trust } from '../model/trust.ts';
import { changedFirst, type InChange } from './changed-lines.ts';
import { clausePhrase } from './clauses.ts';
import { type InRepository, inRepository } from './in-repository.ts';
import { type CheckResult, changedPhrase, gravestFirst, severityPhrase } from './result.ts';
import { fitting, linesByFile, Room } from './room.ts';
import { verdict } from './verdict.ts';

/** Of the services, Bitbucket takes the shortest comments: 32,768 characters. What stands around the lines fits the reserve. */
const mostBytes = 32_000;
const reserve = 2000;
const longestMessage = 1000;
const longestShort = 300;
const longestPhrase = 2000;
const mostPlaces = 10;

const level: Record<Severity, string> = {
  error: '**error**',
  warning: 'warning',
  information: 'for information',
};

/**
 * The result as Markdown that fits a comment of any service: no HTML and no table, since not all of them show these. Files
 * with the gravest findings come first, and of a file its gravest findings; what does not fit is left out whole finding by
 * whole finding, those for information first, and the end says what. Text of records stands in code wherever a service
 * could make more of it.
 */
export function formatMarkdown(result: CheckResult, options: InChange): string {
  const room = new Room(mostBytes - reserve);
  const trust = trustLines(result.trust, options, room);
  const { text, left } = linesByFile(
    gravestFirst(changedFirst(result.findings, options.changed)),
    (file) => `\n### ${codeSpan(inRepository(file, options), longestShort)}\n\n`,
    findingLine,
    room,
  );
  const silenced = result.suppressed.map((finding) => suppressedLine(finding, options));
  const shown = silenced.slice(0, fitting(silenced, room));
  const unshown = silenced.length - shown.length;
  return [
    '## Quality management system check\n\n',
    `${verdict(result, (name) => spannedText(name, longestShort))}\n`,
    result.changed !== undefined && `\n${spannedText(changedPhrase(result.changed), longestPhrase)}\n`,
    trust,
    text,
    left.length > 0 &&
      `\n**+${countWords(left.length, 'more finding')}** left out to fit a comment: ${severityPhrase(left)}. \`qms check\` lists all of them.\n`,
    shown.length > 0 && `\n### Silenced\n\n${shown.join('')}`,
    unshown > 0 &&
      `\n+${shown.length > 0 ? `${unshown} more silenced` : countWords(unshown, 'silenced finding')}, left out to fit a comment.\n`,
  ]
    .filter((part) => part !== false)
    .join('');
}

function findingLine(finding: Finding): string {
  const clauses = clausePhrase(finding.clauses);
  const fix = finding.fixes.find(({ certain }) => certain);
  const head = [
    level[finding.severity],
    `line ${finding.range.start.line + 1}`,
    ...(finding.record === undefined || finding.record === ''
      ? []
      : [codeSpan(finding.record, longestShort)]),
    markdownLink(spannedText(finding.rule, longestShort), finding.docs),
  ];
  const end = [
    ...(clauses === '' ? [] : [` (${spannedText(clauses, longestShort)})`]),
    ...(fix === undefined ? [] : [` · can be fixed with \`--fix\`: ${spannedText(fix.title, longestShort)}`]),
  ];
  return `- ${head.join(' · ')}: ${spannedText(finding.message, longestMessage)}${end.join('')}\n`;
}

function suppressedLine(finding: SuppressedFinding, options: InRepository): string {
  const { kind, reason } = finding.suppressedBy;
  return `- ${placeOf(finding, options)} · ${spannedText(finding.rule, longestShort)} · ${kind}: ${spannedText(reason, longestShort)}\n`;
}

const placeOf = ({ file, range }: Pick<Finding, 'file' | 'range'>, options: InRepository): string =>
  `${codeSpan(inRepository(file, options), longestShort)}, line ${range.start.line + 1}`;

/** What the checks rest on: what is changed about it, then what is laxer; each place with its line. */
function trustLines({ base, summary, laxer }: Trust, options: InRepository, room: Room): string {
  const section = (line: string | null, places: readonly (ShownChange | ShownLaxerPlace)[]): string => {
    if (line === null) return '';
    const lines = places
      .slice(0, mostPlaces)
      .map((place) => `- ${placeOf(place, options)}: ${spannedText(place.message, longestShort)}\n`);
    const unnamed = places.length - lines.length;
    const head = `\n⚠ ${spannedText(line, longestMessage)}\n${lines.length > 0 ? '\n' : ''}`;
    return [head, ...lines, unnamed > 0 ? `- +${unnamed} more\n` : ''].join('');
  };
  const text = section(base?.summary ?? null, base?.changes ?? []) + section(summary, laxer);
  room.take(text);
  return text;
}
