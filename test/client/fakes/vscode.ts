/** What tests of the client have in place of VS Code: files in memory, and a record of what was shown and asked. */

class FakeUri {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  static parse(uri: string): FakeUri {
    return new FakeUri(uri.replace(/^file:\/\//, ''));
  }

  static joinPath({ path }: FakeUri, ...parts: readonly string[]): FakeUri {
    return new FakeUri([path, ...parts].join('/'));
  }

  toString(): string {
    return `file://${this.path}`;
  }
}

class FakePanel {
  title = '';
  isDisposed = false;
  readonly #listeners: ((message: unknown) => void)[] = [];
  readonly #closing: (() => void)[] = [];
  readonly webview = {
    html: '',
    asWebviewUri: (uri: FakeUri) => uri,
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      this.#listeners.push(listener);
      return new Disposable(() => {});
    },
    postMessage: (message: unknown) => {
      fakes.posted.push(message);
      return Promise.resolve(true);
    },
  };

  hear(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  onDidDispose(listener: () => void): Disposable {
    this.#closing.push(listener);
    return new Disposable(() => {});
  }

  dispose(): void {
    this.isDisposed = true;
    for (const listener of this.#closing) listener();
  }
}

/** What somebody does with a box: types and presses Enter, presses a button of its title, or leaves it. */
export type BoxDeed = string | { readonly press: 'back' | 'other' } | 'leave';

class FakeBox {
  title = '';
  prompt = '';
  placeholder = '';
  value = '';
  step = 0;
  totalSteps = 0;
  ignoreFocusOut = false;
  matchOnDetail = false;
  validationMessage: string | undefined;
  buttons: readonly object[] = [];
  items: readonly { readonly label: string }[] = [];
  selectedItems: readonly object[] = [];
  readonly #accepting: (() => void)[] = [];
  readonly #hiding: (() => void)[] = [];
  readonly #pressing: ((button: object) => void)[] = [];
  readonly #typing: ((value: string) => void)[] = [];

  onDidAccept = (listener: () => void) => this.#accepting.push(listener);
  onDidHide = (listener: () => void) => this.#hiding.push(listener);
  onDidTriggerButton = (listener: (button: object) => void) => this.#pressing.push(listener);
  onDidChangeValue = (listener: (value: string) => void) => this.#typing.push(listener);

  show(): void {
    const { title, prompt, placeholder, value, step, totalSteps } = this;
    const canSkip =
      this.buttons.some((each) => each !== QuickInputButtons.Back) ||
      this.items.some(({ label }) => label === 'Skip');
    fakes.boxesShown.push({ title, prompt: prompt || placeholder, value, step, totalSteps, canSkip });
    queueMicrotask(() => this.#do(fakes.boxes.shift() ?? 'leave'));
  }

  #do(deed: BoxDeed): void {
    if (deed === 'leave') for (const listener of this.#hiding) listener();
    else if (typeof deed === 'object') {
      const isBack = (button: object): boolean => button === QuickInputButtons.Back;
      const button = this.buttons.find((each) => isBack(each) === (deed.press === 'back'));
      if (button === undefined) throw new Error(`There is no such button: ${deed.press}`);
      for (const listener of this.#pressing) listener(button);
    } else {
      this.value = deed === '' && this.items.length === 0 ? this.value : deed;
      for (const listener of this.#typing) listener(this.value);
      const item = this.items.find(({ label }) => label === (deed === '' ? 'Skip' : deed));
      this.selectedItems = item === undefined ? [] : [item];
      for (const listener of this.#accepting) listener();
    }
  }

  dispose(): void {}
}

export const QuickInputButtons = { Back: { iconPath: 'back' } };

class Fakes {
  /** Texts by URI. */
  readonly files = new Map<string, string>();
  /** URI of a document that was not saved. */
  dirty: string | null = null;
  /** Documents that are open, instead of that. */
  documents: readonly object[] = [];
  panel: FakePanel | null = null;
  posted: unknown[] = [];
  progress: unknown[] = [];
  shown: string[] = [];
  said: string[] = [];
  warned: string[] = [];
  /** URIs of documents that were saved. */
  saved: string[] = [];
  executed: (readonly unknown[])[] = [];
  /** The Git extension, where there is one. */
  git: object | null = null;
  /** What the last list held. */
  listed: readonly { readonly label: string; readonly detail?: string; readonly kind?: number }[] = [];
  /** Label of what is picked from a list. */
  pick = '';
  /** Reports of progress after which somebody stops what is being done. */
  stopAfter = Number.POSITIVE_INFINITY;
  /** Button that is pressed in a notification. */
  press = '';
  /** What is done with the boxes that are shown, one after the other; the rest is left. */
  boxes: BoxDeed[] = [];
  boxesShown: object[] = [];

  reset(): void {
    this.files.clear();
    Object.assign(this, { documents: [], dirty: null, panel: null, git: null, pick: '', press: '' });
    Object.assign(this, {
      posted: [],
      progress: [],
      shown: [],
      said: [],
      warned: [],
      executed: [],
      saved: [],
    });
    Object.assign(this, { boxes: [], boxesShown: [], listed: [], stopAfter: Number.POSITIVE_INFINITY });
  }
}

export const fakes = new Fakes();

/** Everything that was begun has ended. */
export const settled = (): Promise<void> => new Promise((resume) => setTimeout(resume, 5));

export async function say(message: unknown): Promise<void> {
  fakes.panel!.hear(message);
  await settled();
}

const notify =
  (list: 'said' | 'warned') =>
  async (text: string, ...buttons: readonly unknown[]): Promise<string | undefined> => {
    fakes[list].push(text);
    return buttons.find((button): button is string => button === fakes.press);
  };

const company = new FakeUri('/company');
const never = { isCancellationRequested: false, onCancellationRequested: () => new Disposable(() => {}) };

export class Disposable {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }

  static from(...all: readonly { dispose(): void }[]): Disposable {
    return new Disposable(() => {
      for (const each of all) each.dispose();
    });
  }
}

export class CancellationTokenSource {
  readonly token = never;
  cancel(): void {}
  dispose(): void {}
}

export class WorkspaceEdit {
  readonly created: (readonly [FakeUri, Uint8Array])[] = [];

  createFile(uri: FakeUri, { contents }: { contents: Uint8Array }): void {
    this.created.push([uri, contents]);
  }
}

export const Uri = FakeUri;
export const FileType = { Unknown: 0, File: 1 };
export const ProgressLocation = { Notification: 15 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const ViewColumn = { Active: -1, Beside: -2 };
export const l10n = {
  t: (text: string, ...values: readonly unknown[]) =>
    text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
};
export class ThemeIcon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeColor extends ThemeIcon {}

export const extensions = {
  getExtension: (id: string) => (id === 'vscode.git' ? (fakes.git ?? undefined) : undefined),
};

export const commands = {
  executeCommand: async (...given: readonly unknown[]) => void fakes.executed.push(given),
};

export const env = { language: 'en' };

export const window = {
  tabGroups: { all: [] },
  createInputBox: () => new FakeBox(),
  createQuickPick: () => new FakeBox(),
  showInformationMessage: notify('said'),
  showWarningMessage: notify('warned'),
  showErrorMessage: notify('warned'),
  showQuickPick: async (items: readonly { label: string }[]) => {
    fakes.listed = items;
    return items.find(({ label }) => label === fakes.pick);
  },
  showTextDocument: async (uri: FakeUri) => void fakes.shown.push(String(uri)),
  withProgress: (_options: object, work: (progress: object, token: object) => unknown) =>
    work(
      { report: (done: unknown) => fakes.progress.push(done) },
      {
        ...never,
        get isCancellationRequested() {
          return fakes.progress.length > fakes.stopAfter;
        },
      },
    ),
  createWebviewPanel: () => {
    fakes.panel = new FakePanel();
    return fakes.panel;
  },
};

const missing = (): Error => Object.assign(new Error('there is none'), { code: 'FileNotFound' });

export const workspace = {
  workspaceFolders: [{ uri: company }],
  get textDocuments(): readonly object[] {
    if (fakes.documents.length > 0) return fakes.documents;
    return fakes.dirty === null ? [] : [{ isDirty: true, uri: { toString: () => fakes.dirty } }];
  },
  asRelativePath: ({ path }: FakeUri) => path.replace(`${company.path}/`, ''),
  openTextDocument: async (uri: FakeUri) => ({ save: async () => void fakes.saved.push(String(uri)) }),
  async applyEdit({ created }: WorkspaceEdit): Promise<boolean> {
    if (created.some(([uri]) => fakes.files.has(String(uri)))) return false;
    for (const [uri, contents] of created) fakes.files.set(String(uri), new TextDecoder().decode(contents));
    return true;
  },
  fs: {
    async stat(uri: FakeUri) {
      if (!fakes.files.has(String(uri))) throw missing();
      return { type: FileType.File };
    },
    async readFile(uri: FakeUri) {
      const text = fakes.files.get(String(uri));
      if (text === undefined) throw missing();
      return new TextEncoder().encode(text);
    },
    async writeFile(uri: FakeUri, bytes: Uint8Array) {
      fakes.files.set(String(uri), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    },
  },
};
