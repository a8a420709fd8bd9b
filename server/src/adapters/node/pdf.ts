import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { installedChromium, packagedChromium } from './chromium.ts';
import { DevtoolsPipe } from './devtools-pipe.ts';
import { fontConfiguration, machineFonts } from './font-configuration.ts';
import { pagesOfAnchors } from './pdf-pages.ts';
import { textOfPdf } from './pdf-text.ts';
import { typefaceFolder } from './typeface.ts';

/** Why no PDF was made, as a sentence for people. */
export class NoPdf extends Error {}

export interface PdfOptions {
  /** Size of the sheets, A4 unless said otherwise; pages that name a size of their own get that. */
  readonly paper?: Paper;
  /** Run the browser in its sandbox. Off only where the machine does not allow one. */
  readonly sandbox: boolean;
  /** The typeface that pages name first: a folder with its faces as TTF, packed or not, and what the names of those in a PDF begin with. */
  readonly typeface: { readonly folder: string; readonly name: string };
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

const TIME_LIMIT = 60_000;
/** Name of the file that says which fonts there are. */
const FONTS = 'fonts.conf';
/** How much of what the browser says is kept, to explain why it ended. */
const HEARD = 20_000;

/** Paper a page can be printed on. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** Sizes of paper in inches. */
const sizes: Readonly<Record<Paper, { readonly paperWidth: number; readonly paperHeight: number }>> = {
  a4: { paperWidth: 8.2677, paperHeight: 11.6929 },
  letter: { paperWidth: 8.5, paperHeight: 11 },
};

/** Prints until the page names the pages it is printed on. */
const MOST_PRINTS = 6;

function argumentsFor(profile: string, sandbox: boolean): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-sync',
    '--font-render-hinting=none',
    '--mute-audio',
    '--password-store=basic',
    '--use-mock-keychain',
    // No name is ever looked up, whatever asks for it.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=127.0.0.1:9',
    ...(sandbox ? [] : ['--no-sandbox']),
    'about:blank',
  ];
}

/** The browser gets no secrets of the environment it is started from. */
function environment(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LANG', 'LC_ALL', 'LD_LIBRARY_PATH', 'SYSTEMROOT', 'WINDIR'];
  return {
    ...Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
    HOME: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    FONTCONFIG_FILE: join(folder, FONTS),
  };
}

function whyEnded(heard: string, sandbox: boolean): NoPdf {
  if (sandbox && /sandbox/i.test(heard)) {
    return new NoPdf(
      'the browser could not start in its sandbox, as is usual for the administrator or in a container: run as another user, or add `--pdf-no-sandbox` if you trust the records',
    );
  }
  const last = heard.trim().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
  return new NoPdf(`the browser ended before the PDF was made${last === '' ? '' : ` (${last})`}`);
}

async function browserProgram(options: PdfOptions, folder: string): Promise<string> {
  const program =
    (await installedChromium(options.env, options.platform)) ?? (await packagedChromium(folder));
  if (program !== null) return program;
  throw new NoPdf(
    'a PDF needs a browser of the Chromium family, and none was found: install Google Chrome, Chromium or Microsoft Edge, or run `npm install @sparticuz/chromium` where qms is installed (Linux), or name the browser in the environment variable CHROME_PATH; `--format html` can be printed from any browser',
  );
}

/** A whole HTML document that needs nothing else, given on which page each of its anchors is printed. */
export type Printable = (pages: ReadonlyMap<string, number>) => string;

/**
 * Prints a document to PDF with tags and bookmarks, in a browser of its own with a private folder that is
 * removed afterwards. Scripts are off and every request is refused.
 * @param page asked first with no pages known, then with those of each print until it says the same again
 * @throws NoPdf when there is no browser, it does not work, or what it prints lacks its letters
 */
export async function printPdf(page: Printable, options: PdfOptions): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'qms-pdf-'));
  let browser: ChildProcess | null = null;
  try {
    const typeface = await requireTypeface(options.typeface.folder, join(folder, 'typeface'));
    const program = await browserProgram(options, folder);
    const profile = join(folder, 'profile');
    await mkdir(profile, { mode: 0o700 });
    const fonts = { folders: [typeface], cache: join(folder, 'font-cache') };
    await writeFile(join(folder, FONTS), fontConfiguration({ ...fonts, machine: machineFonts(options.env) }));
    const child = spawn(program, argumentsFor(profile, options.sandbox), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: environment(options.env, folder),
      windowsHide: true,
    });
    browser = child;
    const pdf = await print(child, page, options);
    requireLetters(pdf, options);
    return pdf;
  } finally {
    if (browser !== null) await ended(browser);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Without any typeface at all a browser may print empty pages, refuse to print, or end. */
async function requireTypeface(installed: string, fresh: string): Promise<string> {
  const folder = await typefaceFolder(installed, fresh);
  if (folder !== null) return folder;
  throw new NoPdf(
    `the typeface that comes with qms is not where it belongs (${installed}), so no PDF was made: install qms again`,
  );
}

/** A browser that finds no fonts says nothing and prints empty pages: such a PDF is worse than none. */
function requireLetters(pdf: Uint8Array, { typeface, platform }: PdfOptions): void {
  const { fonts, isOnFirstPage } = textOfPdf(pdf);
  if (fonts.size === 0 || !isOnFirstPage) {
    throw new NoPdf(
      'the browser printed a first page without any text, so the PDF was thrown away: its fonts did not load; try again, or name another browser in the environment variable CHROME_PATH',
    );
  }
  // Elsewhere the fonts of the system are taken, which are always there.
  if (platform === 'linux' && ![...fonts].some((name) => name.startsWith(typeface.name))) {
    throw new NoPdf(
      'the browser did not use the typeface that comes with qms, so the PDF was thrown away: a browser from a Snap or Flatpak has fonts of its own only; name another in the environment variable CHROME_PATH, or run `npm install @sparticuz/chromium` where qms is installed',
    );
  }
}

/** Ends a browser and waits until it has gone, so that it writes no more into its folder. */
async function ended(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) return;
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  browser.kill('SIGKILL');
  await gone;
}

async function print(
  browser: ChildProcess,
  page: Printable,
  { paper = 'a4', sandbox }: PdfOptions,
): Promise<Uint8Array> {
  let heard = '';
  browser.stderr!.setEncoding('utf8').on('data', (text: string) => {
    if (heard.length < HEARD) heard += text;
  });
  const pipe: DevtoolsPipe = new DevtoolsPipe(
    browser.stdio[3] as Writable,
    browser.stdio[4] as Readable,
    (method, { requestId }) => {
      if (method !== 'Fetch.requestPaused') return;
      // As if the reader had pressed Stop: where a page asks for another, a refusal would put an error in its place.
      pipe.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, session).catch(() => {});
    },
  );
  let session = '';
  browser.once('error', (error) =>
    pipe.end(new NoPdf(`the browser could not be started (${error.message})`)),
  );
  browser.once('close', () => pipe.end(whyEnded(heard, sandbox)));
  const timer = setTimeout(
    () => pipe.end(new NoPdf('the browser took longer than a minute, so no PDF was made')),
    TIME_LIMIT,
  );
  try {
    const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
    session = String((await pipe.send('Target.attachToTarget', { targetId, flatten: true }))['sessionId']);
    const send = (method: string, parameters: Readonly<Record<string, unknown>> = {}) =>
      pipe.send(method, parameters, session);
    await send('Emulation.setScriptExecutionDisabled', { value: true });
    await send('Page.enable');
    const tree = (await send('Page.getFrameTree'))['frameTree'] as {
      readonly frame: { readonly id: string };
    };
    await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    const printed = async (html: string): Promise<Uint8Array> => {
      // What a page asks for is refused while it loads; before that, nothing of it may be painted.
      const loaded = pipe.event('Page.loadEventFired');
      await Promise.all([loaded, send('Page.setDocumentContent', { frameId: tree.frame.id, html })]);
      const { stream } = await send('Page.printToPDF', {
        ...sizes[paper],
        preferCSSPageSize: true,
        printBackground: true,
        displayHeaderFooter: false,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        transferMode: 'ReturnAsStream',
      }).catch((error: Error) => {
        throw error instanceof NoPdf ? error : new NoPdf(`the browser could not print (${error.message})`);
      });
      const parts: Buffer[] = [];
      for (let done = false; !done; ) {
        const part = await send('IO.read', { handle: stream });
        parts.push(Buffer.from(String(part['data']), part['base64Encoded'] === true ? 'base64' : 'latin1'));
        done = part['eof'] === true;
      }
      return Buffer.concat(parts);
    };
    let html = page(new Map());
    let pdf = await printed(html);
    for (let prints = 1; prints < MOST_PRINTS; prints++) {
      const next = page(pagesOfAnchors(pdf));
      if (next === html) break;
      html = next;
      pdf = await printed(html);
    }
    return pdf;
  } finally {
    clearTimeout(timer);
  }
}
