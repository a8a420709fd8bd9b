/**
 * Makes what is published out of what was built: the extension, `qms-as-code-<version>.vsix`, and the npm package, `.tgz`;
 * where a file is named, the extension alone, there. Run by `npm run package`.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { limits } from './limits.ts';
import { makeTarball } from './tarball.ts';
import { makeVsix } from './vsix.ts';

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

function hold(what: string, size: number, limit: number): void {
  if (size <= limit) return;
  console.error(`${what} has ${size} bytes; no more than ${limit} are wanted.`);
  process.exitCode = 1;
}

const file = process.argv[2];
hold('The extension', await makeVsix(resolve(file ?? `qms-as-code-${version}.vsix`)), limits.vsix);
if (file === undefined) {
  const tarball = await makeTarball(resolve('.'));
  hold('The npm package', tarball.size, limits.tarball.packed);
  hold('The npm package, unpacked,', tarball.unpackedSize, limits.tarball.unpacked);
}
