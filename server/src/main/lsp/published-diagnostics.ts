import type { Diagnostic } from 'vscode-languageserver-types';

/** What was sent for the files of one root, so that only what changed is sent again. */
export class PublishedDiagnostics {
  readonly #sent = new Map<string, string>();
  readonly #send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void;

  constructor(send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void) {
    this.#send = send;
  }

  /** Sends the findings of a file unless the client has them already. */
  put(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const text = diagnostics.length === 0 ? '' : JSON.stringify(diagnostics);
    if ((this.#sent.get(uri) ?? '') === text) return;
    if (text === '') this.#sent.delete(uri);
    else this.#sent.set(uri, text);
    this.#send(uri, diagnostics, version);
  }

  /** Files the client shows findings for. */
  uris(): string[] {
    return [...this.#sent.keys()];
  }

  clear(): void {
    for (const uri of this.uris()) this.put(uri, []);
  }
}
