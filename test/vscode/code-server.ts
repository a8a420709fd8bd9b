import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The VS Code the tests run in: code-server 4.139.1 is VS Code 1.139.1 from an npm package. */
const newest = '4.139.1';
/** Where what is installed outlives a clean checkout. */
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'qms-as-code-test');

function npm(folder: string, args: readonly string[]): void {
  // A setting of the calling npm would install into the project instead.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_(local_)?prefix|package_)/i.test(name)),
  );
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...quiet, ...args], { cwd: folder, env, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm install in ${folder} ended with ${status}`);
}

/** The folder of VS Code's server, installed on first use (some 20 seconds and 600 MB). */
export async function installedVsCode(version = newest): Promise<string> {
  const folder = join(cache, `code-server-${version}`);
  const inside = join('node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(join(folder, 'complete'))) return join(folder, inside);
  console.log(`Installing code-server ${version} into ${folder} …`);
  const fresh = `${folder}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  await writeFile(join(fresh, 'package.json'), '{ "private": true }\n');
  npm(fresh, [`code-server@${version}`]);
  npm(join(fresh, inside), ['--omit=dev']);
  await writeFile(join(fresh, 'complete'), '');
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
  return join(folder, inside);
}
