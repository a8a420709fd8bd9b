import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { nameOf } from './uris.ts';

interface Shown {
  /** Null where the client would not show any. */
  readonly reporter: Promise<WorkDoneProgressServerReporter | null>;
  last: number;
}

/** Shows in the client how far the indexing of each root has come. */
export class IndexProgress {
  readonly #connection: Connection;
  readonly #shown = new Map<string, Shown>();
  /** Does the client show progress that the server begins? */
  supported = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `progress` of the root; null when it is indexed (or closed). */
  tell(root: string, progress: { readonly done: number; readonly total: number } | null): void {
    if (!this.supported) return;
    const shown = this.#shown.get(root);
    if (progress === null) {
      this.#shown.delete(root);
      void shown?.reporter.then((reporter) => reporter?.done());
      return;
    }
    const percentage = progress.total === 0 ? 0 : Math.floor((100 * progress.done) / progress.total);
    if (shown === undefined) {
      const reporter = this.#connection.window.createWorkDoneProgress().catch(() => null);
      void reporter.then((begun) => begun?.begin(`Reading ${nameOf(root)}`, percentage));
      this.#shown.set(root, { reporter, last: percentage });
    } else if (percentage > shown.last) {
      shown.last = percentage;
      const message = `${progress.done} of ${progress.total} files`;
      void shown.reporter.then((reporter) => reporter?.report(percentage, message));
    }
  }
}
