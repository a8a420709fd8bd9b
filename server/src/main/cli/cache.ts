import { rmSync } from 'node:fs';
import {
  answerEnding,
  type CachedFile,
  cachedFiles,
  cacheFolder,
  runEnding,
} from '../../adapters/node/cache-folder.ts';
import { oneLine } from '../../document/sanitize.ts';
import { parseArguments } from './arguments.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms cache [--clear]

Says where on this machine is kept what checks and editors have read and found, and how much
it is. It lies outside of every repository, and nothing is lost with it: the next check of
each system reads and judges everything. What nobody has used for 30 days is removed.

  --clear    remove all of it`;

/** `qms cache`: shows or clears what is kept from one run to the next. */
export async function cache(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, { clear: { type: 'boolean' } });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  if (parsed.positionals.length > 0)
    throw new UsageError(
      `\`qms cache\` takes no \`${oneLine(parsed.positionals[0]!, 60)}\`: see \`qms help cache\``,
    );
  const folder = cacheFolder(process.env, process.platform);
  if (folder === null) {
    process.stdout.write('Nothing is kept: there is no folder for it, as no home folder is known.\n');
    return exitCode.clean;
  }
  const files = cachedFiles(folder);
  if (parsed.flag('clear')) for (const { path } of files) rmSync(path, { force: true });
  const state = parsed.flag('clear') ? `${summary(files)} removed` : summary(files);
  process.stdout.write(`${oneLine(folder, 1000)}\n${state}\n`);
  return exitCode.clean;
}

/** What is kept of each system that was checked. */
const ofSystem: ReadonlySet<string> = new Set([answerEnding, runEnding]);

function summary(files: readonly CachedFile[]): string {
  if (files.length === 0) return 'nothing';
  const systems = new Set(
    files.flatMap(({ path, ending }) => (ofSystem.has(ending) ? [path.slice(0, -ending.length)] : [])),
  ).size;
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1_000_000;
  return `${systems} ${systems === 1 ? 'system' : 'systems'}, ${megabytes.toFixed(1)} MB`;
}
