import { oneLine } from '../document/sanitize.ts';
import { nearest } from '../schemas/nearest.ts';
import { formatAzure } from './azure.ts';
import type { InChange } from './changed-lines.ts';
import { formatGithub } from './github.ts';
import { formatGitlab } from './gitlab.ts';
import { formatJson } from './json.ts';
import { formatJunit, type JunitOptions } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import { formatRdjson, type RdjsonOptions } from './rdjson.ts';
import type { CheckResult } from './result.ts';
import { formatSarif, type SarifOptions } from './sarif.ts';
import { formatText, type TextOptions } from './text.ts';

/** Everything any of the formats needs to know besides the result. */
export interface ReportContext extends TextOptions, SarifOptions, JunitOptions, RdjsonOptions, InChange {}

/** What a format writes: `output` to standard output or its file, `summary` to `$GITHUB_STEP_SUMMARY`. */
export interface Formatted {
  readonly output: string;
  readonly summary?: string;
}

export type Formatter = (result: CheckResult, context: ReportContext) => Formatted;

export interface Format {
  /** What `--format` takes. */
  readonly name: string;
  /** Who reads it or where; completes "for". Shown by `qms help check` and docs/output-formats.md. */
  readonly purpose: string;
  /** What stays the same from release to release; Markdown, for docs/output-formats.md. */
  readonly stability: string;
  /** That it shows first what is on changed lines, which then have to be known. */
  readonly byChange?: true;
  /** That it lists all rules, which then have to be loaded. */
  readonly namesRules?: true;
  readonly write: Formatter;
}

/** Every format of findings; help, documentation and the tests of hostile text follow from this list. */
export const formats: readonly Format[] = [
  {
    name: 'text',
    purpose: 'people, in a terminal or a log',
    stability: 'may change in any release; do not parse it',
    write: (result, context) => ({ output: formatText(result, context) }),
  },
  {
    name: 'json',
    purpose: 'scripts',
    stability: 'stable contract, described by `schemas/findings.schema.json`',
    write: (result) => ({ output: formatJson(result) }),
  },
  {
    name: 'github',
    purpose: 'pull requests on GitHub: annotations and a step summary',
    stability: 'wording and layout may change',
    byChange: true,
    write: (result, context) => {
      const { annotations, summary } = formatGithub(result, context);
      return { output: annotations, summary };
    },
  },
  {
    name: 'sarif',
    purpose: 'GitHub code scanning, editors and dashboards that read SARIF 2.1.0',
    stability: 'follows the SARIF standard; rule ids and fingerprints are stable',
    namesRules: true,
    write: (result, context) => ({ output: formatSarif(result, context) }),
  },
  {
    name: 'gitlab',
    purpose: 'merge requests on GitLab: a Code Quality report',
    stability: 'follows the Code Quality report format; rule ids and fingerprints are stable',
    write: (result, context) => ({ output: formatGitlab(result, context) }),
  },
  {
    name: 'azure',
    purpose: 'Azure Pipelines: errors and warnings of the run, by logging commands',
    stability: 'wording and layout may change',
    byChange: true,
    write: (result, context) => ({ output: formatAzure(result, context) }),
  },
  {
    name: 'junit',
    purpose: 'pages of test results, on Jenkins, GitLab, Azure DevOps and others',
    stability: 'names of tests are stable, wording may change',
    namesRules: true,
    write: (result, context) => ({ output: formatJunit(result, context) }),
  },
  {
    name: 'rdjson',
    purpose: 'reviewdog, which comments on reviews: its diagnostic format',
    stability: 'follows the format; rule ids are stable, wording may change',
    write: (result, context) => ({ output: formatRdjson(result, context) }),
  },
  {
    name: 'markdown',
    purpose: 'a comment on a pull request, on any service',
    stability: 'wording and layout may change',
    byChange: true,
    write: (result, context) => ({ output: formatMarkdown(result, context) }),
  },
];

/** The format of that name among several, or a sentence for the user when there is none. */
export function formatOf<F extends { readonly name: string }>(
  name: string,
  known: readonly F[],
): { readonly format: F } | { readonly problem: string } {
  const format = known.find((each) => each.name === name);
  if (format) return { format };
  const names = known.map((each) => each.name);
  const near = nearest(name, names);
  const hint = near === undefined ? `use one of ${names.join(', ')}` : `did you mean \`${near}\``;
  const end = near === undefined ? '.' : '?';
  return { problem: `unknown format \`${oneLine(name, 40)}\`, ${hint}${end}` };
}

/** The format of findings of that name, or a sentence for the user when there is none. */
export const findFormat = (name: string) => formatOf(name, formats);
