import {
  Disposable,
  type Event,
  EventEmitter,
  extensions,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import type { WorkspaceEdit as ProtocolEdit } from 'vscode-languageserver-types';
import { type PackChangedParams, packMethods } from '../../server/src/main/lsp/pack-protocol.ts';
import {
  type InitializationOptions,
  methods,
  type RootStatus,
  type StatusParams,
} from '../../server/src/main/lsp/protocol.ts';
import { serveFiles } from './file-requests.ts';
import { neighbours } from './neighbours.ts';
import type { Platform } from './platform.ts';

const noRoots: StatusParams = { roots: [] };
const languages = ['yaml', 'markdown'];

/** The language server as this extension sees it: started when first needed, with what it last said. */
export class Server {
  readonly #client: BaseLanguageClient;
  readonly #statusChanged = new EventEmitter<StatusParams>();
  readonly #runningChanged = new EventEmitter<boolean>();
  readonly #packChanged = new EventEmitter<PackChangedParams>();
  #starting: Promise<void> | null = null;
  #status: StatusParams = noRoots;

  /** Fires when a root came or went, was indexed, or its findings changed. */
  readonly onStatus: Event<StatusParams> = this.#statusChanged.event;
  readonly onRunning: Event<boolean> = this.#runningChanged.event;
  /** Fires when review packs of a root may say something else. */
  readonly onPackChanged: Event<PackChangedParams> = this.#packChanged.event;

  constructor(platform: Platform) {
    const { schemes } = platform;
    const options: LanguageClientOptions = {
      documentSelector: languages.flatMap((language) =>
        schemes === null ? [{ language }] : schemes.map((scheme) => ({ language, scheme })),
      ),
      diagnosticCollectionName: 'qms',
      outputChannel: window.createOutputChannel('QMS as Code', { log: true }),
      initializationOptions: (): InitializationOptions => ({
        trusted: workspace.isTrusted,
        neighbours: neighbours(),
        commands: {
          suggest: 'editor.action.triggerSuggest',
          references: 'qms.showReferences',
          sign: 'qms.signOffRecord',
          readiness: 'qms.showReadiness',
        },
      }),
      markdown: { isTrusted: false, supportHtml: false },
    };
    this.#client = platform.createClient(options);
    this.#client.onNotification(methods.status, (status: StatusParams) => this.#take(status));
    this.#client.onNotification(packMethods.packChanged, (params: PackChangedParams) =>
      this.#packChanged.fire(params),
    );
    this.#client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) this.#take(noRoots);
      this.#runningChanged.fire(newState === State.Running);
    });
    serveFiles(this.#client);
  }

  get status(): StatusParams {
    return this.#status;
  }

  get isRunning(): boolean {
    return this.#client.state === State.Running;
  }

  /** Starts the server unless it runs; resolves once it answers. */
  start(): Promise<void> {
    this.#starting ??= this.#client.start().catch((error: unknown) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  async restart(): Promise<void> {
    if (this.#starting === null) return this.start();
    await this.#starting;
    if (this.#client.needsStop()) await this.#client.stop();
    await this.#client.start();
  }

  async request<T>(method: string, params: object = {}): Promise<T> {
    await this.start();
    return this.#client.sendRequest<T>(method, params);
  }

  /** An edit as the server describes it, as the editor applies it. */
  async toEditorEdit(edit: ProtocolEdit): Promise<WorkspaceEdit> {
    return this.#client.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  showOutput(): void {
    this.#client.outputChannel.show();
  }

  /** Tells a running server what it cannot see itself: trust that was granted, extensions that came or went. */
  followWorkspace(): Disposable {
    const tell = (method: string, params?: object): void => {
      if (this.isRunning) void this.#client.sendNotification(method, params);
    };
    return Disposable.from(
      workspace.onDidGrantWorkspaceTrust(() => tell(methods.trustGranted)),
      extensions.onDidChange(() => tell(methods.neighbours, neighbours())),
    );
  }

  /** The roots that are known by now, waiting for the server when it has only just been started. */
  async roots(): Promise<readonly RootStatus[]> {
    await this.start();
    if (this.#status.roots.length > 0) return this.#status.roots;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        waiting.dispose();
        resolve(this.#status.roots);
      };
      const timer = setTimeout(done, patience);
      const waiting = this.onStatus(({ roots }) => {
        if (roots.length > 0) done();
      });
    });
  }

  async dispose(): Promise<void> {
    if (this.#starting !== null) await this.#client.dispose();
    this.#client.outputChannel.dispose();
    this.#statusChanged.dispose();
    this.#runningChanged.dispose();
    this.#packChanged.dispose();
  }

  #take(status: StatusParams): void {
    this.#status = status;
    this.#statusChanged.fire(status);
  }
}

/** Milliseconds a command waits for a server that has just started to name a root. */
const patience = 2_000;
