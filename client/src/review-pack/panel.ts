import {
  commands,
  Disposable,
  env,
  l10n,
  type Position,
  type TextDocument,
  Uri,
  type WebviewPanel,
  window,
} from 'vscode';
import {
  type PackEdit,
  type PackItem,
  type PackPart,
  type PackView,
  packMethods,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import type { FromPage, ToPage } from '../../page/messages.ts';
import { refusalSentence, unlessRefused } from '../commands/refusal.ts';
import { livePage, sentencePage } from '../live-page.ts';
import type { Server } from '../server.ts';
import { showSource } from '../show-source.ts';
import { nonce, showFailure } from '../webviews.ts';
import { pageMessage } from './messages.ts';

/** Milliseconds after which the page hears where the caret has come to rest. */
const rest = 60;

/** Fields whose values the editor can propose. */
const proposed = /\.(?:objectives|evidence|trend|theme)$/;

/** Which pack a panel shows. */
export interface PackTarget {
  readonly root: string;
  /** Id of the review. */
  readonly review: string;
}

/** The pack of one review next to the editor: follows its records, and leads to them. */
export class ReviewPackPanel {
  readonly target: PackTarget;
  readonly #panel: WebviewPanel;
  readonly #server: Server;
  readonly #extension: Uri;
  readonly #export: (target: PackTarget) => unknown;
  readonly #listening: Disposable;
  readonly #parts = new Map<string, PackPart & { readonly html: string }>();
  #order: readonly string[] = [];
  /** Pages are shown. */
  #isShown = false;
  /** The server does not know what the page has. */
  #isNew = true;
  /** Why the pages are not those of now. */
  #notice: string | null = null;
  #isOpen = true;
  /** The page shows and listens. */
  #ready = false;
  #asking = false;
  /** Nobody looked when there was news. */
  #stale = false;
  #again = false;
  #today: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    panel: WebviewPanel,
    target: PackTarget,
    server: Server,
    extension: Uri,
    exportPack: (target: PackTarget) => unknown,
  ) {
    this.#panel = panel;
    this.target = target;
    this.#server = server;
    this.#extension = extension;
    this.#export = exportPack;
    panel.webview.options = {
      enableScripts: true,
      enableCommandUris: false,
      localResourceRoots: [Uri.joinPath(extension, 'dist')],
    };
    this.#listening = Disposable.from(
      panel.webview.onDidReceiveMessage((message) => {
        const known = pageMessage(message);
        if (known !== null) void this.#answer(known).catch(showFailure);
      }),
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.#stale) this.#server.unattended(this.refresh());
      }),
      server.onPackChanged(({ root }) => {
        if (root === target.root) this.#server.unattended(this.refresh());
      }),
      server.onRunning((running) => {
        // Another server numbers its parts anew.
        if (!running) this.#isNew = true;
      }),
      server.onStatus(({ roots }) => {
        const today = roots.find(({ root }) => root === target.root)?.today ?? null;
        // Another day, or another server that knows nothing of this page yet.
        if (today !== this.#today) this.#server.unattended(this.refresh());
        this.#today = today;
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const [selection] = selections;
        if (selection !== undefined) this.#follow(textEditor.document, selection.active, true);
      }),
    );
    panel.onDidDispose(() => this.dispose());
    this.#server.unattended(this.refresh());
  }

  /** The parts as they were last shown, by id. */
  get shown(): ReadonlyMap<string, { readonly html: string }> {
    return this.#parts;
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#listening.dispose();
  }

  /** Asks for what has changed and shows it; news that come meanwhile are taken in together afterwards. */
  async refresh(): Promise<void> {
    this.#stale = !this.#panel.visible;
    if (this.#stale) return;
    this.#again = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#ask();
      }
    } finally {
      this.#asking = false;
    }
  }

  async #ask(): Promise<void> {
    const known = Object.fromEntries([...this.#parts.values()].map(({ id, revision }) => [id, revision]));
    const isNew = this.#isNew;
    let view: PackView | Refused;
    try {
      view = await this.#server.request<PackView | Refused>(packMethods.pack, {
        ...this.target,
        ...(isNew ? {} : { known }),
      });
    } catch {
      // The root is not there (yet): the next status says so.
      view = { refused: l10n.t('the records are not there yet') };
    }
    if (!this.#isOpen) return;
    if ('refused' in view) {
      const sentence = refusalSentence(view);
      // A file that cannot be read while somebody types in it: what they were reading stays.
      if (this.#isShown) this.#note(l10n.t('These are the last pages that could be made. {0}', sentence));
      else this.#panel.webview.html = sentencePage(sentence, env.language);
      return;
    }
    this.#take(view);
    this.#note(null);
  }

  #note(text: string | null): void {
    if (text === this.#notice) return;
    this.#notice = text;
    this.#send({ kind: 'notice', text });
  }

  #take({ title, style, parts }: PackView): void {
    this.#panel.title = title;
    for (const { id, revision, html } of parts)
      if (html !== null) this.#parts.set(id, { id, revision, html });
    this.#order = parts.map(({ id }) => id);
    for (const id of [...this.#parts.keys()]) if (!this.#order.includes(id)) this.#parts.delete(id);
    if (style !== null) {
      this.#isNew = false;
      this.#isShown = true;
      this.#ready = false;
      const { webview } = this.#panel;
      const script = webview.asWebviewUri(Uri.joinPath(this.#extension, 'dist', 'review-pack.js')).toString();
      webview.html = livePage({
        title: this.target.review,
        data: { ...this.target },
        style,
        script,
        nonce: nonce(),
        language: env.language,
      });
    } else if (parts.some(({ html }) => html !== null)) this.#send({ kind: 'parts', parts });
  }

  #send(message: ToPage): void {
    if (this.#ready) void this.#panel.webview.postMessage(message);
  }

  async #answer(message: FromPage): Promise<void> {
    const { root } = this.target;
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        this.#send({ kind: 'parts', parts: this.#order.flatMap((id) => this.#parts.get(id) ?? []) });
        if (this.#notice !== null) this.#send({ kind: 'notice', text: this.#notice });
        // Whoever opens the pack begins on page one, or where they were.
        this.#followEditor();
        return;
      case 'open': {
        const { record, path, file } = message;
        return this.#show(packMethods.packSource, { root, record, path, file });
      }
      case 'see': {
        const { finding, file } = message;
        return this.#show(packMethods.packFinding, { root, finding, file });
      }
      case 'fix': {
        const { finding, file, fix } = message;
        return this.#write(packMethods.packFix, { root, finding, file, fix });
      }
      case 'start':
        return this.#write(packMethods.packStart, { ...this.target, input: message.input });
      case 'export':
        await this.#export(this.target);
    }
  }

  #show(method: string, params: object): Promise<void> {
    return showSource(this.#server, method, params, this.#panel);
  }

  async #write(method: string, params: object): Promise<void> {
    const answer = unlessRefused(await this.#server.request<PackEdit | Refused>(method, params));
    if (answer === null) return;
    const { edit, next } = answer;
    if (edit !== null && !(await this.#server.apply(edit))) {
      void window.showWarningMessage(
        l10n.t('Nothing was written, because the text changed meanwhile: try again.'),
      );
      return;
    }
    if (next === null) return;
    await this.#show(packMethods.packSource, { root: this.target.root, ...next });
    if (proposed.test(next.path)) await commands.executeCommand('editor.action.triggerSuggest');
  }

  #followEditor(): void {
    const editor = window.activeTextEditor;
    if (editor !== undefined) this.#follow(editor.document, editor.selection.active, false);
  }

  #follow(document: TextDocument, position: Position, reveal: boolean): void {
    clearTimeout(this.#timer);
    const root = Uri.parse(this.target.root).toString();
    if (!this.#panel.visible || !document.uri.toString().startsWith(`${root}/`)) return;
    const send = async (): Promise<void> => {
      const item = await this.#server.ask<PackItem>(packMethods.packItem, {
        textDocument: { uri: document.uri.toString() },
        position: { line: position.line, character: position.character },
      });
      if (item !== null) this.#send({ kind: 'at', record: item.record, path: item.path, reveal });
    };
    this.#timer = setTimeout(() => this.#server.unattended(send()), rest);
  }
}
