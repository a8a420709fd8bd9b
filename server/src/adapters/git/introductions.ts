import type { QmsRecord } from '../../model/record.ts';
import { blockForm, indexOfBlock } from '../../records/block-identity.ts';
import { mappingsOf, textOf } from '../../records/values.ts';
import type { FileChange, History } from './history.ts';
import type { FileVersion, Versions } from './versions.ts';

/** A sign-off to be followed back, by what stays the same of it. */
export interface Sought {
  /** See `records/block-identity.ts`. */
  readonly key: string;
  /** Every id the record has or had. */
  readonly ids: ReadonlySet<string>;
  /** The block in canonical form. */
  readonly form: string;
  /** Its digest as written; null for none. */
  readonly digest: string | null;
}

/** A text that still held the sign-off, the commit that made it, and the one that came after. */
export interface Step {
  readonly commit: string;
  readonly version: FileVersion;
  readonly later: Step | null;
}

/** A sign-off in one file of a commit. */
export interface Position {
  readonly sought: Sought;
  readonly version: FileVersion;
  /** The texts passed on the way, the oldest first. */
  readonly steps: Step | null;
}

/** Where a sign-off begins. */
export interface Introduction {
  readonly sought: Sought;
  readonly commit: string;
  readonly version: FileVersion;
  /** False for a record that was there before, without this sign-off. */
  readonly isNewRecord: boolean;
  /** A block with this digest that was there before and said something else, in canonical form. */
  readonly edited: string | null;
  readonly steps: Step | null;
  /** How far back, in commits as they are listed. */
  readonly depth: number;
}

/** What came of following sign-offs: where they begin, those that lead to a commit beyond, those whose text is missing. */
export interface Followed {
  readonly introductions: ReadonlyMap<string, Introduction>;
  readonly beyond: ReadonlyMap<string, readonly Position[]>;
  readonly missing: ReadonlyMap<string, string>;
}

/** Not more texts than are kept once read. */
const mostAtOnce = 200;

type ByPath = Map<string, Position[]>;

/** What holds a block in some text: the record; or the record without the block; or nothing. */
type Held =
  | { readonly kind: 'held' }
  | { readonly kind: 'without'; readonly edited: string | null }
  | { readonly kind: 'absent' }
  | { readonly kind: 'missing' };

const recordsOf = (records: readonly QmsRecord[], { ids }: Sought): readonly QmsRecord[] =>
  records.filter(({ id }) => ids.has(id));

/** A block with the same digest that says something else: what it said before it was edited. */
function blockBefore(records: readonly QmsRecord[], { digest }: Sought): string | null {
  if (digest === null) return null;
  for (const { data } of records)
    for (const { value } of mappingsOf(data['signOffs']))
      if (textOf(value['digest']) === digest) return blockForm(value);
  return null;
}

/** Follows sign-offs from a commit back to the commits that brought them in, by what files held and not by lines. */
export class Follower {
  readonly #history: History;
  readonly #versions: Versions;
  readonly #introductions = new Map<string, Introduction>();
  readonly #missing = new Map<string, string>();
  readonly #pending = new Map<string, ByPath>();

  constructor(history: History, versions: Versions) {
    this.#history = history;
    this.#versions = versions;
  }

  async follow(
    starts: ReadonlyMap<string, readonly Position[]>,
    breathe?: () => Promise<unknown>,
    signal?: AbortSignal,
  ): Promise<Followed> {
    for (const [commit, positions] of starts) this.#hand(commit, positions);
    for (const [depth, { hash, parents }] of this.#history.commits.entries()) {
      const here = this.#pending.get(hash);
      if (here === undefined) continue;
      signal?.throwIfAborted();
      this.#pending.delete(hash);
      await this.#step(hash, parents, here, depth);
      await breathe?.();
    }
    const beyond = new Map(
      [...this.#pending].map(([commit, byPath]) => [commit, [...byPath.values()].flat()]),
    );
    return { introductions: this.#introductions, beyond, missing: this.#missing };
  }

  /** Puts positions down at a commit that is still to be looked at. */
  #hand(commit: string, positions: Iterable<Position>): void {
    const byPath: ByPath = this.#pending.get(commit) ?? new Map();
    this.#pending.set(commit, byPath);
    for (const position of positions) {
      const others = byPath.get(position.version.path);
      if (others === undefined) byPath.set(position.version.path, [position]);
      else others.push(position);
    }
  }

  /** Hands all of these on as they are: most files do not change in most commits. */
  #handAll(commit: string, all: ByPath): void {
    if (all.size === 0) return;
    const known = this.#pending.get(commit);
    if (known === undefined) {
      this.#pending.set(commit, all);
      return;
    }
    const [larger, smaller] = known.size >= all.size ? [known, all] : [all, known];
    this.#pending.set(commit, larger);
    for (const positions of smaller.values()) this.#hand(commit, positions);
  }

  async #step(commit: string, parents: readonly string[], here: ByPath, depth: number): Promise<void> {
    let left = here;
    /** For those that no parent has looked after yet: what the parents seen so far held. */
    const seen = new Map<Position, Held>();
    for (const parent of parents) {
      const changes = this.#history.changes(commit, parent);
      const touched: ByPath = new Map();
      for (const { path } of changes) {
        const positions = left.get(path);
        if (positions === undefined) continue;
        left.delete(path);
        touched.set(path, positions);
      }
      this.#handAll(parent, left);
      left = await this.#throughChanges(commit, parent, changes, touched, seen);
      if (left.size === 0) return;
    }
    for (const position of [...left.values()].flat())
      this.#settle(commit, position, seen.get(position), depth);
  }

  /** Looks for sign-offs in what a parent had in place of the files that changed. Returns those it did not have. */
  async #throughChanges(
    commit: string,
    parent: string,
    changes: readonly FileChange[],
    touched: ByPath,
    seen: Map<Position, Held>,
  ): Promise<ByPath> {
    const left: ByPath = new Map();
    if (touched.size === 0) return left;
    const changed = new Map(changes.map((change) => [change.path, change]));
    this.#prepare(changed, touched.keys());
    let elsewhere: ReadonlyMap<string, readonly FileVersion[]> | null = null;
    for (const [path, positions] of touched) {
      const before = changed.get(path)!.before;
      for (const position of positions) {
        const { sought } = position;
        let held: Held = { kind: 'absent' };
        let found: FileVersion | null = null;
        if (before !== null) {
          const version = { path, blob: before };
          held = await this.#held(version, sought);
          if (held.kind === 'held') found = version;
        }
        if (found === null && sought.digest !== null) {
          elsewhere ??= await this.#byDigest(changes);
          for (const version of elsewhere.get(sought.digest) ?? []) {
            if (version.path === path) continue;
            const other = await this.#held(version, sought);
            if (other.kind === 'held') found = version;
            else if (held.kind === 'absent') held = other;
            if (found !== null) break;
          }
        }
        if (found !== null) {
          const steps = { commit, version: position.version, later: position.steps };
          this.#hand(parent, [{ sought, version: found, steps }]);
          continue;
        }
        const earlier = seen.get(position);
        if (earlier === undefined || earlier.kind === 'absent' || held.kind === 'missing')
          seen.set(position, held);
        const others = left.get(path);
        if (others === undefined) left.set(path, [position]);
        else others.push(position);
      }
    }
    return left;
  }

  /** Asks for all texts at once that will be looked at one by one. */
  #prepare(changed: ReadonlyMap<string, FileChange>, paths: Iterable<string>): void {
    let count = 0;
    for (const path of paths) {
      const blob = changed.get(path)?.before ?? null;
      if (blob === null) continue;
      // What fails, fails again when it is looked at.
      this.#versions.facts({ path, blob }).catch(() => {});
      count += 1;
      if (count === mostAtOnce) return;
    }
  }

  /** Texts a commit replaced or removed, by the digests that stand in them. */
  async #byDigest(changes: readonly FileChange[]): Promise<ReadonlyMap<string, readonly FileVersion[]>> {
    const found = new Map<string, FileVersion[]>();
    const candidates = changes.flatMap(({ path, before }) =>
      before !== null && this.#versions.selects(path) ? [{ path, blob: before }] : [],
    );
    const digests = await Promise.all(candidates.map(({ blob }) => this.#versions.digestsIn(blob)));
    for (const [at, version] of candidates.entries()) {
      for (const digest of digests[at]!) {
        const others = found.get(digest);
        if (others === undefined) found.set(digest, [version]);
        else others.push(version);
      }
    }
    return found;
  }

  async #held(version: FileVersion, sought: Sought): Promise<Held> {
    const facts = await this.#versions.facts(version);
    if (facts === null) return { kind: 'missing' };
    const records = recordsOf(facts.records, sought);
    if (records.length === 0) return { kind: 'absent' };
    if (records.some((record) => indexOfBlock(record, sought.form) >= 0)) return { kind: 'held' };
    return { kind: 'without', edited: blockBefore(records, sought) };
  }

  #settle(commit: string, { sought, version, steps }: Position, held: Held | undefined, depth: number): void {
    if (held?.kind === 'missing') {
      this.#missing.set(sought.key, commit);
      return;
    }
    const known = this.#introductions.get(sought.key);
    // A sign-off that stands in several files began where it began first.
    if (known !== undefined && known.depth >= depth) return;
    this.#introductions.set(sought.key, {
      sought,
      commit,
      version,
      isNewRecord: held?.kind !== 'without',
      edited: held?.kind === 'without' ? held.edited : null,
      steps,
      depth,
    });
  }
}
