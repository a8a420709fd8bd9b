/** Makes the package of the extension, `qms-as-code-<version>.vsix`, out of what was built. Run by `npm run package`. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { limits } from './limits.ts';
import { makeVsix } from './vsix.ts';

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
const size = await makeVsix(resolve(process.argv[2] ?? `qms-as-code-${version}.vsix`));
if (size > limits.vsix) {
  console.error(`The package has ${size} bytes; no more than ${limits.vsix} are wanted.`);
  process.exitCode = 1;
}
