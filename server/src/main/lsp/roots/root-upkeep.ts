import type { RootPorts } from '../../../core/root-ports.ts';
import { roots } from '../../../core/roots.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { WantedOfHistory } from '../../../workspace/evidence.ts';
import type { FileSystem } from '../../../workspace/ports.ts';
import type { Project } from '../../../workspace/project.ts';
import { readFactsInThread } from '../../../workspace/read-facts.ts';
import { isAtLeast, type Stage } from '../../../workspace/stage.ts';
import type { History } from '../hosts/host.ts';
import type { RootStatus } from '../protocol.ts';
import { editorFiles } from './editor-files.ts';
import { PendingChanges } from './pending-changes.ts';
import { RootEvidence, type RootEvidenceOptions } from './root-evidence.ts';
import type { RootPaths } from './root-paths.ts';
import type { RootSessionOptions } from './root-session-options.ts';
import { sessionProject } from './session-project.ts';
import { Waiting } from './waiting.ts';

const say = defineMessages('server.root', {
  failed: 'The server failed on this root. See its output, and change any file to try again.',
});

/** Milliseconds of work after which others get a turn. */
const breath = 8;
/** Milliseconds that those who cannot wait long wait for changes to be taken in before what is known must do. */
const moment = 250;

/** So many files are taken in between two breaths. */
const filesPerBreath = 20;

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
  readonly #waiting = new Waiting(() => this.isClosed || (this.#failure !== null && this.#running === null));
  #running: Promise<void> | null = null;
  #project: Project | null = null;
  #stage: Stage | null = null;
  /** The furthest stage since the root was opened or failed. */
  #furthest: Stage | null = null;
  #indexing: RootStatus['indexing'] = null;
  #failure: string | null = null;
  #lastTurn = 0;
  #unpublished = false;
  /** Null where no history is to be asked, and before the first run. */
  #evidence: RootEvidence | null = null;
  /** The history has been read anew. */
  #evidenceDue = false;
  /** What it was last read for; null before that. */
  #historyRead: { readonly wanted: WantedOfHistory } | null = null;
  /** It says something else of sign-offs than what is shown next to texts. */
  #evidenceIsOther = false;
  /** Everything found by the first run has been published. */
  #complete = false;

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
    this.#kick();
  }

  /** The project, as soon as its configuration is known; its index may be incomplete. */
  get project(): Project | null {
    return this.#project;
  }

  /** True when the root has once been so far since it was opened, whatever has been typed since. */
  everReached(stage: Stage): boolean {
    return isAtLeast(this.#furthest, stage);
  }

  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  status(): Pick<RootStatus, 'indexing' | 'configuration' | 'failure'> {
    return {
      indexing: this.#indexing,
      configuration: this.#project?.settingsInForce ?? 'good',
      failure: this.#failure,
    };
  }

  close(): void {
    this.#closed.abort();
    this.#evidence?.close();
    this.pending.stop();
    this.#waiting.lookAgain();
  }

  /**
   * The one place that waits: resolves once the root is so far with what was typed in records, or never will be. What
   * is typed in qms.yaml and own schemas is taken in at a pause, and waited for only by who needs findings.
   * @param isPatient false for who must answer while people type: it waits for the first run (`read` not even for
   * that), and after it for a moment only before what is known must do. Findings are never waited for longer.
   */
  async reached(stage: Stage, isPatient: boolean): Promise<void> {
    const limit = isPatient ? null : moment;
    if (stage === 'read') {
      await this.#waiting.until(() => !this.everReached('indexed') || this.#isAt('indexed'), limit);
      return;
    }
    const unpublished = stage === 'published' ? 'judged' : stage;
    await this.#waiting.until(() => this.everReached(unpublished), null);
    await this.#waiting.until(() => this.#isAt(unpublished), limit);
    if (stage === 'published') await this.#waiting.until(() => this.#isAt('published'), moment);
  }

  #isAt(stage: Stage): boolean {
    const isTyped = stage === 'published' ? this.pending.hasTyping : this.pending.hasEdits;
    return !isTyped && isAtLeast(this.#stage, stage);
  }

  #reach(stage: Stage): void {
    this.#stage = stage;
    if (!isAtLeast(this.#furthest, stage)) this.#furthest = stage;
    this.#waiting.lookAgain();
  }

  /** Gives others a turn when it is due. True when newer edits wait, or nobody wants the result any more. */
  async #breathe(): Promise<boolean> {
    if (performance.now() - this.#lastTurn > breath) {
      await this.#options.host.pause();
      this.#lastTurn = performance.now();
    }
    return this.isClosed || (this.everReached('indexed') && this.pending.hasEdits);
  }

  #kick(): void {
    if (this.#running !== null || this.isClosed) return;
    this.#running = this.#work()
      .catch((error: unknown) => {
        if (!this.isClosed) this.#fail(error);
      })
      .finally(() => {
        this.#running = null;
        this.#waiting.lookAgain();
        if (this.isClosed) return;
        this.#options.onStatus();
        if (this.pending.isDue || this.#evidenceDue) this.#kick();
      });
  }

  #fail(error: unknown): void {
    this.#failure = this.#options.language.text(say.failed());
    this.#options.onFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.#evidence?.close();
    this.#evidence = null;
    this.#evidenceDue = false;
    this.#evidenceIsOther = false;
    this.#historyRead = null;
    this.#project = null;
    this.#stage = null;
    this.#furthest = null;
    this.#indexing = null;
    this.#options.onLost();
    this.#options.onProgress(null);
    // The next try reads everything anyway; what came before it must not start it.
    this.pending.clear();
  }

  async #work(): Promise<void> {
    // What arrives together is taken in together.
    await this.#options.host.pause();
    this.#lastTurn = performance.now();
    if (!this.everReached('indexed')) await this.#index();
    const project = this.#project;
    if (project === null) return;
    while (!this.isClosed) {
      const stage = this.#stage;
      this.#stage = 'read';
      const paths = await this.pending.take(() => this.files.list(), project.listed);
      const isNewDay = this.pending.takeDay();
      const isOtherEvidence = this.#evidenceDue;
      this.#evidenceDue = false;
      if (paths.length === 0 && !isNewDay && !isOtherEvidence && !this.#unpublished) {
        this.#stage = stage;
        break;
      }
      this.#unpublished = true;
      if (isNewDay) project.moveOn();
      const known = paths.filter((path) => project.listed.has(path));
      await project.takeIn(paths);
      // Where a file was, a folder may stand now, which is reported by its name alone.
      if (known.some((path) => !project.listed.has(path))) this.pending.rescan();
      this.#reach('indexed');
      // Before the first run is through nobody knows what many files share, which is shown once.
      if (this.everReached('judged'))
        this.#show(project, await project.judgeFirst(this.#options.paths.openPaths()));
      const complete = await project.judge();
      if (this.pending.hasEdits || !complete) continue;
      this.#failure = null;
      this.#reach('judged');
      if (paths.length > 0 || this.#evidenceIsOther) this.#options.onChanged(paths);
      this.#evidenceIsOther = false;
      await this.#publish(project);
      if (this.isClosed) return;
      if (this.pending.hasEdits) continue;
      this.#unpublished = false;
      this.#reach('published');
      this.#options.onPublished();
      this.#tellComplete();
      if (!isOtherEvidence || paths.length > 0) this.#evidence?.published();
    }
    await this.#useTime(project);
  }

  /** While nobody types: keeps what was found for the next start, and reads what an earlier one had read. */
  async #useTime(project: Project): Promise<void> {
    // Where there is no history to be read, nothing is waited for.
    const known = this.#evidence === null ? { wanted: project.wantedOfHistory() } : this.#historyRead;
    if (known !== null && project.isToBeKept) await project.keep(known.wanted);
    if (project.store.isWhole) return;
    while (project.store.takeInSome(filesPerBreath)) if (await this.#breathe()) return;
    this.#options.onStatus();
  }

  async #publish(project: Project): Promise<void> {
    this.#show(project, await project.publish(this.#options.paths.openPaths()));
    this.#options.onStatus();
  }

  #show(project: Project, paths: readonly string[]): void {
    for (const path of paths) {
      const { findings, version } = project.findingsOf(path) ?? { findings: [], version: null };
      this.#options.onFindings(path, findings, version ?? undefined);
    }
  }

  /** Shows what one open file says on its own while the others are still being read. */
  async showOnItsOwn(path: string): Promise<void> {
    const project = this.#project;
    if (project === null || this.everReached('judged') || !this.#options.paths.isOpen(path)) return;
    try {
      const findings = await project.findingsOnItsOwn(path);
      // Meanwhile all may have been judged, or reading may have failed.
      if (project === this.#project && !this.everReached('judged')) this.#options.onFindings(path, findings);
    } catch (error) {
      this.#options.onFailure(String(error));
    }
  }

  async #index(): Promise<void> {
    this.#indexing = { done: 0, total: 0 };
    const { host, root, trusted, onFailure } = this.#options;
    // In a folder that is not trusted nobody asks git.
    const history = trusted ? host.history(root) : null;
    const project = await roots.begin(this.#ports(history));
    if (this.isClosed) return;
    this.#project = project;
    if (history !== null) {
      const onRead = (isOther: boolean): void => {
        this.#evidenceDue = true;
        this.#evidenceIsOther ||= isOther;
        this.#kick();
      };
      const onKnown: RootEvidenceOptions['onKnown'] = (wanted) => {
        this.#historyRead = { wanted };
        this.#kick();
      };
      this.#evidence = new RootEvidence({ project, history, onRead, onKnown, onFailure });
    }
    this.#reach('read');
    for (const path of this.#options.paths.openPaths()) await this.showOnItsOwn(path);
    if ((await project.beginAsBefore(this.#closed.signal)) === null)
      await project.readAll(this.#closed.signal);
    this.#unpublished = true;
    this.#complete = false;
    this.#reach('indexed');
  }

  #ports(history: History | null): RootPorts {
    return sessionProject({
      ...this.#options,
      history,
      files: this.files,
      indexedFiles: () => (this.everReached('indexed') ? (this.#project?.listed.size ?? 0) : null),
      progress: (done, total) => this.#tellProgress({ done, total }),
      breathe: () => this.#breathe(),
    });
  }

  /** What a project reads the same files with that stands beside the one of the editor, and stops for no edit. */
  portsBeside(): RootPorts {
    const { host, root } = this.#options;
    const { opened: _, keepConfiguration: __, keeper: ___, ...ports } = this.#ports(host.history(root));
    return {
      ...ports,
      readFacts: readFactsInThread(this.files),
      breathe: async () => {
        await this.#breathe();
        return this.isClosed;
      },
    };
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
