import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import { nameOf } from './uris.ts';

const say = defineMessages('server.progress', {
  reading: 'Reading {root}',
  done: '{done} of {total, plural, one {# file} other {# files}}',
});

interface Shown {
  /** Null where the client would not show any. */
  readonly reporter: Promise<WorkDoneProgressServerReporter | null>;
  last: number;
}

/** Shows in the client how far the indexing of each root has come. */
export class IndexProgress {
  readonly #connection: Connection;
  readonly #language: () => Language;
  readonly #shown = new Map<string, Shown>();
  /** Does the client show progress that the server begins? */
  supported = false;

  constructor(connection: Connection, language: () => Language) {
    this.#connection = connection;
    this.#language = language;
  }

  /** `progress` of the root; null when it is indexed (or closed). */
  tell(root: string, progress: { readonly done: number; readonly total: number } | null): void {
    if (!this.supported) return;
    const { text } = this.#language();
    const shown = this.#shown.get(root);
    if (progress === null) {
      this.#shown.delete(root);
      void shown?.reporter.then((reporter) => reporter?.done());
      return;
    }
    const percentage = progress.total === 0 ? 0 : Math.floor((100 * progress.done) / progress.total);
    if (shown === undefined) {
      const reporter = this.#connection.window.createWorkDoneProgress().catch(() => null);
      void reporter.then((begun) => begun?.begin(text(say.reading({ root: nameOf(root) })), percentage));
      this.#shown.set(root, { reporter, last: percentage });
    } else if (percentage > shown.last) {
      shown.last = percentage;
      const message = text(say.done({ done: progress.done, total: progress.total }));
      void shown.reporter.then((reporter) => reporter?.report(percentage, message));
    }
  }
}
