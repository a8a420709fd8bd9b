import type { WantedOfHistory } from '../../../workspace/evidence.ts';
import type { Project } from '../../../workspace/project.ts';
import type { History } from '../hosts/host.ts';

/** Milliseconds without another publication before the history is asked. */
const quiet = 400;
/** Milliseconds between two looks at whether the last commit is another one. */
const glance = 5000;

export interface RootEvidenceOptions {
  readonly project: Project;
  readonly history: History;
  /** It was read: what reads it is due. `isOther` where it says something else of any sign-off than before. */
  readonly onRead: (isOther: boolean) => void;
  /** What it was read for; null where it is not needed. */
  readonly onKnown: (wanted: WantedOfHistory) => void;
  readonly onFailure: (message: string) => void;
}

/**
 * Asks the history of one root in the background, once its findings have been published and people have paused: what
 * git says may come late, and must hold nothing up.
 */
export class RootEvidence {
  readonly #options: RootEvidenceOptions;
  readonly #closed = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #glances: ReturnType<typeof setInterval> | undefined;
  #running = false;
  #again = false;
  #mark: string | null = null;

  constructor(options: RootEvidenceOptions) {
    this.#options = options;
  }

  /** Records were published as they are now. */
  published(): void {
    if (this.#closed.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), quiet);
  }

  close(): void {
    this.#closed.abort();
    clearTimeout(this.#timer);
    clearInterval(this.#glances);
  }

  async #read(): Promise<void> {
    const { project, history, onRead, onKnown, onFailure } = this.#options;
    if (this.#running) {
      this.#again = true;
      return;
    }
    const wanted = project.wantedOfHistory();
    if (wanted === null) {
      onKnown(null);
      return;
    }
    this.#running = true;
    this.#mark = history.mark();
    this.#glance();
    try {
      const isOther = await project.readEvidence(wanted === 'with-signatures', this.#closed.signal);
      if (this.#closed.signal.aborted) return;
      onKnown(wanted);
      onRead(isOther);
    } catch (error) {
      if (!this.#closed.signal.aborted)
        onFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      this.#running = false;
      if (this.#again) this.published();
      this.#again = false;
    }
  }

  /** A commit changes no file below the root, so nobody tells of it. */
  #glance(): void {
    this.#glances ??= setInterval(() => {
      if (!this.#running && this.#options.history.mark() !== this.#mark) this.published();
    }, glance);
  }
}
