import {
  type CancellationToken,
  CancellationTokenSource,
  Disposable,
  type Event,
  EventEmitter,
  extensions,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, ProgressType } from 'vscode-languageclient';
import type { WorkspaceEdit as ProtocolEdit } from 'vscode-languageserver-types';
import {
  type InitializationOptions,
  methods,
  type NeighboursParams,
  type PackChangedParams,
  packMethods,
  type RootStatus,
  type StatusParams,
  type TableChangedParams,
} from '../../server/src/main/lsp/protocol.ts';
import { serveFiles } from './file-requests.ts';
import type { Platform } from './platform.ts';
import { confirmed } from './questions.ts';

/** The protocol's code for it; the library with the names of codes is loaded when the server starts. */
const contentModified = -32801;
const noRoots: StatusParams = { roots: [] };
const languages = ['yaml', 'markdown'];
/** Tables whose rows may be records, whatever language an extension makes of them. */
const tables = { pattern: '**/*.{csv,tsv,CSV,TSV}' };
/** Requests that are answered by an edit the editor makes at once. */
const edited: ReadonlySet<string> = new Set(['textDocument/rename', 'workspace/willRenameFiles']);

/** The language server as this extension sees it: started when first needed, with what it last said. */
export class Server {
  readonly #platform: Platform;
  readonly #output: LogOutputChannel = window.createOutputChannel('QMS as Code', { log: true });
  readonly #statusChanged = new EventEmitter<StatusParams>();
  readonly #runningChanged = new EventEmitter<boolean>();
  readonly #packChanged = new EventEmitter<PackChangedParams>();
  readonly #tableChanged = new EventEmitter<TableChangedParams>();
  #client: BaseLanguageClient | null = null;
  #creating: Promise<BaseLanguageClient> | null = null;
  #restarting: Promise<void> | null = null;
  #status: StatusParams = noRoots;
  #longRequests = 0;

  /** Fires when a root came or went, was indexed, or its findings changed. */
  readonly onStatus: Event<StatusParams> = this.#statusChanged.event;
  readonly onRunning: Event<boolean> = this.#runningChanged.event;
  /** Fires when review packs of a root may say something else. */
  readonly onPackChanged: Event<PackChangedParams> = this.#packChanged.event;
  /** Fires when rows of a table that is open say something else. */
  readonly onTableChanged: Event<TableChangedParams> = this.#tableChanged.event;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Loads what speaks to servers, which is most of this extension: not before there is something to say. */
  async #create(): Promise<BaseLanguageClient> {
    const { schemes, createClient } = this.#platform;
    const options: LanguageClientOptions = {
      documentSelector: [...languages.map((language) => ({ language })), tables].flatMap((filter) =>
        schemes === null ? [filter] : schemes.map((scheme) => ({ ...filter, scheme })),
      ),
      diagnosticCollectionName: 'qms',
      outputChannel: this.#output,
      initializationOptions: (): InitializationOptions => ({
        trusted: workspace.isTrusted,
        neighbours: neighbours(),
        commands: {
          suggest: 'editor.action.triggerSuggest',
          references: 'qms.showReferences',
          sign: 'qms.signOffRecord',
          putInForce: 'qms.approveAndPutInForce',
          changes: 'qms.showWhatChanged',
          readiness: 'qms.showReadiness',
          newRecord: 'qms.newRecord',
          answer: 'qms.fillIn',
          theme: 'qms.nameTheme',
          confirm: 'qms.confirmEdit',
          caret: 'qms.placeCaret',
          fillIn: 'qms.fillInNewRecord',
        },
      }),
      // A hover may lead to what somebody signed, and nowhere else.
      markdown: { isTrusted: { enabledCommands: ['qms.showWhatChanged'] }, supportHtml: false },
      middleware: {
        async sendRequest(type, params, token, next) {
          const answer = await next(type, params, token);
          const method = typeof type === 'string' ? type : type.method;
          if (!edited.has(method) || answer === null) return answer;
          // Nothing rather than no answer: that would be shown as a failure.
          return ((await confirmed(answer as ProtocolEdit)) ?? {}) as typeof answer;
        },
      },
    };
    const client = await createClient(options);
    client.onNotification(methods.status, (status: StatusParams) => this.#take(status));
    client.onNotification(packMethods.packChanged, (params: PackChangedParams) =>
      this.#packChanged.fire(params),
    );
    client.onNotification(methods.tableChanged, (params: TableChangedParams) =>
      this.#tableChanged.fire(params),
    );
    client.onDidChangeState(() => {
      if (!client.isRunning()) this.#take(noRoots);
      this.#runningChanged.fire(client.isRunning());
    });
    serveFiles(client);
    this.#client = client;
    return client;
  }

  get status(): StatusParams {
    return this.#status;
  }

  get isRunning(): boolean {
    return this.#client?.isRunning() === true;
  }

  /** Starts the server unless it runs; resolves once it answers. */
  async start(): Promise<void> {
    await this.#started();
  }

  /** The client of a server that answers, also after one has crashed more often than is put up with. */
  async #started(): Promise<BaseLanguageClient> {
    await this.#restarting;
    this.#creating ??= this.#create();
    const client = await this.#creating;
    // Resolves at once for one that runs.
    await client.start();
    return client;
  }

  /** Starts the server anew; whoever asks meanwhile is answered by the new one. */
  async restart(): Promise<void> {
    this.#restarting ??= this.#startAnew().finally(() => {
      this.#restarting = null;
    });
    await this.#restarting;
  }

  async #startAnew(): Promise<void> {
    this.#creating ??= this.#create();
    const client = await this.#creating;
    // One that is just starting cannot be stopped before it has.
    await client.start().catch(() => {});
    if (client.needsStop()) await client.stop();
    await client.start();
  }

  async request<T>(method: string, params: object = {}): Promise<T> {
    const client = await this.#started();
    return client.sendRequest<T>(method, params);
  }

  /**
   * Asks for what takes a while.
   * @param report called with what the server says of how far it has come
   * @param tokens any of them cancels it
   * @returns null where it was cancelled
   */
  async requestLong<T, Progress>(
    method: string,
    params: object,
    report: (progress: Progress) => void,
    tokens: readonly CancellationToken[],
  ): Promise<T | null> {
    const client = await this.#started();
    this.#longRequests += 1;
    const workDoneToken = `qms-${this.#longRequests}`;
    const stop = new CancellationTokenSource();
    const listening = Disposable.from(
      stop,
      // The library knows it by its token: the type holds nothing.
      client.onProgress({} as ProgressType<Progress>, workDoneToken, report),
      ...tokens.map((token) => token.onCancellationRequested(() => stop.cancel())),
    );
    if (tokens.some((token) => token.isCancellationRequested)) stop.cancel();
    try {
      return await client.sendRequest<T>(method, { ...params, workDoneToken }, stop.token);
    } catch (error) {
      if (stop.token.isCancellationRequested) return null;
      throw error;
    } finally {
      listening.dispose();
    }
  }

  /** Asks about a place in a text: null also where the text has changed before the answer was known. */
  async ask<T>(method: string, params: object): Promise<T | null> {
    try {
      return await this.request<T | null>(method, params);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === contentModified) return null;
      throw error;
    }
  }

  /**
   * Makes an edit as the server describes it, once what is signed has been asked about. False when it is for another
   * text than a document has by now, or was not wanted.
   */
  async apply(edit: ProtocolEdit): Promise<boolean> {
    const client = await this.#started();
    const wanted = await confirmed(edit);
    if (wanted === null) return false;
    const made = await client.protocol2CodeConverter.asWorkspaceEdit(wanted);
    // The editor's edits know no versions: nothing must come between this look and the edit.
    return client.validateWorkspaceEdit(wanted) && workspace.applyEdit(made);
  }

  /** Says of files what the server would hear of by itself a while later. */
  filesWritten(
    files: readonly { readonly uri: string; readonly wasThere: boolean; readonly isThere: boolean }[],
  ): void {
    const changes = files.map(({ uri, wasThere, isThere }) => ({
      uri,
      type: isThere ? (wasThere ? 2 : 1) : 3,
    }));
    if (changes.length > 0) this.notify('workspace/didChangeWatchedFiles', { changes });
  }

  /** Says something that has no answer. */
  notify(method: string, params?: object): void {
    if (this.isRunning) void this.#client?.sendNotification(method, params);
  }

  showOutput(): void {
    this.#output.show();
  }

  /** Informs a running server of what it cannot see itself: trust that was granted, extensions that came or went. */
  followWorkspace(): Disposable {
    return Disposable.from(
      workspace.onDidGrantWorkspaceTrust(() => this.notify(methods.trustGranted)),
      extensions.onDidChange(() => this.notify(methods.neighbours, neighbours())),
    );
  }

  /** Lets something go on by itself; a failure is written where those look who want to know more. */
  unattended(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#output.error(error instanceof Error ? error : String(error)));
  }

  /** The roots that are known by now, waiting for the server when it has only just been started. */
  async roots(): Promise<readonly RootStatus[]> {
    return this.#rootsOnce((roots) => roots.length > 0, patience);
  }

  /** The URI of the root in a folder, also where its qms.yaml has only just been written; null for none. */
  async rootAt(folder: Uri): Promise<string | null> {
    const isThere = ({ root }: RootStatus): boolean => Uri.parse(root).toString() === folder.toString();
    const roots = await this.#rootsOnce((known) => known.some(isThere), longPatience);
    return roots.find(isThere)?.root ?? null;
  }

  /** The roots there are, as soon as they are as wanted, or after a while as they are then. */
  async #rootsOnce(
    areWanted: (roots: readonly RootStatus[]) => boolean,
    milliseconds: number,
  ): Promise<readonly RootStatus[]> {
    await this.start();
    if (areWanted(this.#status.roots)) return this.#status.roots;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        waiting.dispose();
        resolve(this.#status.roots);
      };
      const timer = setTimeout(done, milliseconds);
      const waiting = this.onStatus(({ roots }) => {
        if (areWanted(roots)) done();
      });
    });
  }

  async dispose(): Promise<void> {
    await this.#client?.dispose();
    this.#output.dispose();
    this.#statusChanged.dispose();
    this.#runningChanged.dispose();
    this.#packChanged.dispose();
    this.#tableChanged.dispose();
  }

  #take(status: StatusParams): void {
    this.#status = status;
    this.#statusChanged.fire(status);
  }
}

/** Milliseconds a command waits for a server that has just started to name a root. */
const patience = 2_000;

/** Milliseconds in which a server that works has heard of a new root. */
const longPatience = 15_000;

/** Reports syntax errors of `yaml` documents wherever it is installed and enabled. */
const yamlExtension = 'redhat.vscode-yaml';

/** Part of VS Code, and may be switched off: lists the headings of Markdown. */
const markdownExtension = 'vscode.markdown-language-features';

/** Which other extensions do some of the server's work already. */
const neighbours = (): NeighboursParams => ({
  yaml: extensions.getExtension(yamlExtension) !== undefined,
  markdown: extensions.getExtension(markdownExtension) !== undefined,
});
