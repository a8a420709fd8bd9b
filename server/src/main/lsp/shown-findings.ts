import type { Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '../../model/finding.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { PublishedDiagnostics } from './published-diagnostics.ts';
import type { RootSession } from './roots/root-session.ts';

export interface ShownFindingsOptions {
  readonly send: (uri: string, diagnostics: Diagnostic[], version: number | undefined) => void;
  readonly foldCase: boolean;
  /** What of a file's findings the client is to show, by its settings and by what others show already. */
  readonly filter: <F extends Finding>(findings: readonly F[], isOpen: boolean) => readonly F[];
  /** Does the client show places that a finding is related to? */
  readonly withRelated: () => boolean;
}

/** The findings a client shows, of all roots. */
export class ShownFindings {
  readonly #options: ShownFindingsOptions;
  readonly #published: PublishedDiagnostics;

  constructor(options: ShownFindingsOptions) {
    this.#options = options;
    this.#published = new PublishedDiagnostics(options.send, options.foldCase);
  }

  /**
   * The findings of a file are these from now on.
   * @param version of the open document they were found in
   */
  show(session: RootSession, path: string, findings: readonly Finding[], version?: number): void {
    const { filter, withRelated } = this.#options;
    const isOpen = session.paths.isOpen(path);
    const diagnostics = diagnosticsOf(
      filter(findings, isOpen),
      filter(session.silencedIn(path), isOpen),
      (other) => session.uriOf(other),
      withRelated(),
      session.language,
    );
    this.#published.put(session.root, session.uriOf(path), diagnostics, version);
  }

  /** Other findings are to be shown than before: those of a root are looked at again. */
  showAgain(session: RootSession): void {
    if (!session.everReached('judged')) return;
    for (const path of session.filesWithFindings()) this.show(session, path, session.findingsOf(path));
  }

  /** A root has been read: what an earlier session of it showed and this one does not is taken away. */
  settle(session: RootSession): void {
    for (const uri of this.#published.uris(session.root)) {
      const path = session.pathOf(uri);
      if (path === null) this.#published.put(session.root, uri, []);
      else this.show(session, path, session.findingsOf(path));
    }
  }

  /** These are the roots there are: nothing is shown for others. */
  keepOnly(roots: readonly string[]): void {
    for (const root of this.#published.roots()) if (!roots.includes(root)) this.clear(root);
  }

  /** Nothing is shown for a root any more. */
  clear(root: string): void {
    this.#published.clear(root);
  }
}
