import { lstatSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createFile } from '../../adapters/node/write-file.ts';
import { oneLine } from '../../report/sanitize.ts';
import { countWords, listWords } from '../../rules/shared/words.ts';
import { localDate } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { orUsageError } from './refused.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms init [dir] [--sample]

Starts a quality management system in a folder (default: this one): a qms.yaml with
comments, and the first records to fill in. Nothing that is there is overwritten.

  --sample   write the example company instead, to look around and try things`;

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** The first parts of the paths that would be written over, or that a folder could not be made at. */
const inTheWay = (folder: string, paths: readonly string[]): readonly string[] =>
  paths.filter((path) => isThere(join(folder, ...path.split('/'))));

/** `qms init`: writes the files of a new root. Returns the exit code. */
export async function init(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, { sample: { type: 'boolean' } });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [given = '.', extra] = parsed.positionals;
  if (extra !== undefined) throw new UsageError(`name one folder; \`${oneLine(extra, 60)}\` is one too many`);
  const folder = resolve(given);
  const files = parsed.flag('sample')
    ? (await import('../../authoring/sample.ts')).sampleFiles
    : (await import('../../authoring/init.ts')).initialFiles(localDate());
  if (isThere(folder) && !lstatSync(folder).isDirectory() && !lstatSync(folder).isSymbolicLink())
    throw new UsageError(`\`${oneLine(given, 200)}\` is not a folder`);
  // Most folders under version control have a README already: the guide gives way to it.
  const hasReadme = isThere(join(folder, 'README.md'));
  const paths = Object.keys(files)
    .filter((path) => !(hasReadme && path === 'README.md'))
    .sort();
  const present = inTheWay(folder, paths);
  if (present.length > 0) {
    throw new UsageError(
      `nothing was written, because ${listWords(present)} ${present.length === 1 ? 'is' : 'are'} there already: choose an empty folder`,
    );
  }
  return orUsageError(async () => {
    const encoder = new TextEncoder();
    // qms.yaml comes last: a folder that was not finished is not taken for a root.
    for (const path of [...paths.filter((each) => each !== 'qms.yaml'), 'qms.yaml'])
      await createFile(folder, path, encoder.encode(files[path]!));
    const here = relative(process.cwd(), folder);
    const check = here === '' ? 'qms check' : `qms check --root ${oneLine(here)}`;
    process.stdout.write(
      `${countWords(paths.length, 'file')} written. ${hasReadme ? 'Your README.md was left as it is. Now' : 'Read README.md, then'} run \`${check}\`: it lists what is to do.\n`,
    );
    return exitCode.clean;
  });
}
