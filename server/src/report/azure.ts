import { oneLine } from '../document/sanitize.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { changedFirst, type InChange } from './changed-lines.ts';
import { withClauses } from './clauses.ts';
import { type InRepository, inRepository } from './in-repository.ts';
import { type CheckResult, gravestFirst } from './result.ts';
import { firstOfTrust, trustRule } from './trust.ts';

/** A run of Azure Pipelines knows issues of two types. */
const type: Record<Severity, 'error' | 'warning'> = {
  error: 'error',
  warning: 'warning',
  information: 'warning',
};
const longestMessage = 4000;

/**
 * The result as logging commands of Azure Pipelines, one line per finding, errors first and of each level those on changed
 * lines; what makes the checks laxer
 * stands before all others. The page of a run shows ten of a type, its log shows all. The page shows the message alone, so
 * the place stands in it too.
 */
export function formatAzure(result: CheckResult, options: InChange): string {
  const { shown, unnamed } = firstOfTrust(result.trust);
  const lines = [
    ...shown.map((finding) => issue(finding, options)),
    ...(unnamed > 0 ? [command({ type: 'warning', code: trustRule }, `+${unnamed} more`)] : []),
    ...gravestFirst(changedFirst(result.findings, options.changed)).map((finding) => issue(finding, options)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function issue(finding: Finding, options: InRepository): string {
  const { severity, rule } = finding;
  const file = inRepository(finding.file, options);
  const line = String(finding.range.start.line + 1);
  const column = String(finding.range.start.character + 1);
  const level = severity === 'information' ? 'for information: ' : '';
  const message = withClauses(oneLine(finding.message, longestMessage), finding);
  return command(
    { type: type[severity], sourcepath: file, linenumber: line, columnnumber: column, code: rule },
    `${oneLine(`${file}:${line}:${column}`)}: ${level}${message}`,
  );
}

const command = (properties: Readonly<Record<string, string>>, message: string): string =>
  `##vso[task.logissue ${Object.entries(properties)
    .map(([name, value]) => `${name}=${escaped(oneLine(value))}`)
    .join(';')}]${escaped(message)}`;

/** What the agent decodes again: the ends of a property and of the properties, and the sign of the codes themselves. */
const escaped = (text: string): string =>
  text.replaceAll('%', '%AZP25').replaceAll(';', '%3B').replaceAll(']', '%5D');
