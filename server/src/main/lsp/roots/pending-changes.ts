import { foldersOf, isLeftOut } from '../../../records/paths.ts';

/** Milliseconds without another change from outside before such changes are taken in, together. */
const quiet = 120;
/** Milliseconds in which a client has written what it was told to. */
const patience = 2_000;
/** Milliseconds after which changes from outside are taken in even if they go on. */
const longest = 1500;

/**
 * What has changed in a root and has not been taken in yet. Edits are due at once; changes from outside are
 * gathered until they pause.
 */
export class PendingChanges {
  readonly #onDue: () => void;
  readonly #edited = new Set<string>();
  readonly #outside = new Set<string>();
  /** Files that the client was told to write, with when. */
  readonly #awaited = new Map<string, number>();
  /** An edit of qms.yaml or an own schema waits among the changes from outside. */
  #setupEdited = false;
  #outsideSince: number | null = null;
  #outsideDue = false;
  #rescanDue = false;
  #dayDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onDue called when something may be taken in */
  constructor(onDue: () => void) {
    this.#onDue = onDue;
  }

  /** What was typed in records waits. */
  get hasEdits(): boolean {
    return this.#edited.size > 0;
  }

  /** What was typed anywhere waits, in qms.yaml and own schemas too. */
  get hasTyping(): boolean {
    return this.hasEdits || this.#setupEdited;
  }

  /** Something is to be taken in now. */
  get isDue(): boolean {
    return this.hasEdits || this.#outsideDue || this.#dayDue;
  }

  /** An open document was opened, changed, saved or closed. */
  edit(path: string): void {
    this.#edited.add(path);
    this.#onDue();
  }

  /** The same with one that every file may have to be read anew for: worth waiting for the end of a word. */
  editSetup(path: string): void {
    this.#setupEdited = true;
    this.change([path]);
  }

  /**
   * The client is about to write a file, as it was told to: once it says that it has, nothing more is to come. What is
   * said of the file before that may be about an earlier edit, so that one word does not end this.
   */
  await(path: string): void {
    this.#awaited.set(path, performance.now());
  }

  /** Files were created, changed or deleted by somebody else. */
  change(paths: Iterable<string>): void {
    const changed = [...paths].filter((path) => !isLeftOut(path));
    for (const path of changed) this.#outside.add(path);
    if (this.#outside.size === 0 && !this.#rescanDue) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    for (const [path, since] of this.#awaited) if (now - since > patience) this.#awaited.delete(path);
    const isAwaited = changed.length > 0 && changed.every((path) => this.#awaited.has(path));
    this.#outsideSince ??= now;
    const wait = Math.max(Math.min(quiet, this.#outsideSince + longest - now), 0);
    if (isAwaited && this.#outside.size === changed.length && !this.#rescanDue) this.#takeOutside();
    else this.#timer = setTimeout(() => this.#takeOutside(), wait);
  }

  #takeOutside(): void {
    this.#outsideSince = null;
    this.#outsideDue = true;
    this.#onDue();
  }

  /** Which files there are has to be found out anew. */
  rescan(): void {
    this.#rescanDue = true;
    this.change([]);
  }

  /** It may be another day. */
  moveOn(): void {
    this.#dayDue = true;
    this.#onDue();
  }

  /** True when it may be another day, once. */
  takeDay(): boolean {
    const due = this.#dayDue;
    this.#dayDue = false;
    return due;
  }

  /**
   * The paths to take in now. Edits do not wait for changes from outside that still come in.
   * @param list finds out which files there are
   * @param listed files there were
   */
  async take(list: () => Promise<readonly string[]>, listed: ReadonlySet<string>): Promise<string[]> {
    if (this.#outsideDue && this.#rescanDue) {
      this.#rescanDue = false;
      const found = new Set(await list());
      for (const path of found) if (!listed.has(path)) this.#outside.add(path);
      for (const path of listed) if (!found.has(path)) this.#outside.add(path);
    }
    const paths = new Set(this.#edited);
    this.#edited.clear();
    if (this.#outsideDue) {
      this.#outsideDue = false;
      for (const path of this.#outside) paths.add(path);
      // A folder that is gone takes along what was below it.
      for (const path of listed)
        if (foldersOf(path).some((folder) => this.#outside.has(folder))) paths.add(path);
      this.#outside.clear();
      this.#setupEdited = false;
    }
    return [...paths];
  }

  /** Nothing waits any more: everything is about to be read anyway. */
  clear(): void {
    this.#edited.clear();
    this.#outside.clear();
    this.#awaited.clear();
    this.#setupEdited = false;
    this.#outsideDue = false;
    this.#rescanDue = false;
    this.#dayDue = false;
    this.#outsideSince = null;
    this.stop();
  }

  /** Changes that are being gathered do not become due any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
