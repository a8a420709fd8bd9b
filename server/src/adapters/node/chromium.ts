import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Names of browsers of the Chromium family as commands, where they are installed as such. */
const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
/** Where they are below the folders of programs of platforms that have such. */
const programs: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: [
    String.raw`Google\Chrome\Application\chrome.exe`,
    String.raw`Chromium\Application\chrome.exe`,
    String.raw`Microsoft\Edge\Application\msedge.exe`,
    String.raw`BraveSoftware\Brave-Browser\Application\brave.exe`,
  ],
  darwin: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'Brave Browser.app/Contents/MacOS/Brave Browser',
  ],
};

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function places(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  const folders =
    platform === 'win32'
      ? [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      : platform === 'darwin'
        ? ['/Applications', env['HOME'] === undefined ? undefined : join(env['HOME'], 'Applications')]
        : [];
  return [
    ...(env['CHROME_PATH'] === undefined || env['CHROME_PATH'] === '' ? [] : [env['CHROME_PATH']]),
    ...folders.flatMap((folder) =>
      folder === undefined ? [] : (programs[platform] ?? []).map((path) => join(folder, path)),
    ),
    // An empty part of PATH would mean the present folder, which may be a repository's.
    ...(env['PATH'] ?? '')
      .split(delimiter)
      .filter((folder) => folder.startsWith('/'))
      .flatMap((folder) => commands.map((name) => join(folder, name))),
  ];
}

/**
 * The program of an installed browser of the Chromium family: `CHROME_PATH`, otherwise where such
 * browsers are installed on this platform. Null when there is none.
 */
export async function installedChromium(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Promise<string | null> {
  for (const path of places(env, platform)) if (await isExecutable(path)) return path;
  return null;
}

/**
 * The browser of the package `@sparticuz/chromium`, unpacked into a folder, or null when that package is
 * not installed next to this product. It is never looked for in the present folder: nothing of a
 * repository is run.
 */
export async function packagedChromium(folder: string): Promise<string | null> {
  // Kept out of the bundle: the package is an optional peer.
  const name = '@sparticuz/chromium';
  let chromium: { readonly executablePath: () => Promise<string> };
  try {
    chromium = ((await import(name)) as { default: typeof chromium }).default;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
  // It unpacks where TMPDIR points, and would run what somebody else has put there under its name.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
