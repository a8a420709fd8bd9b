/** Names that are one where upper and lower case make no difference; each group in order, the groups by their first. */
export function caseTwins(names: Iterable<string>): readonly (readonly string[])[] {
  const first = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const folded = name.toLowerCase();
    const other = first.get(folded);
    if (other === undefined) {
      first.set(folded, name);
      continue;
    }
    const group = groups.get(folded) ?? [other];
    group.push(name);
    groups.set(folded, group);
  }
  return inOrder(groups.values());
}

const inOrder = (groups: Iterable<Iterable<string>>): readonly (readonly string[])[] =>
  [...groups].map((group) => [...group].sort()).sort(([one = ''], [other = '']) => (one < other ? -1 : 1));

/** The same of names that come and go. Who asks once has them all looked through, who asks again has them kept. */
export class CaseTwins {
  readonly #names: () => Iterable<string>;
  #isAskedAgain = false;
  #byFolded: Map<string, Set<string>> | null = null;
  /** Of the names as they are folded those that several have. */
  readonly #several = new Set<string>();

  constructor(names: () => Iterable<string>) {
    this.#names = names;
  }

  get groups(): readonly (readonly string[])[] {
    if (!this.#isAskedAgain) {
      this.#isAskedAgain = true;
      return caseTwins(this.#names());
    }
    if (this.#byFolded === null) {
      this.#byFolded = new Map();
      for (const name of this.#names()) this.add(name);
    }
    return inOrder([...this.#several].map((folded) => this.#byFolded!.get(folded)!));
  }

  /** A name has come. */
  add(name: string): void {
    if (this.#byFolded === null) return;
    const folded = name.toLowerCase();
    const names = this.#byFolded.get(folded);
    if (names === undefined) this.#byFolded.set(folded, new Set([name]));
    else if (names.add(name).size > 1) this.#several.add(folded);
  }

  /** A name has gone. */
  remove(name: string): void {
    const folded = this.#byFolded === null ? '' : name.toLowerCase();
    const names = this.#byFolded?.get(folded);
    if (names?.delete(name) !== true) return;
    if (names.size < 2) this.#several.delete(folded);
    if (names.size === 0) this.#byFolded!.delete(folded);
  }
}
