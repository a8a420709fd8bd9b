import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Plugin, rolldown } from 'rolldown';
import { copyFonts, fontsPackage } from './fonts.ts';
import { loadedAtOnce } from './loaded-at-once.ts';
import { noticesOf, packagesIn } from './notices.ts';
import { requiredBuiltins } from './required-builtins.ts';

/** Folders of all packages that are delivered. */
const delivered: string[] = [fontsPackage];

/** How everything is written. Nobody bundles it again, and licences are in the notices: no comment is of any use. */
const settings = { minify: true, comments: false, sourcemap: false } as const;

/** The example company as a file of its own in what Node runs, packed to a fifth: the one command that writes it unpacks it. */
const packedSample: Plugin = {
  name: 'packed-sample',
  async load(id) {
    if (!/[\\/]generated[\\/]sample\.ts$/.test(id)) return null;
    const { sampleTexts } = await import('../server/generated/sample.ts');
    const source = brotliCompressSync(JSON.stringify(sampleTexts));
    const file = this.emitFile({ type: 'asset', name: 'sample.br', source });
    return `import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
const packed = readFileSync(new URL(import.meta.ROLLUP_FILE_URL_${file}));
export const sampleTexts = JSON.parse(brotliDecompressSync(packed).toString('utf8'));
`;
  },
};

/** What a check with nothing changed is made of, in one file: each file more takes a millisecond to load. */
const first = await loadedAtOnce({
  check: 'server/src/main/cli/check.ts',
  'kept-answer': 'server/src/main/cli/kept-answer.ts',
});

/** What judging a root is made of, in two files: a worker for schemas of the company's own needs one of them. */
const [judging, compiling] = await Promise.all([
  loadedAtOnce({ 'check-anew': 'server/src/main/cli/check-anew.ts' }),
  loadedAtOnce({ 'schema-worker': 'server/src/main/schema-worker.ts' }),
]);

/** Everything that is run from `dist`: one entry each, with what they share in chunks of its own. */
await rm('dist', { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    cli: 'server/src/main/cli.ts',
    server: 'server/src/main/lsp-node.ts',
    'facts-worker': 'server/src/main/facts-worker.ts',
    'schema-worker': 'server/src/main/schema-worker.ts',
    action: 'server/src/main/cli/github/action.ts',
    comment: 'server/src/main/cli/github/comment.ts',
  },
  platform: 'node',
  plugins: [packedSample, requiredBuiltins],
  treeshake: true,
});
delivered.push(
  ...packagesIn(
    await bundle.write({
      dir: 'dist',
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: 'chunks/[name]-[hash].mjs',
      assetFileNames: 'chunks/[name]-[hash][extname]',
      ...settings,
      codeSplitting: {
        groups: [
          { name: 'first', priority: 3, test: (id) => first.has(id) },
          { name: 'schemas', priority: 2, test: (id) => judging.has(id) && compiling.has(id) },
          { name: 'judging', priority: 1, test: (id) => judging.has(id) },
        ],
      },
      // One character beyond ASCII doubles what V8 holds of a file, and Node recodes all of it at each start.
      charset: 'ascii',
    }),
  ),
);
await bundle.close();
/** Of these, what the npm package holds. */
const inPackage = [...delivered];

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

/** Stands in the server for browsers for what the whole of it is known by. */
const itself = '@the-digest-of-this-file@';

/** The server for browsers: one classic script for a worker, with nothing of Node in it. */
const browser = await rolldown({
  input: 'server/src/main/lsp-browser.ts',
  platform: 'browser',
  // A worker has no document.
  resolve: { conditionNames: ['worker', 'browser', 'import', 'default'] },
  transform: {
    define: { PRODUCT_VERSION: JSON.stringify(version), BUILD_IDENTITY: JSON.stringify(itself) },
  },
  treeshake: true,
});
delivered.push(
  ...packagesIn(await browser.write({ ...settings, file: 'dist/server-browser.js', format: 'iife' })),
);
await browser.close();
const scriptOfBrowsers = await readFile('dist/server-browser.js', 'utf8');
const digest = createHash('sha256').update(scriptOfBrowsers).digest('hex');
await writeFile('dist/server-browser.js', scriptOfBrowsers.replace(itself, digest));

/** The extension: both hosts load CommonJS. Where files can be loaded, what is needed later is a file of its own. */
const modules = { ...settings, format: 'cjs', exports: 'named' } as const;
const inNode = await rolldown({
  input: { extension: 'client/src/extension-node.ts' },
  platform: 'node',
  external: ['vscode'],
});
delivered.push(
  ...packagesIn(
    await inNode.write({
      ...modules,
      dir: 'dist',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
    }),
  ),
);
await inNode.close();
const inBrowser = await rolldown({
  input: 'client/src/extension-web.ts',
  platform: 'browser',
  external: ['vscode'],
});
delivered.push(
  ...packagesIn(await inBrowser.write({ ...modules, file: 'dist/extension-web.js', codeSplitting: false })),
);
await inBrowser.close();

/** The scripts of pages that an editor shows: of a review's pack, of clause coverage, of what adopting a folder would give, and of tables. */
for (const name of ['review-pack', 'coverage', 'adoption', 'table']) {
  const page = await rolldown({ input: `client/page/${name}.ts`, platform: 'browser', treeshake: true });
  delivered.push(...packagesIn(await page.write({ ...settings, file: `dist/${name}.js`, format: 'iife' })));
  await page.close();
}

await copyFonts('dist/fonts');
await writeFile('dist/THIRD-PARTY-NOTICES.txt', noticesOf(delivered));
await writeFile('dist/THIRD-PARTY-NOTICES.npm.txt', noticesOf(inPackage));

/** The texts of the server in English: what another language is translated from, and where it is installed. */
await mkdir('dist/messages');
await copyFile('server/generated/messages.json', 'dist/messages/en.json');

/** Names this build: what an earlier one read is not trusted by the next. */
const identity = createHash('sha256');
for (const file of (await readdir('dist', { recursive: true }))
  .filter((name) => name.endsWith('.mjs'))
  .sort()) {
  identity.update(await readFile(join('dist', file)));
}
await writeFile(join('dist', 'build-id'), `${identity.digest('hex')}\n`);
