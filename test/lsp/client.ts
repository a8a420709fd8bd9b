import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type {
  FileContent,
  InitializationOptions,
  ListFilesParams,
  ReadFilesParams,
  Settings,
  StatusParams,
} from '../../server/src/main/lsp/protocol.ts';

export const program = resolve(import.meta.dirname, '../../server/bin/qms.mjs');

export const uriOf = (...parts: readonly string[]): string => pathToFileURL(join(...parts)).toString();

export interface ClientOptions {
  /** Paths of this machine, or URIs. */
  readonly folders: readonly string[];
  /** Texts of files that only this client can reach, by URI; without any it does not answer such requests. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: InitializationOptions;
  readonly settings?: Settings;
  /** Capabilities beyond those every test needs. */
  readonly capabilities?: InitializeParams['capabilities'];
  readonly environment?: Readonly<Record<string, string>>;
  /** The process the server is to end with; null for a server in this process, which has none to watch. */
  readonly processId?: number | null;
}

/** An editor as the server sees one: speaks the protocol and remembers what it was sent. */
export class Client {
  readonly connection: ProtocolConnection;
  /** What the editor shows now, by URI. */
  readonly shown = new Map<string, Diagnostic[]>();
  /** Every message with findings, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly progress: unknown[] = [];
  readonly registered: string[] = [];
  status: StatusParams = { roots: [] };
  settings: Settings;
  initialized!: InitializeResult;
  #waiting: (() => void)[] = [];
  readonly #versions = new Map<string, number>();

  constructor(connection: ProtocolConnection, settings: Settings = {}) {
    this.connection = connection;
    this.settings = settings;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.shown.set(params.uri, params.diagnostics);
      this.#heard();
    });
    connection.onNotification('qms/status', (status: StatusParams) => {
      this.status = status;
      this.#heard();
    });
    connection.onRequest('workspace/configuration', () => [this.settings]);
    connection.onRequest('client/registerCapability', (params: { registrations: { method: string }[] }) => {
      this.registered.push(...params.registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onNotification('$/progress', (params: unknown) => {
      this.progress.push(params);
    });
    connection.onNotification('window/logMessage', (params: { type: number; message: string }) => {
      if (params.type === 1) this.faults.push(params.message);
    });
    connection.listen();
  }

  /** Faults of the server itself that it reported. */
  readonly faults: string[] = [];

  #heard(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
  }

  async initialize({
    folders,
    options,
    capabilities,
    processId = process.pid,
  }: ClientOptions): Promise<void> {
    this.initialized = await this.connection.sendRequest('initialize', {
      processId,
      rootUri: null,
      workspaceFolders: folders.map((folder) => ({
        uri: /^[a-z]+:/.test(folder) ? folder : uriOf(folder),
        name: folder,
      })),
      capabilities: {
        workspace: {
          workspaceFolders: true,
          configuration: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          ...capabilities?.workspace,
        },
        textDocument: {
          publishDiagnostics: { relatedInformation: true },
          hover: { contentFormat: ['markdown', 'plaintext'] },
          completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
          ...capabilities?.textDocument,
        },
        window: { workDoneProgress: true, ...capabilities?.window },
      },
      ...(options === undefined ? {} : { initializationOptions: options }),
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** Waits until something that was sent makes the condition true. */
  async until(what: string, condition: () => boolean, milliseconds = 10_000): Promise<void> {
    const end = performance.now() + milliseconds;
    while (!condition()) {
      const left = end - performance.now();
      if (left <= 0)
        throw new Error(`waited in vain: ${what}; told of faults: ${this.faults.join('\n') || 'none'}`);
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resume();
        });
      });
    }
  }

  /** Waits until every root is indexed, and there are so many. */
  indexed(roots = 1, milliseconds = 10_000): Promise<void> {
    return this.until(
      'all roots indexed',
      () =>
        this.status.roots.length === roots &&
        this.status.roots.every(({ indexing, today }) => indexing === null && today !== null),
      milliseconds,
    );
  }

  async open(
    uri: string,
    text: string,
    languageId = uri.endsWith('.md') ? 'markdown' : 'yaml',
  ): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text, or one range of it. */
  async change(
    uri: string,
    text: string,
    range?: { start: { line: number; character: number }; end: { line: number; character: number } },
  ): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [range === undefined ? { text } : { range, text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Reports that files changed on disk: 1 created, 2 changed, 3 deleted. */
  async watched(changes: readonly { uri: string; type: 1 | 2 | 3 }[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Rules of the findings shown for a file. */
  rules(uri: string): string[] {
    return (this.shown.get(uri) ?? []).map(({ code }) => String(code));
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params);
  }
}

/** Answers a server that asks for files it cannot reach. */
export function serveFiles(connection: ProtocolConnection, files: Readonly<Record<string, string>>): void {
  connection.onRequest('qms/listFiles', ({ folder }: ListFilesParams) => ({
    paths: Object.keys(files).flatMap((uri) =>
      uri.startsWith(`${folder}/`) ? [uri.slice(folder.length + 1)] : [],
    ),
  }));
  connection.onRequest('qms/readFiles', ({ uris }: ReadFilesParams) =>
    uris.map((uri): FileContent => {
      const text = files[uri];
      return text === undefined
        ? { kind: 'missing' }
        : { kind: 'bytes', base64: Buffer.from(text).toString('base64') };
    }),
  );
}

/** Starts `qms lsp --stdio` as an editor would. End it with `stop`. */
export async function startClient(
  options: ClientOptions,
): Promise<{ client: Client; stop: () => Promise<number | null>; pid: number }> {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...options.environment },
  });
  const exited = new Promise<number | null>((resolveExit) => child.on('exit', resolveExit));
  const client = new Client(
    createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
    options.settings,
  );
  if (options.files !== undefined) serveFiles(client.connection, options.files);
  await client.initialize(options);
  return {
    client,
    pid: child.pid!,
    async stop() {
      await client.connection.sendRequest('shutdown');
      await client.connection.sendNotification('exit');
      return exited;
    },
  };
}
