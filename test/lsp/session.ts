import { TextDocument } from 'vscode-languageserver-textdocument';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import type { History, Host } from '../../server/src/main/lsp/hosts/host.ts';
import { OpenDocuments } from '../../server/src/main/lsp/roots/open-documents.ts';
import { RootSession } from '../../server/src/main/lsp/roots/root-session.ts';
import { uriBelow } from '../../server/src/main/lsp/uris.ts';
import { english } from '../../server/src/messages/language.ts';
import type { Finding } from '../../server/src/model/finding.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';

const root = 'file:///company';

/** A root in memory with an editor on it, in this process. */
export class Workbench {
  readonly memory: MemoryFileSystem;
  readonly documents: OpenDocuments;
  readonly session: RootSession;
  /** Findings as last sent, by path. */
  readonly shown = new Map<string, readonly Finding[]>();
  /** The paths of each batch of changes that was taken in. */
  readonly taken: (readonly string[])[] = [];
  readonly failures: string[] = [];
  now = new Date(2026, 1, 1, 12);
  /** Reading all files waits for this. */
  reading: () => Promise<void>;
  /** Reading one file waits for this. */
  readingOne = (): Promise<void> => Promise.resolve();

  /**
   * @param reading reading all files waits for this
   * @param more whether upper and lower case are the same, the root's history, and whether the root is trusted
   */
  constructor(
    files: Readonly<Record<string, string>>,
    reading = (): Promise<void> => Promise.resolve(),
    {
      foldCase = false,
      history = null,
      trusted = true,
    }: { readonly foldCase?: boolean; readonly history?: History | null; readonly trusted?: boolean } = {},
  ) {
    this.documents = new OpenDocuments(foldCase);
    this.memory = new MemoryFileSystem(files);
    this.reading = reading;
    const host: Host = {
      discoverRoots: async () => [root],
      language: () => english,
      placeInRepository: async () => null,
      rootAbove: async () => null,
      fileSystem: () => ({
        list: this.memory.list,
        read: async (...given) => {
          await this.readingOne();
          return this.memory.read(...given);
        },
      }),
      bulk: (_root, stored) => ({
        loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
        readFacts: async (...given) => {
          await this.reading();
          await readFactsInThread(stored)(...given);
        },
      }),
      pause: () => new Promise((resume) => setImmediate(resume)),
      now: () => this.now,
      foldCase,
      history: () => history,
    };
    this.session = new RootSession({
      root,
      host,
      documents: this.documents,
      trusted,
      language: english,
      inner: [],
      onFindings: (path, findings) => this.shown.set(path, findings),
      onLost: () => this.shown.clear(),
      onIndexed: () => {},
      onChanged: (paths) => this.taken.push(paths),
      onPublished: () => {},
      onStatus: () => {},
      onProgress: () => {},
      onFailure: (message) => this.failures.push(message),
    });
  }

  open(path: string, text: string): void {
    this.documents.put(TextDocument.create(uriBelow(root, path), 'yaml', 1, text), true);
    this.session.edit(path);
  }

  type(path: string, text: string): void {
    const open = this.documents.get(uriBelow(root, path))!;
    const version = open.document.version + 1;
    this.documents.put(TextDocument.update(open.document, [{ text }], version), false);
    this.session.edit(path);
  }

  close(path: string): void {
    this.documents.delete(uriBelow(root, path));
    this.session.edit(path);
  }

  rules(path: string): string[] {
    return (this.shown.get(path) ?? []).map(({ rule }) => rule);
  }

  /** All findings as last sent. */
  findings(): Finding[] {
    return [...this.shown.keys()].sort().flatMap((path) => this.shown.get(path)!);
  }
}
