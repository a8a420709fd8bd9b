import { defineMessages } from '../messages/define-messages.ts';
import type { Language } from '../messages/language.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { Finding, SuppressedFinding } from '../model/finding.ts';
import { baselineFile, type NameNow, placeName } from '../records/baseline.ts';
import type { ReadBaseline } from '../records/read-baseline.ts';
import { type BaselineTerms, type JudgedBaseline, judgeBaseline, noBaseline } from './baseline/judge.ts';
import { leftOver } from './baseline/left-over.ts';
import { type MatchedEntry, type MatchedFile, matchBaseline } from './baseline/match.ts';
import { deepEqual } from './deep-equal.ts';
import { inOrder } from './findings/order.ts';
import type { PublishedFile } from './findings/publication.ts';

export { holdsMore } from './baseline/left-over.ts';
export type { MatchedEntry } from './baseline/match.ts';

const say = defineMessages('baseline.finding', {
  beyond:
    'The baseline holds {count, plural, one {one finding} other {# findings}} of this rule here, and there are more.',
});

export interface BaselineOptions {
  /** The baseline as it stands, or null where there is none. */
  readonly read: () => ReadBaseline | null;
  readonly terms: () => BaselineTerms;
  /** The id under which a record is known now, or null where no record has or had it. */
  readonly nameNow: (id: string) => string | null;
  /** Whether there is a file. */
  readonly isThere: (path: string) => boolean;
  /** True while some text cannot be read, so that what is found now says little of what is left. */
  readonly isUnsure: () => boolean;
  readonly language: Language;
}

/** Lays the baseline over what has been published. Where there is none it does nothing. */
export class Baseline {
  readonly #options: BaselineOptions;
  #shown = new Map<string, { readonly of: MatchedFile; readonly file: PublishedFile }>();
  #entries: readonly MatchedEntry[] = [];
  #issues: readonly ReadingIssue[] = [];

  constructor(options: BaselineOptions) {
    this.#options = options;
  }

  /** A file as it is shown with the baseline; undefined where that changes nothing. */
  shown(path: string): PublishedFile | undefined {
    return this.#shown.get(path)?.file;
  }

  /** The baseline as it stands, or null where there is none. */
  get read(): ReadBaseline | null {
    return this.#options.read();
  }

  /** What is wrong with the baseline. */
  get issues(): readonly ReadingIssue[] {
    return this.#issues;
  }

  /** The entries that count, or did until their day, with what is found of them. */
  get entries(): readonly MatchedEntry[] {
    return this.#entries;
  }

  /**
   * Takes in what is published now.
   * @param isComplete false while more is to be published: then nothing is said of what is left
   * @returns files that are to be shown anew, the baseline among them where something else is to be said of it
   */
  renew(published: ReadonlyMap<string, PublishedFile>, isComplete: boolean): readonly string[] {
    const { read: current, terms, nameNow, isThere, isUnsure } = this.#options;
    const read = current();
    if (read === null && this.#shown.size + this.#issues.length === 0) return [];
    const given = terms();
    const now: NameNow = (id) => nameNow(id) ?? id;
    const judged: JudgedBaseline = read === null ? noBaseline : judgeBaseline(read, given, now);
    const files = [...published.keys()].sort().map((path) => [path, published.get(path)!] as const);
    const matched = matchBaseline(files, judged, now);
    const changed = this.#show(matched.files);
    this.#entries = matched.entries;
    if (!isComplete) return changed;
    const left =
      read === null || isUnsure()
        ? []
        : leftOver(matched, read, given.today, (id) => nameNow(id) !== null, isThere);
    const issues = [...judged.issues, ...left];
    if (!deepEqual(issues, this.#issues)) changed.push(baselineFile);
    this.#issues = issues;
    return changed;
  }

  #show(matched: readonly MatchedFile[]): string[] {
    const before = this.#shown;
    this.#shown = new Map();
    const changed: string[] = [];
    for (const of of matched) {
      const known = before.get(of.path);
      const isKept = known !== undefined && isSame(known.of, of);
      if (!isKept) changed.push(of.path);
      this.#shown.set(of.path, { of, file: isKept ? known.file : this.#silenced(of) });
    }
    for (const path of before.keys()) if (!this.#shown.has(path)) changed.push(path);
    return changed;
  }

  #silenced({ published, silenced, beyond }: MatchedFile): PublishedFile {
    const findings: Finding[] = [];
    const places = new Map(published.places);
    for (const finding of published.findings) {
      if (silenced.has(finding)) continue;
      const entry = beyond.get(finding);
      const shown = entry === undefined ? finding : this.#beyond(finding, entry);
      findings.push(shown);
      const place = published.places.get(finding);
      if (place !== undefined) places.set(shown, place);
    }
    const more = [...silenced].map(([finding, entry]) => {
      const held = suppressed(finding, entry);
      const place = published.places.get(finding);
      if (place !== undefined) places.set(held, place);
      return held;
    });
    return { ...published, findings, places, suppressed: inOrder([...published.suppressed, ...more]) };
  }

  /** Of several alike nobody can say which came later, so that those beyond are shown with what the baseline holds. */
  #beyond(finding: Finding, { range, places }: BaselineEntry): Finding {
    const count = places.get(placeName(finding.path)) ?? 0;
    const message = this.#options.language.text(say.beyond({ count }));
    return { ...finding, related: [...finding.related, { file: baselineFile, range, message }] };
  }
}

/** Entries are the same objects until the baseline is read anew. */
const isSame = (left: MatchedFile, right: MatchedFile): boolean =>
  left.published === right.published &&
  isSameMap(left.silenced, right.silenced) &&
  isSameMap(left.beyond, right.beyond);

const isSameMap = <K, V>(left: ReadonlyMap<K, V>, right: ReadonlyMap<K, V>): boolean =>
  left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);

const suppressed = (
  finding: Finding,
  { owner, reason, since, until, range }: BaselineEntry,
): SuppressedFinding => ({
  ...finding,
  suppressedBy: {
    kind: 'baseline',
    reason: `until ${until}, ${owner}: ${reason}`,
    entry: { file: baselineFile, range, owner, since, until },
  },
});
