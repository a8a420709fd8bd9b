import type { Skipped } from '../../adapters/node/file-system.ts';
import { roots } from '../../core/roots.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Finding } from '../../model/finding.ts';
import type { CheckAnswer } from '../../report/result.ts';
import { localDate } from '../local-date.ts';
import { type OpenOptions, openProject } from '../open-project.ts';
import type { CheckedChange } from './changed.ts';
import type { Checking } from './checking.ts';
import type { Checked } from './config-from.ts';
import type { KeptAnswers } from './kept-answer.ts';
import { recordsHeldIn } from './outputs.ts';

/** What a root is to be checked for. */
export interface CheckRequest {
  readonly today: IsoDate | undefined;
  readonly cache: boolean;
  /** Follows `--changed=`, empty for nothing; undefined to show what is anywhere. */
  readonly changed: string | undefined;
  /** The commit of `--config-from`. */
  readonly from: string | undefined;
  /** Findings whose certain repairs are made first; null for none. */
  readonly repaired: ((finding: Finding) => boolean) | null;
  /** Findings that are shown wherever they are. */
  readonly isAlways: (finding: Finding) => boolean;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Reads and judges a root, going on from an earlier run where that can be.
 * @param answers where the answer is kept; null where it is not
 */
export async function checkAnew(
  root: string,
  request: CheckRequest,
  answers: KeptAnswers | null,
): Promise<Checking> {
  const { today, cache, changed, from, repaired, isAlways, progress } = request;
  // Files are listed more than once where they are read more than once.
  const passedOver = new Map<string, Skipped>();
  const options: OpenOptions = {
    skipped: (entry) => passedOver.set(entry.path, entry),
    cache,
    ...(today === undefined ? {} : { today }),
    ...(progress === undefined ? {} : { progress }),
  };
  const checked: Checked & Partial<CheckedChange> =
    changed !== undefined
      ? await (await import('./changed.ts')).checkedChange(root, changed, from, options, isAlways)
      : from === undefined
        ? await checkedAsIs(root, options, repaired, answers)
        : await (await import('./config-from.ts')).checkedByRef(root, from, options);
  const { project, outcome, base, scope, elsewhere = [] } = checked;
  for (const entry of answers?.look.skipped ?? []) passedOver.set(entry.path, entry);
  const entries = [...passedOver.values()];
  const notRead = notReadOf(entries, project.setup.selection.selects);
  const answer: CheckAnswer = {
    today: project.today,
    files: project.recordFiles,
    records: project.store.recordCount,
    notRead,
    rulesOff: Object.keys(project.configuration.rules)
      .filter((rule) => project.configuration.rules[rule] === 'off')
      .sort(),
    trust: await roots.trust(project, {
      day: today === undefined ? localDate() : null,
      innerRoots: entries.flatMap(({ kind, path }) => (kind === 'root' ? [path] : [])),
      notRead: notRead.links + notRead.folders + notRead.names.length,
      ...(base === undefined ? {} : { base }),
    }),
    findings: outcome.findings,
    suppressed: outcome.suppressed,
  };
  return {
    answer,
    ...(scope === undefined ? {} : { change: { scope, elsewhere } }),
    holdsRecords: recordsHeldIn(project),
    async keep() {
      await project.keep();
      answers?.keep(answer, project);
    },
  };
}

/** A root that is checked by what its own files say; what is wanted is repaired first. */
async function checkedAsIs(
  root: string,
  options: OpenOptions,
  repaired: CheckRequest['repaired'],
  answers: KeptAnswers | null,
): Promise<Checked> {
  if (repaired !== null) {
    const project = await (await import('./fix.ts')).fixAndOpen(root, options, repaired);
    return { project, outcome: await roots.check(project) };
  }
  const keep = options.cache ?? true;
  const going = answers === null ? options : { ...options, ...givenBy(answers) };
  const project = await openProject(root, { ...going, keep });
  return { project, outcome: await roots.check(project) };
}

const givenBy = ({ look, digests, noted, language }: KeptAnswers) => ({ look, digests, noted, language });

/** What was passed over and would have been read as a record otherwise, or could hold some. */
function notReadOf(entries: readonly Skipped[], selects: (path: string) => boolean): CheckAnswer['notRead'] {
  const missed = entries.filter(({ path, isFolder }) =>
    isFolder ? ['yaml', 'md'].some((ending) => selects(`${path}/record.${ending}`)) : selects(path),
  );
  const count = (of: Skipped['kind']): number => missed.filter(({ kind }) => kind === of).length;
  const names = missed.flatMap(({ spelled }) => (spelled === undefined ? [] : [spelled])).sort();
  return { links: count('link'), folders: count('folder'), names };
}
