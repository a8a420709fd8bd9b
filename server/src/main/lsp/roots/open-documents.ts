import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LocatedFile } from '../../../workspace/located-file.ts';
import { uriKey } from '../uris.ts';

/** A document that the client has open. */
export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly document: TextDocument;
  /** Nothing was typed since it was opened or saved: what is stored counts, as far as it is the same text. */
  readonly clean: boolean;
}

/** The documents the client has open, however it spells their URIs, with their trees. */
export class OpenDocuments {
  readonly #foldCase: boolean;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #located = new Map<string, LocatedFile>();

  constructor(foldCase: boolean) {
    this.#foldCase = foldCase;
  }

  put(document: TextDocument, clean: boolean): void {
    this.#documents.set(uriKey(document.uri, this.#foldCase), {
      uri: document.uri,
      document,
      clean,
    });
  }

  delete(uri: string): void {
    const key = uriKey(uri, this.#foldCase);
    this.#documents.delete(key);
    this.#located.delete(key);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uriKey(uri, this.#foldCase));
  }

  all(): Iterable<OpenDocument> {
    return this.#documents.values();
  }

  /** The document with its trees, made once per version; null when it is not open. */
  locate(uri: string, path: string): LocatedFile | null {
    const key = uriKey(uri, this.#foldCase);
    const open = this.#documents.get(key);
    if (open === undefined) return null;
    const { version } = open.document;
    const known = this.#located.get(key);
    if (known !== undefined && known.path === path && known.version === version) return known;
    const located = new LocatedFile(path, open.document.getText(), version);
    this.#located.set(key, located);
    return located;
  }
}
