import { countWords, listWords } from '../domain/words/lists.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Finding, Severity, SuppressedFinding } from '../model/finding.ts';
import type { Range } from '../model/text.ts';
import type { Trust } from '../model/trust.ts';

/** What the findings of a check are limited to. */
export interface ChangedScope {
  /** What was compared with, as people call it; null where nothing is committed yet and all of it counts as changed. */
  readonly base: string | null;
  /** The commit: where both histories part. */
  readonly commit: string | null;
  /** Files that are changed, new, gone or called otherwise. */
  readonly files: number;
  /** Findings in other files that the base has as well: they are not shown. */
  readonly elsewhere: number;
  /** What could not be compared, or is to be known about the comparison. */
  readonly notes: readonly string[];
}

/** Everything one run of `qms check` found: what every format is made from, and what `--format json` prints. */
export interface CheckResult {
  readonly version: 1;
  /** Folder that holds the `qms.yaml`, as an absolute path. */
  readonly root: string;
  /** The day the records were judged as of. */
  readonly today: IsoDate;
  /** Files that hold at least one record. */
  readonly files: number;
  readonly records: number;
  /** Symbolic links, folders without permission to enter, and names that are not UTF-8, where records could be: they were passed over. */
  readonly notRead: { readonly links: number; readonly folders: number; readonly names: readonly string[] };
  /** Rules the configuration switches off. */
  readonly rulesOff: readonly string[];
  /** What the checks themselves rest on. */
  readonly trust: Trust;
  /** Present where only findings of a change are shown. */
  readonly changed?: ChangedScope;
  /** Sorted by file (code units), position, rule, message. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** All that a check of a root answers, whatever part of it is asked for. */
export type CheckAnswer = Omit<CheckResult, 'version' | 'root' | 'changed'>;

/** Severities from the gravest down: the order in which limited formats fill their space. */
const severities: readonly Severity[] = ['error', 'warning', 'information'];

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** The findings with errors first, then warnings, then information; otherwise in the order given. */
export function gravestFirst<F extends Finding>(findings: readonly F[]): F[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** True when `--fix` repairs the finding without asking. */
export function isFixable(finding: Finding): boolean {
  return finding.fixes.some((fix) => fix.certain);
}

/** The last line that holds something of a range, zero-based: one that ends in front of a line ends on the line before. */
export const lastLine = ({ start, end }: Range): number =>
  end.character === 0 && end.line > start.line ? end.line - 1 : end.line;

/** How many names that are not UTF-8 are shown to people. */
const mostNames = 3;

/**
 * What was not read, for people: `2 links and 1 folder not read`; empty when all was. Names that are not UTF-8 are named.
 * @param show makes a name safe for the place where the phrase stands
 */
export function notReadPhrase(
  { links, folders, names }: CheckResult['notRead'],
  show: (name: string) => string,
): string {
  const named = listWords(names.map(show), 'and', mostNames);
  const parts = [
    ...(links > 0 ? [countWords(links, 'link')] : []),
    ...(folders > 0 ? [countWords(folders, 'folder')] : []),
    ...(names.length > 0
      ? [`${countWords(names.length, 'name that is', 'names that are')} not UTF-8 (${named})`]
      : []),
  ];
  return parts.length === 0 ? '' : `${listWords(parts)} not read`;
}

/** The severities that occur, for people: `2 errors, 1 warning, 3 for information`; empty for no finding. */
export function severityPhrase(findings: readonly Finding[]): string {
  const { error, warning, information } = countSeverities(findings);
  const parts: string[] = [];
  if (error > 0) parts.push(countWords(error, 'error'));
  if (warning > 0) parts.push(countWords(warning, 'warning'));
  if (information > 0) parts.push(`${information} for information`);
  return parts.join(', ');
}

/** How many findings are silenced, and how many of them by the baseline: `3 silenced, 2 by the baseline`. */
export function silencedPhrase(suppressed: readonly SuppressedFinding[]): string {
  const held = suppressed.filter(({ suppressedBy }) => suppressedBy.kind === 'baseline').length;
  const share = held === suppressed.length ? 'all' : held;
  return `${suppressed.length} silenced${held === 0 ? '' : `, ${share} by the baseline`}`;
}

/** A path below the root as seen from elsewhere: behind the root's own path from there (empty for the root itself). */
export function fromPrefix(prefix: string | undefined, file: string): string {
  if (prefix === undefined || prefix === '' || prefix === '.') return file;
  return prefix.endsWith('/') ? prefix + file : `${prefix}/${file}`;
}

/** Findings by file, files in the order of their first finding. */
export function byFile<F extends Finding>(findings: readonly F[]): Map<string, F[]> {
  const groups = new Map<string, F[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}

/**
 * What was compared, for people: `Compared with main (0123456789ab): 3 files changed.`, and what is to be known about that.
 * Names in it are as they are: whoever shows it makes it safe for its place.
 */
export function changedPhrase({ base, commit, files, notes }: ChangedScope): string {
  const compared =
    base === null
      ? 'Nothing is committed here yet, so all of it counts as changed.'
      : `Compared with ${base} (${commit?.slice(0, shortCommit) ?? ''}): ${countWords(files, 'file')} changed.`;
  return [compared, ...notes].join(' ');
}

/** How many findings of a change check are not shown, for people; empty where none is. */
export const elsewherePhrase = (changed: ChangedScope | undefined): string =>
  changed === undefined || changed.elsewhere === 0
    ? ''
    : `${countWords(changed.elsewhere, 'finding')} elsewhere not shown`;

const shortCommit = 12;
