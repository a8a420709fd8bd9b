import { oneLine } from '../document/sanitize.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { changedFirst, type InChange } from './changed-lines.ts';
import { withClauses } from './clauses.ts';
import { inRepository } from './in-repository.ts';
import { type CheckResult, gravestFirst, lastLine } from './result.ts';
import { formatSummary } from './summary.ts';
import { firstOfTrust, trustRule } from './trust.ts';

const command: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice' };
/** GitHub shows ten annotations of each level per step and drops the others without a word. */
const mostPerLevel = 10;
const longestMessage = 4000;
const longestTitle = 200;

/**
 * Findings for a pull request on GitHub, of each level those on changed lines first: `annotations` are workflow commands for standard output,
 * `summary` is Markdown for the file named by `$GITHUB_STEP_SUMMARY`.
 */
export function formatGithub(
  result: CheckResult,
  options: InChange = {},
): { annotations: string; summary: string } {
  return { annotations: annotations(result, options), summary: formatSummary(result, options) };
}

function annotations(result: CheckResult, options: InChange): string {
  const graded = gravestFirst(changedFirst(result.findings, options.changed));
  const ofLevel = (severity: Severity) => graded.filter((finding) => finding.severity === severity);
  const errors = ofLevel('error').slice(0, mostPerLevel);
  const warnings = ofLevel('warning').slice(0, mostPerLevel);
  // What is laxer stands first: the pull request may have made it so.
  const { shown: laxer, unnamed } = firstOfTrust(result.trust);
  const first = [
    ...laxer.map((finding) => annotation(finding, options)),
    ...(unnamed > 0 ? [`::notice title=${trustRule}::+${unnamed} more in the summary`] : []),
  ];
  const room = mostPerLevel - first.length;
  const information = ofLevel('information');
  const isAll = errors.length + warnings.length + Math.min(information.length, room) === graded.length;
  // The line that says how many are left out is a notice itself and takes the place of one.
  const shown = [...errors, ...warnings, ...information.slice(0, isAll ? room : room - 1)];
  const lines = [...first, ...shown.map((finding) => annotation(finding, options))];
  const more = graded.length - shown.length;
  if (more > 0) lines.push(`::notice title=qms::+${more} more in the summary`);
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(finding: Finding, options: InChange): string {
  const { start, end } = finding.range;
  const properties: [string, string | number][] = [
    ['file', inRepository(finding.file, options)],
    ['line', start.line + 1],
    ['endLine', lastLine(finding.range) + 1],
  ];
  if (start.line === end.line)
    properties.push(['col', start.character + 1], ['endColumn', end.character + 1]);
  const title = finding.record === undefined ? finding.rule : `${finding.rule} (${finding.record})`;
  properties.push(['title', oneLine(title, longestTitle)]);
  const message = withClauses(oneLine(finding.message, longestMessage), finding);
  const written = properties
    .map(([name, value]) => `${name}=${escapeProperty(oneLine(String(value)))}`)
    .join(',');
  return `::${command[finding.severity]} ${written}::${escapeData(message)}`;
}

/** The message of a workflow command ends at the line's end; the runner decodes these three. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property also ends at `,`, and the list of properties at `::`. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
