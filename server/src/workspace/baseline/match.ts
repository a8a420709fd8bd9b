import type { BaselineEntry } from '../../model/baseline.ts';
import type { Finding } from '../../model/finding.ts';
import { entryKey, type NameNow, placeName, subjectNow, subjectOf } from '../../records/baseline.ts';
import type { PublishedFile } from '../findings/publication.ts';
import type { JudgedBaseline } from './judge.ts';

/** What the baseline does to the findings of one file. */
export interface MatchedFile {
  readonly path: string;
  readonly published: PublishedFile;
  readonly silenced: ReadonlyMap<Finding, BaselineEntry>;
  /** Findings at a place of an entry that holds fewer than there are. */
  readonly beyond: ReadonlyMap<Finding, BaselineEntry>;
}

/** What became of an entry. */
export interface MatchedEntry {
  readonly entry: BaselineEntry;
  /** How many findings there are at its places; at most as many as it holds. */
  readonly found: ReadonlyMap<string, number>;
  /** Some of the findings. */
  readonly findings: readonly Finding[];
}

export interface Matched {
  readonly files: readonly MatchedFile[];
  readonly entries: readonly MatchedEntry[];
  /** What is found about files and no entry names: by rule and file, how many at which place. */
  readonly unnamed: UnnamedFindings;
}

export type UnnamedFindings = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;

/** How many findings of an entry are kept for what is said of it. */
const keptFindings = 5;

/** An entry while findings are counted against it. */
interface Counted {
  readonly entry: BaselineEntry;
  readonly silences: boolean;
  readonly found: Map<string, number>;
  readonly findings: Finding[];
}

/**
 * Counts findings against the entries of a baseline, file by file in order of their paths and down each file: as many
 * as an entry holds at a place are silenced, those beyond are not.
 * @param files with what was published of them before the baseline was asked
 * @param nameNow what a record is called now that an entry names by an id it had before
 */
export function matchBaseline(
  files: readonly (readonly [path: string, published: PublishedFile])[],
  { inEffect, expired }: JudgedBaseline,
  nameNow: NameNow,
): Matched {
  const counted = new Map<string, Counted>();
  const put = (entry: BaselineEntry, silences: boolean): void => {
    const key = entryKey(entry.rule, subjectNow(entry.subject, nameNow));
    if (!counted.has(key)) counted.set(key, { entry, silences, found: new Map(), findings: [] });
  };
  for (const entry of inEffect) put(entry, true);
  for (const entry of expired) put(entry, false);
  const rules = new Set([...inEffect, ...expired].map(({ rule }) => rule));
  const matched: MatchedFile[] = [];
  const unnamed = new Map<string, Map<string, Map<string, number>>>();
  for (const [path, published] of files) {
    const silenced = new Map<Finding, BaselineEntry>();
    const beyond = new Map<Finding, BaselineEntry>();
    for (const finding of published.findings) {
      if (!rules.has(finding.rule)) continue;
      const known = counted.get(entryKey(finding.rule, subjectOf(finding)));
      const place = placeName(finding.path);
      if (known === undefined && finding.record === undefined) {
        const ofRule = unnamed.get(finding.rule) ?? new Map<string, Map<string, number>>();
        const places = ofRule.get(path) ?? new Map<string, number>();
        places.set(place, (places.get(place) ?? 0) + 1);
        unnamed.set(finding.rule, ofRule.set(path, places));
      }
      const held = known?.entry.places.get(place);
      if (known === undefined || held === undefined) continue;
      const before = known.found.get(place) ?? 0;
      if (before < held) {
        known.found.set(place, before + 1);
        if (known.findings.length < keptFindings) known.findings.push(finding);
        if (known.silences) silenced.set(finding, known.entry);
      } else if (known.silences) beyond.set(finding, known.entry);
    }
    if (silenced.size + beyond.size > 0) matched.push({ path, published, silenced, beyond });
  }
  return { files: matched, entries: [...counted.values()], unnamed };
}
