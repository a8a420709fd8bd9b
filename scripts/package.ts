/** Makes the package of the extension, `qms-as-code-<version>.vsix`, out of what was built. Run by `npm run package`. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { stageExtension } from './stage-extension.ts';

const largest = 1_500_000;

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
const file = resolve(process.argv[2] ?? `qms-as-code-${version}.vsix`);
const folder = await mkdtemp(join(tmpdir(), 'qms-package-'));
try {
  await stageExtension(folder);
  // Everything is bundled: nothing of node_modules goes along.
  await createVSIX({ cwd: folder, packagePath: file, dependencies: false });
} finally {
  await rm(folder, { recursive: true, force: true });
}
const { size } = await stat(file);
if (size > largest) {
  console.error(`The package has ${size} bytes; no more than ${largest} are wanted.`);
  process.exitCode = 1;
}
