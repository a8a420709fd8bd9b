import type { Configuration } from '../model/configuration.ts';
import type { UnreadText } from '../model/facts.ts';
import type { Aggregate } from '../model/queries.ts';
import type { RecordStore } from './record-store.ts';

/** What a change of the texts that could not be read has made another answer possible to. */
export interface UnreadChange {
  readonly ids: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** Keys of the records that are no longer sure, or are so again. */
  readonly records: ReadonlySet<string>;
  /** True where anything may have another answer. */
  readonly all: boolean;
}

/** Tells which ids of a text that could not be read are those of records that were read all the same. */
type KnownRecords = Pick<RecordStore, 'hasId' | 'isMentioned' | 'recordsIn'>;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * What may stand in files that could be read in part only. Rules are judged by what they ask: an answer that such a
 * text may change makes what they say worthless, until the text is mended.
 */
export class UnreadTexts {
  readonly #known: KnownRecords;
  readonly #rules: () => Configuration['rules'];
  readonly #texts = new Map<string, UnreadText>();
  /** Ids that stand in such a text and under which no record could be read for sure. */
  readonly #ids = new Set<string>();
  readonly #types = new Set<string>();
  readonly #words = new Set<string>();
  readonly #unsure = new Set<string>();
  #anyId = false;
  #anyType = false;
  #isCounted = true;
  #isWatching = false;
  #isDoubtful = false;

  constructor(known: KnownRecords, rules: () => Configuration['rules']) {
    this.#known = known;
    this.#rules = rules;
  }

  /** Takes in what a file leaves open now: nothing, where all of it was read. */
  put(path: string, text: UnreadText | undefined): void {
    if (text === undefined && !this.#texts.has(path)) return;
    if (text === undefined) this.#texts.delete(path);
    else this.#texts.set(path, text);
    this.#isCounted = false;
  }

  /** True where something was taken in since all was counted. */
  get isChanged(): boolean {
    return !this.#isCounted;
  }

  /** True where all files could be read. */
  get isEmpty(): boolean {
    return this.#texts.size === 0;
  }

  /** The files with such a text that names a type, in which records of it may stand. */
  naming(type: string): readonly string[] {
    return [...this.#texts].flatMap(([path, { types }]) => (types?.includes(type) === true ? [path] : []));
  }

  /** Counts again what all texts leave open; says what is another since the last time. */
  renew(): UnreadChange {
    const before = this.#counted();
    this.#count();
    const after = this.#counted();
    return {
      ids: difference(before.ids, after.ids),
      types: difference(before.types, after.types),
      words: difference(before.words, after.words),
      records: difference(before.unsure, after.unsure),
      all: before.anyId !== after.anyId || before.anyType !== after.anyType,
    };
  }

  #counted() {
    return {
      ids: new Set(this.#ids),
      types: new Set(this.#types),
      words: new Set(this.#words),
      unsure: new Set(this.#unsure),
      anyId: this.#anyId,
      anyType: this.#anyType,
    };
  }

  #count(): void {
    this.#isCounted = true;
    for (const set of [this.#ids, this.#types, this.#words, this.#unsure]) set.clear();
    [this.#anyId, this.#anyType] = [false, false];
    const rules = this.#rules();
    for (const [path, text] of this.#texts) {
      // Where its finding is no error, a text must not hide others.
      if ((rules[text.rule] ?? 'error') !== 'error') continue;
      const records = this.#known.recordsIn(path);
      const unsure = text.unsure.map((ordinal) => `${path}#${ordinal}`);
      for (const key of unsure) this.#unsure.add(key);
      const sure = new Set(records.filter(({ key }) => !unsure.includes(key)).map(({ id }) => id));
      for (const id of text.ids ?? []) if (!sure.has(id)) this.#ids.add(id);
      for (const { key, id } of records) if (unsure.includes(key) && id !== '') this.#ids.add(id);
      for (const type of text.types ?? []) this.#types.add(type);
      for (const word of text.words ?? []) {
        this.#words.add(word);
        this.#words.add(nameOf(word));
      }
      this.#anyId ||= text.ids === null;
      this.#anyType ||= text.types === null;
    }
  }

  /** True for a record that may say something else once its text is mended. */
  isUnsure(key: string): boolean {
    return this.#unsure.has(key);
  }

  /** Whether a record of this id may stand in a text that could not be read. */
  mayHold(id: string): boolean {
    return this.#ids.has(id) || (this.#anyId && !this.#known.hasId(id));
  }

  /** Watches what a rule asks while it runs; true when an answer may be another once all texts are mended. */
  watch(run: () => void): boolean {
    [this.#isWatching, this.#isDoubtful] = [true, false];
    try {
      run();
    } finally {
      this.#isWatching = false;
    }
    return this.#isDoubtful;
  }

  askedFor(id: string): void {
    if (this.#isWatching && this.mayHold(id)) this.#isDoubtful = true;
  }

  askedOfType(type: string): void {
    if (this.#isWatching && (this.#anyType || this.#types.has(type))) this.#isDoubtful = true;
  }

  askedWhoMentions(id: string): void {
    if (this.#isWatching && this.#mayMention(id)) this.#isDoubtful = true;
  }

  askedWhoLinks(path: string): void {
    if (this.#isWatching && this.#words.has(nameOf(path))) this.#isDoubtful = true;
  }

  askedIn({ types }: Aggregate, bucket: string): void {
    if (!this.#isWatching) return;
    // What groups records of all types does so by what they mention.
    if (types.length === 0) this.askedWhoMentions(bucket);
    else for (const type of types) this.askedOfType(type);
  }

  #mayMention(id: string): boolean {
    return this.#words.has(id) || (this.#anyId && !this.#known.isMentioned(id));
  }
}

/** What is in one of two sets alone. */
const difference = (one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...[...one].filter((each) => !other.has(each)), ...[...other].filter((each) => !one.has(each))]);
