import { Disposable, env, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import {
  type CellChange,
  methods,
  type Refused,
  type SignedAnswer,
  type TableChangedParams,
  type TableChoices,
  type TableEdit,
  type TablePastePreview,
  type TablePlace,
  type TableQuestion,
  type TableRefusal,
  type TableRows,
  type TableView,
} from '../../../server/src/main/lsp/protocol.ts';
import type {
  FromTablePage,
  KeptLayout,
  PasteChoices,
  TableOutcome,
  ToTablePage,
} from '../../page/table-messages.ts';
import { refusalSentence } from '../commands/refusal.ts';
import { sentencePage } from '../live-page.ts';
import type { Server } from '../server.ts';
import { showAt } from '../show-source.ts';
import { nonce, showFailure } from '../webviews.ts';
import { exportTable } from './export.ts';
import { keptTarget, type TableTarget, tableMessage } from './messages.ts';
import { offerSteps } from './next-steps.ts';
import { tablePage } from './page.ts';
import { tableWords } from './words.ts';
import { Writer } from './writer.ts';

/** Rows that come with the first answer, and with each one after it. */
const [firstRows, furtherRows] = [200, 2_500];

export interface TablePanelOptions {
  readonly server: Server;
  /** Where the extension is installed. */
  readonly extension: Uri;
  readonly target: TableTarget;
  readonly layout: KeptLayout | null;
  readonly keep: (layout: KeptLayout) => void;
}

/** A table of records in an editor of its own. The page shows it, the server says what it says, and edits are made here. */
export class TablePanel {
  readonly target: TableTarget;
  readonly #options: TablePanelOptions;
  readonly #panel: WebviewPanel;
  readonly #listening: Disposable;
  readonly #writer: Writer;
  /** Answers about signed records, by key of their row: asked for once while the table is open. */
  readonly #answers = new Map<string, SignedAnswer>();
  readonly #questions = new Map<number, (answers: Readonly<Record<string, SignedAnswer>> | null) => void>();
  readonly #places = new Map<number, TablePlace>();
  #view: TableView | null = null;
  #rows: TableView['rows'] = [];
  #version = -1;
  #isReady = false;
  #isOpen = true;
  /** Counts openings: what was asked for an earlier one is not shown any more. */
  #opening = 0;
  /** Edits are made one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(panel: WebviewPanel, options: TablePanelOptions) {
    this.#panel = panel;
    this.#options = options;
    this.target = options.target;
    const { server, extension, target } = options;
    this.#writer = new Writer(server);
    const dist = Uri.joinPath(extension, 'dist');
    panel.webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: [dist] };
    this.#listening = Disposable.from(
      panel.webview.onDidReceiveMessage((message) => {
        const known = tableMessage(message);
        if (known !== null) void this.#answer(known).catch(showFailure);
      }),
      server.onTableChanged((changes) => this.#take(changes)),
      server.onRunning((running) => {
        // Another server knows nothing of this table.
        if (running && this.#view !== null) this.#reopen();
      }),
    );
    panel.onDidDispose(() => this.dispose());
    panel.webview.html = tablePage({
      title: panel.title,
      data: keptTarget(target),
      language: env.language,
      script: panel.webview.asWebviewUri(Uri.joinPath(dist, 'table.js')).toString(),
      nonce: nonce(),
    });
    this.#reopen();
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#listening.dispose();
    this.#close();
    for (const answer of this.#questions.values()) answer(null);
  }

  #close(): void {
    if (this.#view === null) return;
    this.#options.server.notify(methods.closeTable, { root: this.target.root, table: this.#view.table });
  }

  #reopen(): void {
    this.#options.server.unattended(this.#open());
  }

  async #open(): Promise<void> {
    this.#opening += 1;
    const opening = this.#opening;
    const { server } = this.#options;
    const { root, source } = this.target;
    const first = Math.max(firstRows, this.#rows.length);
    let view: TableView | Refused;
    try {
      view = await server.request<TableView | Refused>(methods.table, { root, source, first });
    } catch (error) {
      view = { refused: error instanceof Error ? error.message : String(error) };
    }
    if (!this.#isOpen || opening !== this.#opening) return;
    if ('refused' in view) {
      const sentence = refusalSentence(view);
      if (this.#view === null) this.#panel.webview.html = sentencePage(sentence, env.language);
      else this.#send({ kind: 'notice', text: sentence });
      return;
    }
    this.#close();
    this.#view = view;
    this.#rows = view.rows;
    this.#version = view.version;
    this.#panel.title = view.title;
    this.#show();
    await this.#readOn(opening, view);
  }

  /** @param count of rows that the page is given first, for it to have something to show */
  #show(count = this.#rows.length): void {
    if (this.#view === null) return;
    const view = { ...this.#view, rows: this.#rows.slice(0, count) };
    const { layout } = this.#options;
    this.#send({ kind: 'table', view, layout, words: tableWords(), language: env.language });
    if (this.#rows.length > count) this.#send({ kind: 'rows', rows: this.#rows.slice(count) });
  }

  async #readOn(opening: number, { table, total }: TableView): Promise<void> {
    const { root } = this.target;
    while (this.#rows.length < total) {
      const params = { root, table, from: this.#rows.length, count: furtherRows };
      const answer = await this.#options.server.request<TableRows | Refused>(methods.tableRows, params);
      if (!this.#isOpen || opening !== this.#opening) return;
      if ('refused' in answer || answer.version !== this.#version) return this.#open();
      if (answer.rows.length === 0) return;
      this.#rows = [...this.#rows, ...answer.rows];
      this.#send({ kind: 'rows', rows: answer.rows });
    }
  }

  #take(changes: TableChangedParams): void {
    if (changes.root !== this.target.root || changes.table !== this.#view?.table) return;
    // A page that is not there yet is given the rows that are kept here, which know nothing of the change.
    if (changes.isAnew || changes.from !== this.#version || !this.#isReady) {
      this.#reopen();
      return;
    }
    this.#version = changes.version;
    if (changes.files !== null) this.#view = { ...this.#view, files: changes.files };
    this.#send({ kind: 'changed', changes });
  }

  #send(message: ToTablePage): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }

  async #answer(message: FromTablePage): Promise<void> {
    switch (message.kind) {
      case 'ready': {
        const wasReady = this.#isReady;
        this.#isReady = true;
        // A page that is made anew has missed what has changed since.
        if (wasReady) return this.#open();
        return this.#show(firstRows);
      }
      case 'again':
        return this.#open();
      case 'edit':
        return this.#inTurn(message.request, () => this.#edit(message.request, message.cells));
      case 'answer':
        this.#questions.get(message.request)?.(message.answers);
        return;
      case 'choices':
        return this.#choose(message);
      case 'paste':
        return this.#inTurn(message.request, () =>
          this.#paste(message.request, message.rows, message.isConfirmed),
        );
      case 'new':
        return this.#inTurn(message.request, () => this.#add(message.request, message.title));
      case 'undo':
        return this.#inTurn(message.request, () => this.#writer.undo());
      case 'export':
        if (this.#view !== null) await exportTable(this.#options.server, { ...this.#named(), ...message });
        return;
      case 'open':
        return this.#showRow(message);
      case 'place': {
        const place = this.#places.get(message.request);
        if (place !== undefined) await showAt(place, this.#panel);
        return;
      }
      case 'see': {
        const file = this.#view?.files[message.file];
        const { line, character } = message;
        const at = { line, character };
        if (file !== undefined) await showAt({ uri: file.uri, range: { start: at, end: at } }, this.#panel);
        return;
      }
      case 'steps': {
        const file = this.#view?.files[message.file];
        if (file !== undefined) await offerSteps(Uri.parse(file.uri), message.range);
        return;
      }
      case 'keep':
        this.#options.keep(message.layout);
    }
  }

  #named(): { readonly root: string; readonly table: string } {
    return { root: this.target.root, table: this.#view?.table ?? '' };
  }

  /** Does it once what was asked for before is done, and says what has become of it. */
  #inTurn(request: number, work: () => Promise<TableOutcome | null>): Promise<void> {
    const turn = this.#last.then(async () => {
      let outcome: TableOutcome | null;
      try {
        outcome = await work();
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error);
        outcome = { kind: 'refused', sentence, cells: [], hasPlace: false };
      }
      if (outcome !== null) this.#send({ kind: 'outcome', request, outcome });
    });
    this.#last = turn;
    return turn;
  }

  async #edit(request: number, cells: readonly CellChange[]): Promise<TableOutcome> {
    for (;;) {
      const answer = await this.#options.server.request<TableEdit | TableQuestion | TableRefusal>(
        methods.tableEdit,
        { ...this.#named(), cells, answers: Object.fromEntries(this.#answers) },
      );
      if ('refused' in answer) return this.#refusal(request, answer);
      if (!('question' in answer)) return this.#written(request, answer);
      const { question } = answer;
      this.#send({ kind: 'question', request, question });
      const answers = await new Promise<Readonly<Record<string, SignedAnswer>> | null>((resolve) =>
        this.#questions.set(request, resolve),
      );
      this.#questions.delete(request);
      if (answers === null) return { kind: 'left' };
      for (const { row } of question.records) {
        const given = answers[row];
        if (given !== undefined) this.#answers.set(row, given);
      }
    }
  }

  async #paste(request: number, rows: PasteChoices, isConfirmed: boolean): Promise<TableOutcome | null> {
    const answer = await this.#options.server.request<TablePastePreview | TableEdit | TableRefusal>(
      methods.tablePaste,
      { ...this.#named(), ...rows, isConfirmed },
    );
    if ('refused' in answer) return this.#refusal(request, answer);
    if (!('preview' in answer)) return this.#written(request, answer);
    this.#send({ kind: 'preview', request, preview: answer.preview });
    return { kind: 'left' };
  }

  async #add(request: number, title: string): Promise<TableOutcome> {
    const answer = await this.#options.server.request<TableEdit | Refused>(methods.tableNewRow, {
      ...this.#named(),
      title,
    });
    return 'refused' in answer ? this.#refusal(request, answer) : this.#written(request, answer);
  }

  async #written(request: number, edit: TableEdit): Promise<TableOutcome> {
    const outcome = await this.#writer.write(edit);
    if (outcome.kind === 'written') return outcome;
    const { reason, uri } = outcome;
    const nothing = { line: 0, character: 0 };
    if (uri !== null) this.#places.set(request, { uri, range: { start: nothing, end: nothing } });
    return { kind: 'refused', sentence: reason, cells: [], hasPlace: uri !== null };
  }

  #refusal(request: number, refusal: TableRefusal): TableOutcome {
    const { cells = [], place } = refusal;
    if (place !== undefined) this.#places.set(request, place);
    return { kind: 'refused', sentence: refusalSentence(refusal), cells, hasPlace: place !== undefined };
  }

  async #choose({ request, column, text }: Extract<FromTablePage, { kind: 'choices' }>): Promise<void> {
    const params = { ...this.#named(), column, text };
    let found: TableChoices = { choices: [], more: 0 };
    try {
      const answer = await this.#options.server.request<TableChoices | Refused>(methods.tableChoices, params);
      if (!('refused' in answer)) found = answer;
    } finally {
      // The page waits for it, whatever has become of it.
      this.#send({ kind: 'choices', request, ...found });
    }
  }

  async #showRow({ row, column }: Extract<FromTablePage, { kind: 'open' }>): Promise<void> {
    const params = { ...this.#named(), row, ...(column === null ? {} : { column }) };
    const place = await this.#options.server.request<TablePlace | Refused>(methods.tablePlace, params);
    if ('refused' in place) void window.showWarningMessage(refusalSentence(place), l10n.t('OK'));
    else await showAt(place, this.#panel);
  }
}

/** A panel for a table that is not shown yet. */
export const newPanel = (viewType: string, title: string): WebviewPanel =>
  window.createWebviewPanel(viewType, title, ViewColumn.Active, {
    // Made anew each time it is shown, it would lose what is being typed and where somebody is.
    retainContextWhenHidden: true,
    enableFindWidget: false,
  });
