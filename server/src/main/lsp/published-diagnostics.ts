import type { Diagnostic } from 'vscode-languageserver-types';
import { uriKey } from './uris.ts';

interface Sent {
  readonly root: string;
  /** The file as it was called when its findings were sent. */
  readonly uri: string;
  readonly text: string;
}

/** What the client shows for which file, on behalf of which root, so that only what changed is sent again. */
export class PublishedDiagnostics {
  readonly #sent = new Map<string, Sent>();
  readonly #send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void;
  readonly #foldCase: boolean;

  constructor(
    send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void,
    foldCase: boolean,
  ) {
    this.#send = send;
    this.#foldCase = foldCase;
  }

  /**
   * Sends the findings a root has of a file unless the client has them already. A root that has none takes nothing
   * away from another to which the file has come.
   */
  put(root: string, uri: string, diagnostics: Diagnostic[], version?: number): void {
    const key = uriKey(uri, this.#foldCase);
    const before = this.#sent.get(key);
    if (diagnostics.length === 0) {
      if (before === undefined || before.root !== root) return;
      this.#sent.delete(key);
      this.#send(before.uri, [], before.uri === uri ? version : undefined);
      return;
    }
    const text = JSON.stringify(diagnostics);
    if (before?.text === text && before.uri === uri) {
      this.#sent.set(key, { ...before, root });
      return;
    }
    // The same file under two names would show everything twice.
    if (before !== undefined && before.uri !== uri) this.#send(before.uri, [], undefined);
    this.#sent.set(key, { root, uri, text });
    this.#send(uri, diagnostics, version);
  }

  /** Roots for which the client shows something. */
  roots(): ReadonlySet<string> {
    return new Set([...this.#sent.values()].map(({ root }) => root));
  }

  /** Files the client shows findings of a root for. */
  uris(root: string): string[] {
    return [...this.#sent.values()].filter((sent) => sent.root === root).map(({ uri }) => uri);
  }

  /** Takes away all that is shown for a root. */
  clear(root: string): void {
    for (const uri of this.uris(root)) this.put(root, uri, []);
  }
}
