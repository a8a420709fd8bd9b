import type { Connection } from 'vscode-languageserver';
import { methods, type RootStatus, type StatusParams } from './protocol.ts';

/** Milliseconds in which changes of the status are sent together. */
const pause = 100;

/** Sends the client how its roots stand, changes that come close together at once. */
export class StatusTeller {
  readonly #connection: Connection;
  readonly #roots: () => readonly RootStatus[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(connection: Connection, roots: () => readonly RootStatus[]) {
    this.#connection = connection;
    this.#roots = roots;
  }

  /** Something may have changed. */
  tell(): void {
    if (this.#isStopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const status: StatusParams = { roots: this.#roots() };
      void this.#connection.sendNotification(methods.status, status);
    }, pause);
  }

  /** Tells nothing any more: what was under way when the client left may come to an end later. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }
}
