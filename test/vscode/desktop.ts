import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { type Browser, chromium, type Page } from 'playwright-core';
import { fontsFile } from '../chromium.ts';
import { freePort, type Session, type SessionOptions, usualSettings } from './session.ts';

/** Milliseconds VS Code may take to show its window (and, before that, to be downloaded). */
const patience = 300_000;

/**
 * Opens a workspace in a desktop VS Code and begins the tests of `under` in its extension host. Its window is
 * reached over the protocol of Chromium's developer tools, so that tests can do there what a person does.
 * @param executable the program, or null for a VS Code that @vscode/test-electron downloads
 */
export async function openDesktop(executable: string | null, options: SessionOptions): Promise<Session> {
  const { workspace, extensions, under, settings } = options;
  if (under === undefined || under.host !== 'node') throw new Error('a desktop runs tests in its Node host');
  const data = await mkdtemp(join(tmpdir(), 'qms-desktop-'));
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(
    join(data, 'User', 'settings.json'),
    JSON.stringify({ ...usualSettings, 'window.titleBarStyle': 'native', ...settings }),
  );
  const port = await freePort();
  const listeners: ((line: string) => void)[] = [];
  const said: string[] = [];
  const lines = new LineStream((line) => {
    said.push(line);
    for (const listen of listeners) listen(line);
  });
  const ended = runTests({
    ...(executable === null ? {} : { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: under.extension,
    extensionTestsPath: under.tests,
    extensionTestsEnv: { FONTCONFIG_FILE: fontsFile() },
    launchArgs: [
      workspace,
      ...['--user-data-dir', data, '--extensions-dir', extensions],
      ...['--disable-telemetry', `--remote-debugging-port=${port}`],
    ],
    stdout: lines,
    stderr: lines,
  }).catch((error: unknown) =>
    error instanceof TestRunFailedError ? (error.code ?? 1) : Promise.reject(error),
  );
  const { browser, page } = await windowOf(port, ended).catch((error: Error) => {
    throw new Error(`${error.message}: ${said.join('\n')}`);
  });
  return {
    page,
    ended,
    onLine: (listen) => void listeners.push(listen),
    async close() {
      // Ends VS Code where it still runs; it is gone after tests that came to their end.
      const session = await browser.newBrowserCDPSession().catch(() => null);
      await session?.send('Browser.close').catch(() => {});
      await ended.catch(() => {});
      await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Tries until the window with the workbench is there. Throws when VS Code ends before. */
async function windowOf(port: number, ended: Promise<number>): Promise<{ browser: Browser; page: Page }> {
  const end = Date.now() + patience;
  let code: number | null = null;
  void ended.then(
    (found) => {
      code = found;
    },
    () => {
      code = 1;
    },
  );
  while (Date.now() < end && code === null) {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
    for (const page of pages)
      if (browser !== null && (await page.locator('.monaco-workbench').count()) > 0) return { browser, page };
    await browser?.close();
    await pause(500);
  }
  throw new Error(
    code === null ? 'VS Code showed no window' : `VS Code ended with ${code} before it was shown`,
  );
}

/** Gives on what is written to it line by line. */
class LineStream extends Writable {
  readonly #take: (line: string) => void;
  #rest = '';

  constructor(take: (line: string) => void) {
    super();
    this.#take = take;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    const parts = (this.#rest + String(chunk)).split(/\r?\n/);
    this.#rest = parts.pop() ?? '';
    for (const line of parts) this.#take(line);
    done();
  }
}
