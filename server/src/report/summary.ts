import { markdownLink, markdownMessage, markdownText } from '../document/markdown/escape.ts';
import { countWords } from '../domain/words/lists.ts';
import type { Finding, SuppressedFinding } from '../model/finding.ts';
import type { ShownChange, ShownLaxerPlace, Trust } from '../model/trust.ts';
import { clausePhrase } from './clauses.ts';
import { type InRepository, inRepository } from './in-repository.ts';
import { type CheckResult, changedPhrase } from './result.ts';
import { fitting, linesByFile, Room } from './room.ts';
import { verdict } from './verdict.ts';

/** GitHub refuses a step summary of more than 1 MiB; what we add around the findings fits the reserve. */
const mostBytes = 1_048_576;
const reserve = 32_768;
const longestText = 2000;
const longestShort = 300;
const mostPlaces = 20;

/**
 * The whole result as GitHub Markdown below 1 MiB, grouped by file. What does not fit is left out whole
 * finding by whole finding, silenced ones and those for information first, and the end says how many.
 */
export function formatSummary(result: CheckResult, options: InRepository): string {
  const room = new Room(mostBytes - reserve);
  const { text, left } = linesByFile(result.findings, (file) => heading(file, options), findingRow, room);
  const silenced = result.suppressed.map((finding) => suppressedRow(finding, options));
  const suppressed = silenced.slice(0, fitting(silenced, room));
  const parts = [opening(result, options), text];
  if (left.length > 0) {
    parts.push(
      `\n**+${countWords(left.length, 'more finding')}** left out to stay within GitHub's limit of 1 MB.\n`,
    );
  }
  if (suppressed.length > 0) {
    parts.push(
      '\n<details><summary>Silenced findings</summary>\n\n| Place | Rule | Silenced by |\n|---|---|---|\n',
    );
    parts.push(...suppressed);
    const unlisted = silenced.length - suppressed.length;
    if (unlisted > 0) parts.push(`\n+${unlisted} more.\n`);
    parts.push('\n</details>\n');
  } else if (result.suppressed.length > 0) {
    parts.push('\nSilenced findings are left out to stay within the limit of 1 MB.\n');
  }
  return parts.join('');
}

function opening(result: CheckResult, options: InRepository): string {
  const trust = trustParagraphs(result.trust, options);
  const changed =
    result.changed === undefined ? '' : `\n\n${markdownText(changedPhrase(result.changed), longestText)}`;
  return `## Quality management system check\n\n${verdict(result, (text) => markdownText(text, longestShort))}${changed}${trust}\n`;
}

/** What the checks rest on: what is changed about it, then what is laxer; each place with its line. */
function trustParagraphs({ base, summary, laxer }: Trust, options: InRepository): string {
  const paragraph = (line: string | null, places: readonly (ShownChange | ShownLaxerPlace)[]): string => {
    if (line === null) return '';
    const shown = places.slice(0, mostPlaces).map(({ file, range, message }) => {
      const name = markdownText(inRepository(file, options), longestShort);
      return `<br>${name}, line ${range.start.line + 1}: ${markdownMessage(message, longestShort)}`;
    });
    const unnamed = places.length - shown.length;
    const more = unnamed > 0 ? `<br>+${unnamed} more` : '';
    return `\n\n${markdownMessage(line, longestText)}${shown.join('')}${more}`;
  };
  return paragraph(base?.summary ?? null, base?.changes ?? []) + paragraph(summary, laxer);
}

function heading(file: string, options: InRepository): string {
  const name = markdownText(inRepository(file, options), longestShort);
  return `\n### ${name}\n\n| Line | Level | Record | What to do | Rule |\n|---:|---|---|---|---|\n`;
}

function findingRow(finding: Finding): string {
  const clauses = clausePhrase(finding.clauses);
  const basis = clauses === '' ? '' : `<br><sub>${markdownText(clauses, longestShort)}</sub>`;
  const fix = finding.fixes.find(({ certain }) => certain);
  const repair =
    fix === undefined
      ? ''
      : `<br><sub>Can be fixed with --fix: ${markdownMessage(fix.title, longestShort)}</sub>`;
  return row([
    String(finding.range.start.line + 1),
    finding.severity === 'error' ? '**error**' : finding.severity,
    markdownText(finding.record ?? '', longestShort),
    markdownMessage(finding.message, longestText) + basis + repair,
    markdownLink(markdownText(finding.rule, longestShort), finding.docs),
  ]);
}

function suppressedRow(finding: SuppressedFinding, options: InRepository): string {
  const { kind, reason } = finding.suppressedBy;
  const file = markdownText(inRepository(finding.file, options), longestShort);
  return row([
    `${file}, line ${finding.range.start.line + 1}`,
    markdownText(finding.rule, longestShort),
    `${kind}: ${markdownMessage(reason, longestText)}`,
  ]);
}

const row = (columns: readonly string[]) => `| ${columns.join(' | ')} |\n`;
