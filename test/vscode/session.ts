import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Chromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumStart } from '../chromium.ts';

/** Where an extension runs: a process next to VS Code's server, or a worker of the page as on vscode.dev. */
export type Host = 'node' | 'web';

export interface SessionOptions {
  /** Folder of VS Code's server. */
  readonly vscode: string;
  readonly workspace: string;
  /** Where installed extensions are, unpacked. */
  readonly extensions: string;
  /** Settings of the machine besides those every session has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  /** What runs in the extension host: an extension in development, and the module with the tests. */
  readonly under?: { readonly host: Host; readonly extension: string; readonly tests: string };
  readonly viewport?: { readonly width: number; readonly height: number };
  /** As people see it: the switch that lets tests in hides every notification. */
  readonly isForPeople?: boolean;
}

/** A VS Code in a page of a headless browser. */
export interface Session {
  readonly page: Page;
  /** Resolves with the exit code once the tests of `under` have run. */
  readonly ended: Promise<number>;
  /** Lines the extension host wrote to its console. */
  readonly onLine: (listen: (line: string) => void) => void;
  readonly close: () => Promise<void>;
}

// WebGL drawn by the processor costs a third of all that a window does.
Chromium.setGraphicsMode = false;

/** Settings of every session. */
export const usualSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // In a page VS Code saves by itself unless set otherwise.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  // What moves is painted anew sixty times a second.
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
};

/** A port of this machine that nobody listens at. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** A browser that prints as one that people have installed does; tests may run as root, where none runs in its sandbox. */
async function printingBrowser(folder: string): Promise<string> {
  const { executablePath } = await chromiumStart();
  const path = join(folder, 'browser');
  await writeFile(path, `#!/bin/sh\nexec '${executablePath}' --no-sandbox "$@"\n`, { mode: 0o755 });
  return path;
}

/** Starts VS Code's server at a port that it chooses and says. */
async function startServer(
  data: string,
  options: SessionOptions,
): Promise<{ server: ChildProcess; port: number }> {
  await mkdir(join(data, 'data', 'Machine'), { recursive: true });
  const settings = { ...usualSettings, ...options.settings };
  await writeFile(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify(settings));
  const server = spawn(
    process.execPath,
    [
      join(options.vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
      ...['--accept-server-license-terms', '--disable-telemetry'],
      ...(options.isForPeople === true ? [] : ['--enable-smoke-test-driver']),
      ...['--server-data-dir', data, '--extensions-dir', options.extensions],
      ...(options.trusted === false ? [] : ['--disable-workspace-trust']),
    ],
    {
      detached: true,
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', CHROME_PATH: await printingBrowser(data) },
    },
  );
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const listen = (data: unknown): void => {
      said += String(data);
      const [, chosen] = /Web UI available at \S*?:(\d+)\s/.exec(said) ?? [];
      if (chosen !== undefined) resolve(Number(chosen));
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}: ${said}`)));
  });
  return { server, port };
}

/** Opens a workspace in VS Code and, where asked to, begins the tests in its extension host. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const data = await mkdtemp(join(tmpdir(), 'qms-vscode-'));
  const { server, port } = await startServer(data, options);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    // The extension hosts are children of the server: the whole group goes.
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid);
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    browser = await chromium.launch({
      ...(await chromiumStart()),
      args: [...Chromium.args, '--disable-gpu'],
      headless: true,
    });
    const page = await browser.newPage({ viewport: options.viewport ?? { width: 1400, height: 900 } });
    const listeners: ((line: string) => void)[] = [];
    let end: (code: number) => void = () => {};
    const ended = new Promise<number>((resolve) => {
      end = resolve;
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      for (const listen of listeners) listen(args.map(String).join(' '));
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
    const payload: [string, string][] = [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    if (options.under !== undefined) payload.push(...(await underTest(page, port, options.under)));
    const query = new URLSearchParams({ folder: options.workspace, payload: JSON.stringify(payload) });
    await page.goto(`http://127.0.0.1:${port}/?${query}`);
    return { page, ended, onLine: (listen) => void listeners.push(listen), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes the page load an extension and its tests in the host asked for; what the payload is to say of them. */
async function underTest(
  page: Page,
  port: number,
  { host, extension, tests }: NonNullable<SessionOptions['under']>,
): Promise<[string, string][]> {
  const origin = `http://127.0.0.1:${port}`;
  const where = (path: string): string =>
    host === 'node' ? `vscode-remote://127.0.0.1:${port}${path}` : `${origin}${served}${path}`;
  if (host === 'web') {
    await serveFiles(page);
    await configurePage(page, port, extension, tests);
  }
  return [
    ['extensionDevelopmentPath', where(extension)],
    ['extensionTestsPath', where(tests)],
  ];
}

const served = '/under-test';

/** The worker loads over http: files of this machine are answered under a path of the page's own origin. */
const serveFiles = (page: Page): Promise<unknown> =>
  page.context().route(
    (url) => url.pathname.startsWith(`${served}/`),
    async (route) => {
      const file = decodeURIComponent(new URL(route.request().url()).pathname.slice(served.length));
      if (!existsSync(file)) return route.fulfill({ status: 404, body: '' });
      return route.fulfill({
        body: await readFile(file),
        headers: {
          'access-control-allow-origin': '*',
          'content-type': file.endsWith('.json') ? 'application/json' : 'text/javascript',
        },
      });
    },
  );

const escapes: readonly [string, string][] = [
  ['&', '&amp;'],
  ['"', '&quot;'],
];

/** Names the extension in the configuration that the page of VS Code carries. */
const configurePage = (page: Page, port: number, extension: string, tests: string): Promise<unknown> =>
  page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const place = (path: string): object => ({
        scheme: 'http',
        authority: `127.0.0.1:${port}`,
        path: `${served}${path}`,
      });
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
        (_, head: string, settings: string) => {
          const plain = escapes.reduceRight((text, [to, from]) => text.replaceAll(from, to), settings);
          const configuration = JSON.parse(plain) as { developmentOptions?: object };
          configuration.developmentOptions = {
            ...configuration.developmentOptions,
            extensions: [place(extension)],
            extensionTestsPath: place(tests),
          };
          const text = escapes.reduce(
            (written, [from, to]) => written.replaceAll(from, to),
            JSON.stringify(configuration),
          );
          return `${head}${text}"`;
        },
      );
      const headers = { ...response.headers() };
      delete headers['content-security-policy'];
      await route.fulfill({ status: 200, headers, body });
    },
  );
