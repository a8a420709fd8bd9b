import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../pack/browser-page.ts';
import { acmeFiles } from '../workspace/acme.ts';

const address = 'http://editor.test/';
const script = `${address}server-browser.js`;
const program = readFileSync(join(import.meta.dirname, '../../dist/server-browser.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

interface Started {
  /** By URI, what is said of each file. */
  readonly shown: readonly (readonly [uri: string, messages: readonly string[]])[];
  /** Whether files were read into records, rather than compared. */
  readonly wasRead: boolean;
}

/** Runs in a page: starts the server and waits until all is shown and what was found is kept. */
async function startInPage(given: {
  readonly script: string;
  readonly files: Readonly<Record<string, string>>;
}): Promise<Started> {
  interface Message {
    readonly id?: number;
    readonly method?: string;
    readonly params?: never;
  }
  const base = 'test-fs:/acme';
  const page = globalThis as unknown as {
    Worker: new (
      script: string,
    ) => {
      postMessage(message: unknown): void;
      terminate(): void;
      onmessage: (event: { data: Message }) => void;
    };
    indexedDB: { databases(): Promise<readonly { readonly name?: string }[]> };
  };
  const worker = new page.Worker(given.script);
  const send = (message: object): void => worker.postMessage({ jsonrpc: '2.0', ...message });
  const shown = new Map<string, readonly string[]>();
  let [isComplete, wasRead, isInitialized] = [false, false, false];
  const answers: Record<string, (params: never) => unknown> = {
    'qms/listFiles': () => ({ paths: Object.keys(given.files) }),
    'qms/readFiles': ({ uris }: { uris: readonly string[] }) =>
      uris.map((uri) => {
        const base64 = given.files[decodeURIComponent(uri.slice(base.length + 1))];
        return base64 === undefined ? { kind: 'missing' } : { kind: 'bytes', base64 };
      }),
    'workspace/configuration': () => [{}],
  };
  const told: Record<string, (params: never) => void> = {
    'textDocument/publishDiagnostics': ({
      uri,
      diagnostics,
    }: {
      uri: string;
      diagnostics: readonly { readonly message: string }[];
    }) =>
      shown.set(
        uri,
        diagnostics.map(({ message }) => message),
      ),
    'qms/status': ({
      roots,
    }: {
      roots: readonly { readonly indexing: { total: number } | null; readonly today: unknown }[];
    }) => {
      wasRead ||= roots.some(({ indexing }) => (indexing?.total ?? 0) > 0);
      isComplete = roots.length > 0 && roots.every(({ indexing, today }) => !indexing && today);
    },
  };
  worker.onmessage = ({ data: { id, method, params } }) => {
    if (method === undefined) isInitialized = true;
    else if (id !== undefined) send({ id, result: answers[method]?.(params as never) ?? null });
    else told[method]?.(params as never);
  };
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resume) => setTimeout(resume, 20));
  };
  send({
    id: 1,
    method: 'initialize',
    params: {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: base, name: 'acme' }],
      capabilities: { workspace: { workspaceFolders: true, configuration: true } },
    },
  });
  await until(() => isInitialized);
  send({ method: 'initialized', params: {} });
  await until(() => isComplete);
  // Its use is noted once the run is stored.
  await until(async () => (await page.indexedDB.databases()).some(({ name }) => name === 'qms-as-code-uses'));
  worker.terminate();
  return { shown: [...shown].filter(([, messages]) => messages.length > 0).sort(), wasRead };
}

async function start(context: BrowserContext, files: Readonly<Record<string, Uint8Array>>): Promise<Started> {
  const page = await context.newPage();
  await page.goto(address);
  const inBase64 = Object.entries(files).map(([path, bytes]) => [
    path,
    Buffer.from(bytes).toString('base64'),
  ]);
  const started = await page.evaluate(startInPage, { script, files: Object.fromEntries(inBase64) });
  await page.close();
  return started;
}

test('a server in a browser keeps what it found, and the next one starts with it', async () => {
  const context = await browser.newContext();
  await context.route('**/*', (route) =>
    route.fulfill(
      route.request().url() === script
        ? { contentType: 'text/javascript; charset=utf-8', body: program }
        : { contentType: 'text/html', body: '<!doctype html><title>editor</title>' },
    ),
  );
  const risk = (key: string): Uint8Array =>
    new TextEncoder().encode(`id: RSK-NEW\ntype: risk\n${key}: New\n`);
  const files = { ...acmeFiles(), 'new.yaml': risk('titel') };
  const first = await start(context, files);
  expect(first.wasRead).toBe(true);
  expect(first.shown.flatMap(([, messages]) => messages).join()).toContain('titel');
  expect(await start(context, files)).toEqual({ shown: first.shown, wasRead: false });
  const mended = await start(context, { ...files, 'new.yaml': risk('title') });
  expect(mended.wasRead).toBe(false);
  expect(mended.shown.flatMap(([, messages]) => messages).join()).not.toContain('titel');
  await context.close();
}, 120_000);
