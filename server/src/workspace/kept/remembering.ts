import { templateOf } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Aggregate } from '../../model/queries.ts';
import type { PublishedFile } from '../findings/publication.ts';
import { factsOfTheDay } from '../invalidate.ts';
import type { RuleRunner } from '../rule-runner.ts';
import type { Facts } from '../tracked-queries.ts';
import { isHistoryAsItWas, type Judged, type KeptHistory, readJudged, writeJudged } from './judged.ts';
import { filesIn, indexFiles } from './kept-files.ts';
import type { Postings } from './postings.ts';
import { readPublished, writePublished } from './published.ts';
import type { EarlierRun, RunBasis, RunToKeep } from './run-keeper.ts';
import { RunReads, readersIn } from './run-reads.ts';

/** With more changed files than these, or than one of so many, it is quicker to judge everything. */
const [fewChanged, oneOf] = [8, 20];

/**
 * Whether going on from an earlier run gains anything.
 * @param changed how many files have changed since
 * @param read how many it read
 */
export const isWorthGoingOn = (changed: number, read: number): boolean =>
  changed <= Math.max(fewChanged, read / oneOf);

/** What an earlier run knew that is of use now. */
export interface Remembered {
  readonly earlier: EarlierRun;
  readonly judged: Judged;
  /** What read what; null where nothing is to be taken in. */
  readonly reads: Postings | null;
  /** Whether what the history said then is known to be what it says now. */
  readonly isHistoryAsItWas: boolean;
  /** Whether another commit is checked out, which says the same. */
  readonly isOtherHead: boolean;
  /** Whether it was judged on another day. */
  readonly isOtherDay: boolean;
  /** What was published, by file. */
  readonly published: ReadonlyMap<string, PublishedFile>;
}

/**
 * What of an earlier run is of use; null where something that everything rests on is another, or so much has
 * changed that nothing would be gained.
 * @param groupings all groupings there are
 * @param isLasting whether more will change later
 * @param language what is said of it is put into words in
 */
export function rememberedOf(
  earlier: EarlierRun,
  { today, evidence }: Facts,
  groupings: ReadonlyMap<string, Aggregate>,
  isLasting: boolean,
  language: Language,
): Remembered | null {
  const { changed, paths, head } = earlier;
  if (!isWorthGoingOn(changed.length, paths.length)) return null;
  const part = earlier.part('judged');
  const judged = part === null ? null : readJudged(part);
  if (judged === null) return null;
  if (judged.groups.some((name) => !groupings.has(name))) return null;
  const isAsItWas = isHistoryAsItWas(judged.history, head, evidence);
  if (!isAsItWas && isNotAsked(evidence) !== isNotAsked(judged.history.evidence)) return null;
  const isOtherDay = judged.today !== today;
  const needsReads = isLasting || isOtherDay || changed.length > 0 || !isAsItWas;
  const reads = needsReads ? earlier.part('reads') : null;
  if (needsReads && reads === null) return null;
  const shown = earlier.part('published');
  const published = shown === null ? null : readPublished(shown, templateOf, language);
  return {
    ...{ earlier, judged, reads, isOtherDay, isHistoryAsItWas: isAsItWas, isOtherHead: false },
    published: published ?? new Map(),
  };
}

const isNotAsked = (evidence: Evidence): boolean =>
  evidence.kind === 'none' && evidence.reason === 'not-asked';

/**
 * Puts what an earlier run knew in place of what reading and judging everything would bring. What has changed since is
 * still to be taken in.
 */
export function begin(
  { earlier, judged, reads, isOtherDay }: Remembered,
  facts: Facts,
  runner: RuleRunner,
  groupings: ReadonlyMap<string, Aggregate>,
): void {
  const { paths, records } = earlier;
  facts.store.beginAs(
    {
      paths,
      records,
      factsOf: earlier.factsOf,
      filesWith: filesIn(earlier.part('index'), paths),
      groups: new Set(judged.groups),
    },
    (record) => facts.aggregates.take(record),
  );
  for (const path of judged.unread) facts.unread.put(path, facts.store.factsOf(path)?.unread);
  facts.unread.renew();
  for (const [path, content] of judged.contents) facts.contents.set(path, content);
  if (judged.history.wanted !== null) facts.evidence = judged.history.evidence;
  runner.beginWith(judged.findings);
  if (reads === null) return;
  let keys: readonly string[] | null = null;
  const allKeys = (): readonly string[] => {
    keys ??= keysOf(paths, records);
    return keys;
  };
  runner.goOn(readersIn(reads, allKeys), groupings);
  if (earlier.isListAnother) runner.invalidate('file names', '');
  if (isOtherDay) runner.goOnToday(judged.ofTheDay);
}

const keysOf = (paths: Iterable<string>, records: readonly number[]): readonly string[] =>
  [...paths].flatMap((path, index) =>
    Array.from({ length: records[index]! }, (_, ordinal) => `${path}#${ordinal}`),
  );

/** By path, how many records each file holds that was read, in the order of the list. */
const recordsOf = ({ listed }: RunBasis, { store }: Facts): ReadonlyMap<string, number> =>
  new Map(
    listed.flatMap((path) => {
      const facts = store.factsOf(path);
      return facts === undefined ? [] : [[path, facts.records.length] as const];
    }),
  );

/** Takes over what is known of who read what in the run another one went on from. */
export function addEarlierReads(reads: RunReads, { earlier, reads: before }: Remembered): void {
  if (before !== null) reads.addEarlier(before, keysOf(earlier.paths, earlier.records));
}

/** What notes, while everything is judged, what rules read, for the next run. */
export function readsToKeep(basis: RunBasis, facts: Facts, { rulesOfRecord }: RuleRunner): RunReads {
  const records = recordsOf(basis, facts);
  return new RunReads(keysOf(records.keys(), [...records.values()]), rulesOfRecord);
}

/**
 * All that is to be kept of a run of which everything is known.
 * @param groups the groupings that were asked for
 * @param published what was published of each file
 */
export function runToKeep(
  basis: RunBasis,
  facts: Facts,
  runner: RuleRunner,
  reads: RunReads,
  wanted: KeptHistory['wanted'],
  groups: readonly Aggregate[],
  published: ReadonlyMap<string, PublishedFile>,
): RunToKeep {
  const { store, contents, evidence, today } = facts;
  const files = basis.listed.flatMap((path) => store.factsOf(path) ?? []);
  const judged: Judged = {
    today,
    ofTheDay: [...factsOfTheDay(store)],
    findings: runner.kept(),
    history: { wanted, evidence },
    contents,
    unread: files.flatMap(({ path, unread }) => (unread === undefined ? [] : path)),
    groups: groups.map(({ name }) => name),
    speaking: files.flatMap(({ path, issues, ignores }) => (issues.length + ignores.length > 0 ? path : [])),
  };
  return {
    records: recordsOf(basis, facts),
    factsOf: (path) => store.factsOf(path),
    contents: contents.keys(),
    parts: {
      judged: writeJudged(judged),
      index: indexFiles(files, groups),
      reads: reads.build(),
      published: writePublished(published),
    },
  };
}
