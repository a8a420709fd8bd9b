import { nearest } from '../schemas/nearest.ts';
import { formatGithub } from './github.ts';
import type { GithubOptions } from './github-options.ts';
import { formatJson } from './json.ts';
import type { CheckResult } from './result.ts';
import { oneLine } from './sanitize.ts';
import { formatSarif, type SarifOptions } from './sarif.ts';
import { formatText, type TextOptions } from './text.ts';

/** Everything any of the formats needs to know beside the result. */
export interface ReportContext extends TextOptions, GithubOptions, SarifOptions {}

/** What a format writes: `output` to standard output or its file, `summary` to `$GITHUB_STEP_SUMMARY`. */
export interface Formatted {
  readonly output: string;
  readonly summary?: string;
}

export type Formatter = (result: CheckResult, context: ReportContext) => Formatted;

const formatters: ReadonlyMap<string, Formatter> = new Map<string, Formatter>([
  ['text', (result, context) => ({ output: formatText(result, context) })],
  ['json', (result) => ({ output: formatJson(result) })],
  [
    'github',
    (result, context) => {
      const { annotations, summary } = formatGithub(result, context);
      return { output: annotations, summary };
    },
  ],
  ['sarif', (result, context) => ({ output: formatSarif(result, context) })],
]);

/** Names that `--format` takes, in the order help lists them. */
export const formatNames: readonly string[] = [...formatters.keys()];

/** The formatter of that name, or a sentence for the user when there is none. */
export function findFormat(name: string): { readonly format: Formatter } | { readonly problem: string } {
  const format = formatters.get(name);
  if (format) return { format };
  const near = nearest(name, formatNames);
  const hint = near === undefined ? `use one of ${formatNames.join(', ')}` : `did you mean \`${near}\``;
  const end = near === undefined ? '.' : '?';
  return { problem: `unknown format \`${oneLine(name, 40)}\`, ${hint}${end}` };
}
