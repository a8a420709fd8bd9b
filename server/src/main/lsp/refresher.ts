import type { ClientCapabilities, Connection } from 'vscode-languageserver';

/** Milliseconds without another change after which the client is asked to show anew what depends on other files. */
const quiet = 500;

/** Has the client ask anew for what it shows next to texts: lenses, hints and colours. */
export class Refresher {
  readonly #connection: Connection;
  #methods: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** What the client can show anew. */
  take({ workspace }: ClientCapabilities): void {
    this.#methods = [
      ...(workspace?.codeLens?.refreshSupport === true ? ['workspace/codeLens/refresh'] : []),
      ...(workspace?.inlayHint?.refreshSupport === true ? ['workspace/inlayHint/refresh'] : []),
      ...(workspace?.semanticTokens?.refreshSupport === true ? ['workspace/semanticTokens/refresh'] : []),
    ];
  }

  /** Asks once there has been no further call for a while. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const method of this.#methods)
        this.#connection
          .sendRequest(method)
          .catch((error: unknown) => this.#connection.console.error(`${method}: ${String(error)}`));
    }, quiet);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
