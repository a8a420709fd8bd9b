import { rm } from 'node:fs/promises';
import { rolldown } from 'rolldown';

/** Everything that is run from `dist`: one entry each, with what they share in chunks of its own. */
await rm('dist', { recursive: true, force: true });
const bundle = await rolldown({
  input: { cli: 'server/src/main/cli.ts' },
  platform: 'node',
  treeshake: true,
});
await bundle.write({
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: 'chunks/[name]-[hash].mjs',
  minify: true,
  sourcemap: false,
});
await bundle.close();
