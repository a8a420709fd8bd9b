#!/usr/bin/env node
import { readFileSync } from 'node:fs';

// The version is answered without loading the engine: shells and scripts ask for it often.
const [first, ...rest] = process.argv.slice(2);
if ((first === '--version' || first === '-V') && rest.length === 0) {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  const { enableCompileCache } = await import('node:module');
  if (enableCompileCache !== undefined) {
    // Node keeps a file as it was compiled when it was loaded: without this, only what runs at once, so that half the
    // engine would be compiled anew at each start, function by function.
    const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString('--no-lazy');
    enableCompileCache();
  }
  const { main } = await import('../../dist/cli.mjs');
  process.exitCode = await main(process.argv.slice(2));
}
