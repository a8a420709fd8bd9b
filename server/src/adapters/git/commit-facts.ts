import type { CommitFacts, CommitSignature } from '../../model/evidence.ts';
import type { RawCommit } from './commit.ts';
import type { Repository } from './repository.ts';

/** Looks at the signature of a commit. */
export type CheckSignature = (commit: RawCommit) => Promise<CommitSignature | null>;

/** So many signatures are looked at side by side: each takes a process. */
const atOnce = 4;

/** What will be found out again: a program may be installed, a key be imported. */
const isLasting = ({ signature }: CommitFacts): boolean =>
  signature?.kind !== 'no-program' && signature?.kind !== 'unknown-key';

/** What is known of commits, each looked at once. */
export class KnownCommits {
  readonly #repository: Repository;
  readonly #kept: ReadonlyMap<string, CommitFacts>;
  readonly #check: CheckSignature | null;
  readonly #known = new Map<string, CommitFacts | null>();

  /** @param check null to leave signatures alone */
  constructor(
    repository: Repository,
    kept: Readonly<Record<string, CommitFacts>>,
    check: CheckSignature | null,
  ) {
    this.#repository = repository;
    this.#kept = new Map(Object.entries(kept));
    this.#check = check;
  }

  /** Looks at many commits. */
  async look(hashes: Iterable<string>): Promise<void> {
    const waiting = [...new Set(hashes)];
    const work = async (): Promise<void> => {
      for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop())
        if (!this.#known.has(hash)) this.#known.set(hash, await this.#facts(hash));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  /** A commit that was looked at; null when it is missing. */
  get(hash: string): CommitFacts | null {
    return this.#known.get(hash) ?? null;
  }

  /** What is worth keeping. */
  lasting(): Record<string, CommitFacts> {
    const found = [...this.#known.values()].filter((facts) => facts !== null);
    return Object.fromEntries(found.filter(isLasting).map((facts) => [facts.hash, facts]));
  }

  async #facts(hash: string): Promise<CommitFacts | null> {
    const kept = this.#kept.get(hash);
    if (kept !== undefined && (this.#check === null || kept.signature !== undefined)) return kept;
    const raw = await this.#repository.commit(hash);
    if (raw === null) return null;
    const { author, committer } = raw;
    const facts = { hash, author, committer };
    return this.#check === null ? facts : { ...facts, signature: await this.#check(raw) };
  }
}
