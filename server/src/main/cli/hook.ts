import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Git } from '../../adapters/git/git.ts';
import { type HooksFolder, hooksFolder } from '../../adapters/git/hooks-folder.ts';
import { isBelow } from '../../adapters/git/program.ts';
import { readOrdinaryFile } from '../../adapters/node/ordinary-file.ts';
import { createFile, removeFile, replaceFile } from '../../adapters/node/write-file.ts';
import { oneLine } from '../../document/sanitize.ts';
import { parseArguments } from './arguments.ts';
import { type HookScript, hookText, readHook } from './hook-script.ts';
import { orUsageError } from './refused.ts';
import { findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms hook install | uninstall [options]

Has git check the management system before each commit: a commit with errors is not made,
unless with \`git commit --no-verify\`. What is checked are the files as they are in the
folder. A hook that is there already and is not ours is left as it is.

  install        write the hook; several roots of one repository share it
  uninstall      take the root out of the hook, and the hook away with the last one
  --root <dir>   folder with the qms.yaml (default: the nearest upwards)`;

/** The hook that git runs before it makes a commit. */
const hookName = 'pre-commit';
const largestHook = 100_000;
const executable = 0o755;

/** What stands where the hook belongs: nothing, ours, or somebody else's. */
type Standing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'ours'; readonly script: HookScript };

function standing(folder: HooksFolder): Standing {
  const read = readOrdinaryFile(join(folder.path, hookName), largestHook);
  if (read.kind === 'missing') return { kind: 'nothing' };
  const script = read.kind === 'bytes' ? readHook(new TextDecoder().decode(read.bytes)) : null;
  return script === null ? { kind: 'foreign' } : { kind: 'ours', script };
}

const shown = (path: string): string => oneLine(path, 300);
const bytesOf = (script: HookScript): Uint8Array => new TextEncoder().encode(hookText(script));

/** This program and the Node that runs it, where neither lies among what the repository may bring. */
function programs(top: string): { readonly node: string; readonly program: string } {
  const [node, program] = [realpathSync(process.execPath), realpathSync(process.argv[1] ?? '')];
  for (const path of [node, program])
    if (isBelow(path, top))
      throw new UsageError(
        `no hook was written, because \`${shown(path)}\` lies in the repository, and what somebody commits there would run: install qms elsewhere, as with \`npm install --global qms-as-code\``,
      );
  return { node, program };
}

async function hooksOf(root: string): Promise<HooksFolder> {
  const git = Git.find(root);
  if (git === null) throw new UsageError('git is not installed here');
  const folder = await hooksFolder(git);
  if (folder === null)
    throw new UsageError(`\`${shown(root)}\` is in no repository of git, or git refuses to read it`);
  return folder;
}

/** `qms hook`: installs and takes away the hook of git. Returns the exit code. */
export async function hook(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, { root: { type: 'string' } });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [action, extra] = parsed.positionals;
  if ((action !== 'install' && action !== 'uninstall') || extra !== undefined)
    throw new UsageError('say `qms hook install` or `qms hook uninstall`');
  const root = findRoot(parsed.text('root'), []);
  const folder = await hooksOf(root);
  const below = relative(folder.top, root).split(sep).join('/') || '.';
  if (/[\n\r]/.test(below + folder.path))
    throw new UsageError('no hook was written, because the name of a folder has more than one line');
  const said = await orUsageError(() =>
    action === 'install' ? install(folder, below) : uninstall(folder, below),
  );
  process.stdout.write(`${said}\n`);
  return exitCode.clean;
}

async function install(folder: HooksFolder, root: string): Promise<string> {
  const where = shown(join(folder.path, hookName));
  const found = standing(folder);
  const earlier = found.kind === 'ours' ? found.script : null;
  const script = {
    ...programs(folder.top),
    roots: [...new Set([...(earlier?.roots ?? []), root])].sort(),
  };
  const line = `"${script.node}" "${script.program}" check --root "${root}"`;
  if (folder.kind === 'elsewhere')
    throw new UsageError(
      `no hook was written, because git is set to run those of \`${shown(folder.path)}\` (core.hooksPath), which other repositories may share: add this line to a hook there, or unset core.hooksPath: ${shown(line)}`,
    );
  if (found.kind === 'foreign')
    throw new UsageError(
      `\`${where}\` is somebody else's and was left as it is: to have it check the records, add this line to it: ${shown(line)}`,
    );
  if (earlier === null) await createFile(folder.path, hookName, bytesOf(script), executable);
  else if (hookText(earlier) === hookText(script)) return `\`${where}\` is there already.`;
  else await replaceFile(folder.path, hookName, bytesOf(earlier), bytesOf(script));
  const share =
    folder.kind === 'work-tree'
      ? '\nIt lies among the files of the repository (core.hooksPath) and names programs of this machine: do not commit it.'
      : '';
  return `Written: \`${where}\`. From now on git checks ${listed(script.roots)} before each commit; \`git commit --no-verify\` goes without.${share}`;
}

async function uninstall(folder: HooksFolder, root: string): Promise<string> {
  const where = shown(join(folder.path, hookName));
  const found = standing(folder);
  if (found.kind === 'nothing') return `There is no \`${where}\`.`;
  if (found.kind === 'foreign')
    throw new UsageError(`\`${where}\` is not as \`qms hook install\` wrote it, and was left as it is`);
  const { script } = found;
  const roots = script.roots.filter((each) => each !== root);
  if (roots.length === script.roots.length) return `\`${where}\` does not check ${listed([root])}.`;
  if (roots.length === 0) {
    await removeFile(folder.path, hookName, bytesOf(script));
    return `Taken away: \`${where}\`.`;
  }
  await replaceFile(folder.path, hookName, bytesOf(script), bytesOf({ ...script, roots }));
  return `\`${where}\` now checks ${listed(roots)} only.`;
}

/** Roots as people name them. */
const listed = (roots: readonly string[]): string =>
  roots.map((root) => (root === '.' ? 'the management system' : `\`${shown(root)}\``)).join(', ');
