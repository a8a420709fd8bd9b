import { defineMessages } from '../../../messages/define-messages.ts';
import type { FileSystem } from '../../../workspace/ports.ts';
import { Project } from '../../../workspace/project.ts';
import type { RootStatus } from '../protocol.ts';
import { editorFiles } from './editor-files.ts';
import { PendingChanges } from './pending-changes.ts';
import type { RootPaths } from './root-paths.ts';
import type { RootSessionOptions } from './root-session-options.ts';
import { sessionProject } from './session-project.ts';
import { Waiting } from './waiting.ts';

const say = defineMessages('server.root', {
  failed: 'The server failed on this root. See its output, and change any file to try again.',
});

/** Milliseconds of work after which others get a turn. */
const breath = 8;
/** Milliseconds a request about a document waits for changes to be taken in before what is known must do. */
const patience = 250;

export interface RootUpkeepOptions extends RootSessionOptions {
  readonly paths: RootPaths;
}

/**
 * Keeps the project of one root: indexes it with its open files first, then takes in what changes. Only one
 * piece of work runs at any time, and edits stop work under way that they make worthless.
 */
export class RootUpkeep {
  /** The files as the editor has them. */
  readonly files: FileSystem;
  /** What has changed and is still to be taken in. */
  readonly pending = new PendingChanges(() => this.#kick());
  readonly #options: RootUpkeepOptions;
  readonly #closed = new AbortController();
  readonly #waiting = new Waiting(() => this.isClosed);
  #running: Promise<void> | null = null;
  #project: Project | null = null;
  #indexed = false;
  #indexing: RootStatus['indexing'] = null;
  #failure: string | null = null;
  #everReadable = false;
  #lastTurn = 0;
  #unpublished = false;
  #takingIn = false;
  /** Everything found by the index has been published. */
  #complete = false;
  readonly #isSettled = () => !this.#indexed || (!this.pending.hasEdits && !this.#takingIn);
  #ready: Promise<void>;
  #becomeReady: () => void = () => {};

  constructor(options: RootUpkeepOptions) {
    this.#options = options;
    const { root, host, documents, paths } = options;
    this.files = editorFiles({
      stored: host.fileSystem(root),
      openAt: (path) => documents.get(paths.uriOf(path)),
      openPaths: () => paths.openPaths(),
      owns: (path) => paths.owns(path),
      breathe: () => this.#breathe(),
    });
    this.#ready = this.#readiness();
    this.#kick();
  }

  #readiness(): Promise<void> {
    return new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
  }

  /** The project, as soon as its configuration is known; its index may be incomplete. */
  get project(): Project | null {
    return this.#project;
  }

  get indexed(): boolean {
    return this.#indexed;
  }

  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  /** Resolves once the index is complete (or will never be). */
  get ready(): Promise<void> {
    return this.#ready;
  }

  status(): Pick<RootStatus, 'indexing' | 'configuration' | 'failure'> {
    const readable = this.#project?.configurationReadable ?? true;
    return {
      indexing: this.#indexing,
      configuration: readable ? 'good' : this.#everReadable ? 'kept' : 'defaults',
      failure: this.#failure,
    };
  }

  close(): void {
    this.#closed.abort();
    this.pending.stop();
    this.#becomeReady();
    this.#waiting.lookAgain();
  }

  /**
   * Resolves once what was typed in records has been taken in, or after a little while. What is typed in
   * qms.yaml and own schemas is not waited for: it is taken in at a pause, and completion is asked before.
   */
  settled(): Promise<void> {
    return this.#waiting.until(this.#isSettled, patience);
  }

  /** The same, however long it takes: for commands, which must not miss a record just written. */
  takenIn(): Promise<void> {
    return this.#waiting.until(this.#isSettled, null);
  }

  /** Resolves once the findings are those of what was typed, setup included, or after a little while. */
  published(): Promise<void> {
    const isPublished = () => !this.#indexed || (!this.pending.hasTyping && !this.#unpublished);
    return this.#waiting.until(isPublished, patience);
  }

  /** Gives others a turn when it is due. True when newer edits wait. */
  async #breathe(): Promise<boolean> {
    if (performance.now() - this.#lastTurn > breath) {
      await this.#options.host.pause();
      this.#lastTurn = performance.now();
    }
    return this.#indexed && this.pending.hasEdits;
  }

  #kick(): void {
    if (this.#running !== null || this.isClosed) return;
    this.#running = this.#work()
      .catch((error: unknown) => {
        if (!this.isClosed) this.#fail(error);
      })
      .finally(() => {
        this.#running = null;
        this.#takingIn = false;
        this.#waiting.lookAgain();
        if (this.isClosed) return;
        this.#options.onStatus();
        if (this.pending.isDue) this.#kick();
      });
  }

  #fail(error: unknown): void {
    this.#failure = this.#options.language.text(say.failed());
    this.#options.onFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.#project = null;
    this.#indexed = false;
    this.#indexing = null;
    this.#options.onLost();
    this.#options.onProgress(null);
    // The next try reads everything anyway; what came before it must not start it.
    this.pending.clear();
    // Whoever waits gets an answer, if an empty one.
    this.#becomeReady();
  }

  async #work(): Promise<void> {
    // What arrives together is taken in together.
    await this.#options.host.pause();
    this.#lastTurn = performance.now();
    if (!this.#indexed) await this.#index();
    const project = this.#project;
    if (project === null) return;
    while (!this.isClosed) {
      this.#takingIn = true;
      const paths = await this.pending.take(() => this.files.list(), project.listed);
      const isNewDay = this.pending.takeDay();
      if (paths.length === 0 && !isNewDay && !this.#unpublished) break;
      this.#unpublished = true;
      if (isNewDay) await project.advance();
      const complete = await project.update(paths);
      this.#everReadable ||= project.configurationReadable;
      if (this.pending.hasEdits) continue;
      this.#takingIn = false;
      this.#waiting.lookAgain();
      if (!complete) continue;
      if (paths.length > 0) this.#options.onChanged(paths);
      await this.#publish(project);
      if (this.isClosed) return;
      if (this.pending.hasEdits) continue;
      this.#unpublished = false;
      this.#tellComplete();
    }
    this.#takingIn = false;
  }

  async #publish(project: Project): Promise<void> {
    for (const path of await project.publish(this.#options.paths.openPaths())) {
      const { findings, version } = project.findingsOf(path) ?? { findings: [], version: null };
      this.#options.onFindings(path, findings, version ?? undefined);
    }
    this.#options.onStatus();
  }

  /** Shows what one open file says on its own while the others are still being read. */
  async showOnItsOwn(path: string): Promise<void> {
    const project = this.#project;
    if (project === null || this.#indexed || !this.#options.paths.isOpen(path)) return;
    try {
      const findings = await project.findingsOnItsOwn(path);
      // Meanwhile the index may be complete, or reading may have failed.
      if (project === this.#project && !this.#indexed) this.#options.onFindings(path, findings);
    } catch (error) {
      this.#options.onFailure(String(error));
    }
  }

  async #index(): Promise<void> {
    this.#indexing = { done: 0, total: 0 };
    if (this.#failure !== null) this.#ready = this.#readiness();
    const options = sessionProject({
      ...this.#options,
      files: this.files,
      indexedFiles: () => (this.#indexed ? (this.#project?.listed.size ?? 0) : null),
      progress: (done, total) => this.#tellProgress({ done, total }),
      breathe: () => this.#breathe(),
    });
    const project = await Project.begin(options);
    if (this.isClosed) return;
    this.#project = project;
    this.#everReadable = project.configurationReadable;
    for (const path of this.#options.paths.openPaths()) await this.showOnItsOwn(path);
    await project.index(this.#closed.signal);
    this.#failure = null;
    this.#indexed = true;
    this.#unpublished = true;
    this.#complete = false;
    this.#becomeReady();
  }

  #tellProgress(progress: { readonly done: number; readonly total: number }): void {
    if (this.isClosed) return;
    this.#indexing = progress;
    this.#options.onProgress(progress);
    this.#options.onStatus();
  }

  #tellComplete(): void {
    if (this.#indexing !== null) {
      this.#indexing = null;
      this.#options.onProgress(null);
    }
    if (this.#complete) return;
    this.#complete = true;
    this.#options.onIndexed();
  }
}
