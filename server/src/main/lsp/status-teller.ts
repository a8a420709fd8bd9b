import type { Connection } from 'vscode-languageserver';
import { methods, type RootStatus, type StatusParams } from './protocol.ts';

/** Milliseconds in which changes of the status are sent together. */
const pause = 100;

/** Sends the client how its roots stand, changes that come close together at once. */
export class StatusTeller {
  readonly #connection: Connection;
  readonly #roots: () => readonly RootStatus[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, roots: () => readonly RootStatus[]) {
    this.#connection = connection;
    this.#roots = roots;
  }

  /** Something may have changed. */
  tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const status: StatusParams = { roots: this.#roots() };
      void this.#connection.sendNotification(methods.status, status);
    }, pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
