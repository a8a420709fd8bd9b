import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configurationFile } from '../../records/configuration.ts';
import type { OpenDocuments } from './roots/open-documents.ts';
import type { Roots } from './roots/roots.ts';
import type { ShownFindings } from './shown-findings.ts';
import { nameOf } from './uris.ts';

export interface DocumentFollowers {
  readonly documents: OpenDocuments;
  readonly roots: Roots;
  readonly shown: ShownFindings;
  /** Findings are shown for open documents only. */
  readonly opensOnly: () => boolean;
}

/** Follows what the client opens, types, saves and closes, and informs the roots whose files it is. */
export function followDocuments(connection: Connection, followers: DocumentFollowers): void {
  const { documents, roots, shown, opensOnly } = followers;
  const sync = new TextDocuments(TextDocument);
  let opening: TextDocument | null = null;

  const edited = (uri: string): void => {
    const owner = roots.owner(uri);
    if (owner !== null) owner.session.edit(owner.path);
  };

  sync.onDidOpen(({ document }) => {
    opening = document;
    documents.put(document, true);
    if (roots.owner(document.uri) === null) void roots.lookAbove(document.uri);
    edited(document.uri);
    if (opensOnly()) {
      const owner = roots.owner(document.uri);
      if (owner?.session.everReached('judged'))
        shown.show(owner.session, owner.path, owner.session.findingsOf(owner.path));
    }
  });
  sync.onDidChangeContent(({ document }) => {
    // The event also comes right after opening, when nothing was typed.
    if (opening === document) {
      opening = null;
      return;
    }
    documents.put(document, false);
    edited(document.uri);
  });
  sync.onDidSave(({ document }) => {
    documents.put(document, true);
    // A new qms.yaml makes a root; not every client reports files that come.
    if (nameOf(document.uri) === configurationFile) roots.look();
    edited(document.uri);
  });
  sync.onDidClose(({ document }) => {
    const owner = roots.owner(document.uri);
    documents.delete(document.uri);
    if (owner === null) return;
    owner.session.edit(owner.path);
    if (opensOnly()) shown.show(owner.session, owner.path, []);
    roots.lookAfterClosing(owner.session);
  });
  sync.listen(connection);
}
