import type { CommitFacts, CommitSignature } from '../../model/evidence.ts';
import type { RawCommit } from './commit.ts';
import type { Kept } from './evidence-cache.ts';
import type { Repository } from './repository.ts';

/** Looks at the signature of a commit. */
export type CheckSignature = (commit: RawCommit) => Promise<CommitSignature | null>;

/** So many signatures are looked at side by side: each takes a process. */
const atOnce = 4;

/** Whether a signature was found to fit by keys of the user, which may be revoked, or go. */
const isByKeyring = ({ signature }: CommitFacts): boolean =>
  signature?.kind === 'valid' && signature.by === 'gpg';

/** What the commit alone says; anything else is found out again: a program may be installed, or have failed, a key come. */
const isLasting = ({ signature }: CommitFacts): boolean =>
  signature == null ||
  signature.kind === 'valid' ||
  (signature.kind === 'not-understood' && signature.form !== 'algorithm');

/** What is known of commits, each looked at once. */
export class KnownCommits {
  readonly #repository: Repository;
  readonly #kept: ReadonlyMap<string, CommitFacts>;
  readonly #check: CheckSignature | null;
  readonly #keys: string | null;
  readonly #known = new Map<string, CommitFacts | null>();

  /**
   * @param kept what was found out before
   * @param check null to leave signatures alone
   * @param keys the keys of the user (`Signatures.keys`); null where that cannot be told
   */
  constructor(repository: Repository, kept: Kept | null, check: CheckSignature | null, keys: string | null) {
    this.#repository = repository;
    this.#check = check;
    this.#keys = check === null ? (kept?.keys ?? null) : keys;
    const isHolding = this.#keys !== null && this.#keys === kept?.keys;
    const known = Object.entries(kept?.commits ?? {});
    this.#kept = new Map(known.filter(([, facts]) => isHolding || !isByKeyring(facts)));
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

  /** What is worth keeping, and the keys with which it was found out. */
  lasting(): Pick<Kept, 'commits' | 'keys'> {
    const found = [...this.#known.values()].filter((facts) => facts !== null);
    const lasting = found.filter((facts) => isLasting(facts) && (this.#keys !== null || !isByKeyring(facts)));
    return { commits: Object.fromEntries(lasting.map((facts) => [facts.hash, facts])), keys: this.#keys };
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
