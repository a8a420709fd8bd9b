import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chunksOf } from './chunks.ts';
import { copyPackedFonts } from './fonts.ts';

/** What the npm package is made of, besides its manifest, schemas and typeface: the command line and the server. */
const parts = [
  'dist/cli.mjs',
  'dist/server.mjs',
  'dist/facts-worker.mjs',
  'dist/schema-worker.mjs',
  'dist/build-id',
  'server/bin/qms.mjs',
  'LICENSE',
  'README.md',
];

/** Keys of the manifest that who installs the package has a use for. No scripts: installing it runs nothing. */
const kept = [
  ...['name', 'version', 'description', 'keywords', 'license', 'homepage', 'repository', 'bugs'],
  ...['type', 'bin', 'peerDependencies', 'peerDependenciesMeta'],
];

/** Puts what is published as npm package together in an empty folder. `npm pack` and `publish` are run there. */
export async function stageNpm(target: string): Promise<void> {
  for (const part of [...parts, ...(await chunksOf(parts))]) {
    await mkdir(dirname(join(target, part)), { recursive: true });
    await cp(part, join(target, part));
  }
  await cp('dist/THIRD-PARTY-NOTICES.npm.txt', join(target, 'dist/THIRD-PARTY-NOTICES.txt'));
  await copySchemas(join(target, 'schemas'));
  await copyPackedFonts(join(target, 'dist/fonts'));
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, unknown> & {
    engines: Record<string, string>;
  };
  const published = {
    ...Object.fromEntries(kept.map((key) => [key, manifest[key]])),
    engines: { node: manifest.engines['node'] },
    files: ['dist', 'schemas', 'server'],
  };
  await writeFile(join(target, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
}

/** Schemas without the blanks that are for who edits them. */
async function copySchemas(target: string): Promise<void> {
  await mkdir(target);
  for (const file of await readdir('schemas')) {
    const schema: unknown = JSON.parse(await readFile(join('schemas', file), 'utf8'));
    await writeFile(join(target, file), `${JSON.stringify(schema)}\n`);
  }
}
