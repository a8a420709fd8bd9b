interface Place {
  readonly line: number;
  readonly character: number;
}

export interface BrowserRun {
  /** Address of the worker's script. */
  readonly script: string;
  /** Files of the root by path, in base64. */
  readonly files: Readonly<Record<string, string>>;
  /** The file that is open. */
  readonly path: string;
  /** Its text with a fault, with which it is opened. */
  readonly faulty: string;
  readonly text: string;
  /** Where a key nobody knows is typed letter by letter, at the start of a line. */
  readonly typeAt: Place;
  /** Where completion and hover are asked for, once that line is there. */
  readonly askAt: Place;
  readonly times: number;
}

export interface BrowserFigures {
  readonly first: number;
  readonly indexed: number;
  readonly keystrokes: readonly number[];
  readonly completion: readonly number[];
  readonly hover: readonly number[];
}

/**
 * The client of the server in a browser's worker: runs in a page, so it may use nothing but its parameter and
 * what a page has. Times are in ms, from the start of the worker or of each question.
 */
export async function measureInPage(run: BrowserRun): Promise<BrowserFigures> {
  const base = 'bench-fs:/repo';
  const uri = `${base}/${run.path}`;
  const { Worker: PageWorker } = globalThis as unknown as {
    Worker: new (
      script: string,
    ) => { postMessage(message: unknown): void; onmessage: (event: { data: never }) => void };
  };
  interface Message {
    readonly id?: number;
    readonly method?: string;
    readonly params?: never;
    readonly result?: unknown;
    readonly error?: { readonly message: string };
  }
  interface Shown {
    readonly uri: string;
    readonly version?: number;
    readonly diagnostics: readonly unknown[];
  }
  interface Status {
    readonly roots: readonly { readonly indexing: unknown; readonly today: unknown }[];
  }

  const start = performance.now();
  const worker = new PageWorker(run.script);
  const answers = new Map<number, (message: Message) => void>();
  const watching = new Set<() => void>();
  let shown: Shown = { uri: '', diagnostics: [] };
  let told = 0;
  let status: Status = { roots: [] };
  let last = 0;

  const send = (message: object): void => worker.postMessage({ jsonrpc: '2.0', ...message });
  const notify = (method: string, params: unknown): void => send({ method, params });
  const request = (method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      answers.set(last, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      send({ id: last, method, params });
    });
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        watching.delete(look);
        resolve();
      };
      watching.add(look);
      look();
    });
  const asked: Record<string, (params: never) => unknown> = {
    'qms/listFiles': () => ({ paths: Object.keys(run.files) }),
    'qms/readFiles': ({ uris }: { uris: readonly string[] }) =>
      uris.map((each) => {
        const base64 = run.files[decodeURIComponent(each.slice(base.length + 1))];
        return base64 === undefined ? { kind: 'missing' } : { kind: 'bytes', base64 };
      }),
    'workspace/configuration': () => [{}],
  };
  worker.onmessage = ({ data }) => {
    const { id, method, params, ...answer }: Message = data;
    if (method === undefined) {
      answers.get(id!)?.(answer);
      answers.delete(id!);
    } else if (id !== undefined) send({ id, result: asked[method]?.(params as never) ?? null });
    else {
      if (method === 'textDocument/publishDiagnostics' && (params as unknown as Shown).uri === uri) {
        shown = params as unknown as Shown;
        told += 1;
      }
      if (method === 'qms/status') status = params as unknown as Status;
      for (const look of watching) look();
    }
  };

  await request('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: base, name: 'repo' }],
    capabilities: { workspace: { workspaceFolders: true, configuration: true } },
  });
  notify('initialized', {});
  notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: run.faulty },
  });
  await until(() => shown.diagnostics.length > 0);
  const first = performance.now() - start;
  await until(() => status.roots.length > 0 && status.roots.every((root) => !root.indexing && root.today));
  const indexed = performance.now() - start;

  let version = 1;
  const change = async (contentChange: object): Promise<number> => {
    version += 1;
    const before = told;
    const begun = performance.now();
    notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [contentChange],
    });
    // Where nothing is found no version is shown.
    await until(() => told > before && (shown.version ?? version) >= version);
    return performance.now() - begun;
  };
  const at = (character: number): Place => ({ line: run.typeAt.line, character });
  await change({ text: run.text });
  await change({ range: { start: at(0), end: at(0) }, text: 'zz: 1\n' });
  const keystrokes: number[] = [];
  // The first tenth only warms up.
  for (let count = -Math.ceil(run.times / 10); count < run.times; count += 1) {
    const isFull = count % 30 === 0 && count > 0;
    const range = { start: at(2), end: at(isFull ? 31 : 2) };
    const taken = await change({ range, text: isFull ? 'y' : 'z' });
    if (count >= 0) keystrokes.push(taken);
  }
  const ask = async (method: string): Promise<number[]> => {
    const measured: number[] = [];
    for (let count = -10; count < run.times; count += 1) {
      const begun = performance.now();
      const answer = await request(method, { textDocument: { uri }, position: run.askAt });
      const { items } = (answer ?? { items: [] }) as { readonly items?: readonly unknown[] };
      if (items?.length === 0) throw new Error(`no answer to ${method}`);
      if (count >= 0) measured.push(performance.now() - begun);
    }
    return measured;
  };
  const completion = await ask('textDocument/completion');
  return { first, indexed, keystrokes, completion, hover: await ask('textDocument/hover') };
}
