import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chunksOf } from './chunks.ts';
import { copyPackedFonts } from './fonts.ts';

/** What the extension is made of, besides its manifest. */
const parts = [
  'dist',
  'icons/qms.png',
  'icons/view-container.svg',
  'icons/walkthrough',
  'l10n',
  'server/bin/qms.mjs',
  'syntaxes',
  'LICENSE',
  'README.md',
];

/**
 * What workflows of GitHub run, what translators begin with (English stands in the code), and the faces of the typeface,
 * which go along packed.
 */
const leftOut =
  /[\\/](?:(?:action|comment)\.mjs|messages[\\/]en\.json|THIRD-PARTY-NOTICES\.npm\.txt|fonts|chunks)$/;

/** Programs in it that load chunks. */
const programs = ['cli.mjs', 'server.mjs', 'facts-worker.mjs', 'schema-worker.mjs', 'extension.cjs'];

/** Parts of the manifest that concern the npm package or work on this repository alone. */
const left = ['type', 'private', 'workspaces', 'bin', 'scripts', 'devDependencies', 'allowScripts'];

/** Puts the built extension together in a folder, which is emptied first. */
export async function stageExtension(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const translations = (await readdir('.')).filter((name) => /^package\.nls(\..+)?\.json$/.test(name));
  // Not those of the actions of GitHub alone.
  const chunks = await chunksOf(programs.map((name) => `dist/${name}`));
  for (const part of [...parts, ...translations, ...chunks]) {
    await mkdir(dirname(join(target, part)), { recursive: true });
    await cp(part, join(target, part), { recursive: true, filter: (path) => !leftOut.test(path) });
  }
  await copyPackedFonts(join(target, 'dist/fonts'));
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, unknown> & {
    engines: Record<string, string>;
  };
  for (const key of left) delete manifest[key];
  manifest['files'] = ['**'];
  manifest.engines = { vscode: manifest.engines['vscode']! };
  await writeFile(join(target, 'package.json'), JSON.stringify(manifest));
  const texts = (await readdir(join(target, 'l10n'))).map((name) => `l10n/${name}`);
  for (const file of [...translations, ...texts]) await withoutBlanks(join(target, file));
}

/** Writes JSON anew without the blanks that are for who edits it. */
async function withoutBlanks(file: string): Promise<void> {
  await writeFile(file, JSON.stringify(JSON.parse(await readFile(file, 'utf8'))));
}
