import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { packagedChromium } from '../server/src/adapters/node/chromium.ts';
import { fontConfiguration } from '../server/src/adapters/node/font-configuration.ts';

/** Faces of the fonts that tests and pictures show: those of the product, and one for code in an editor. */
const folders = [
  resolve(import.meta.dirname, '../dist/fonts'),
  resolve(import.meta.dirname, '../node_modules/@expo-google-fonts/source-code-pro/400Regular'),
];

const kept = join(tmpdir(), `qms-as-code-test-chromium-${packageVersion()}`);

/** How the browser of the tests is started: with fonts from packages alone, whatever the machine has. */
export interface ChromiumStart {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

export async function chromiumStart(): Promise<ChromiumStart> {
  await unpack();
  const { FONTCONFIG_PATH: _, ...environment } = process.env as Record<string, string>;
  return {
    executablePath: join(kept, 'chromium'),
    env: { ...environment, FONTCONFIG_FILE: fontsFile() },
  };
}

/** Unpacks the browser next to its place and moves it there, since several workers may come at once. */
async function unpack(): Promise<void> {
  if (existsSync(kept)) return;
  const fresh = mkdtempSync(`${kept}-`);
  if ((await packagedChromium(fresh)) === null) throw new Error('@sparticuz/chromium is not installed');
  try {
    renameSync(fresh, kept);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another worker was first.
    if (!existsSync(join(kept, 'chromium'))) throw error;
  }
}

/** A configuration for fontconfig with the fonts of the tests alone. */
export function fontsFile(): string {
  for (const folder of folders)
    if (!existsSync(folder))
      throw new Error(`${folder} is missing: run \`npm install\` and \`npm run build\``);
  const own = join(tmpdir(), 'qms-as-code-test-fonts');
  mkdirSync(own, { recursive: true });
  const text = fontConfiguration({ folders, cache: join(own, 'cache'), machine: null });
  const file = join(own, `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.conf`);
  if (!existsSync(file)) {
    const fresh = mkdtempSync(join(own, 'new-'));
    writeFileSync(join(fresh, 'fonts.conf'), text);
    renameSync(join(fresh, 'fonts.conf'), file);
    rmSync(fresh, { recursive: true });
  }
  return file;
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = join(dirname(entry), '..', 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
