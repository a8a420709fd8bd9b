import { lstatSync, type Stats, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readOrdinaryFile } from '../../adapters/node/ordinary-file.ts';
import { createFile, removeUnfinished } from '../../adapters/node/write-file.ts';
import { authoring } from '../../core/authoring.ts';
import { oneLine } from '../../document/sanitize.ts';
import { countWords, listWords } from '../../domain/words/lists.ts';
import { foldersOf } from '../../records/paths.ts';
import { localDate, portsOf } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { orUsageError } from './refused.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms init [dir] [--here | --sample]

Starts a quality management system in a folder (default: this one): a qms.yaml with
comments, and the first records to fill in. Nothing that is there is overwritten.
A start that was interrupted goes on where it stopped. Where the folder holds documents
already, nothing is written: \`qms adopt\` reads those as they are.

  --here     start next to the documents that are there all the same
  --sample   write the example company instead, to look around and try things`;

/** What stands at a path, links not followed; undefined for nothing. */
function standing(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    throw new UsageError(`${oneLine(path, 200)} cannot be looked at: you have no permission`);
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** What is there already in a folder and stands where one of these files or one of their folders belongs. */
function inTheWay(folder: string, paths: readonly string[]): readonly string[] {
  const at = (path: string): Stats | undefined => standing(join(folder, ...path.split('/')));
  const blocking = new Set<string>();
  for (const path of paths) {
    // A folder of the same name is welcome; a file or a link in its place is not.
    const blocked = foldersOf(path).find((each) => at(each)?.isDirectory() === false);
    if (blocked !== undefined) blocking.add(blocked);
    else if (at(path) !== undefined) blocking.add(path);
  }
  return [...blocking].sort();
}

/** True when a file holds these bytes already: an interrupted start has written it. */
function holds(path: string, bytes: Uint8Array): boolean {
  const there = readOrdinaryFile(path, bytes.length);
  return there.kind === 'bytes' && Buffer.compare(there.bytes, bytes) === 0;
}

/** Points to `qms adopt` where a folder holds documents: a second policy next to the company's own helps nobody. */
async function offerAdoption(folder: string): Promise<void> {
  if (!isFolder(folder) || standing(join(folder, 'qms.yaml')) !== undefined) return;
  const { adoption } = await import('../../core/adoption.ts');
  const count = await adoption.holdsDocuments(portsOf(folder, { cache: false }));
  if (count === 0) return;
  const here = relative(process.cwd(), folder);
  const command = (name: string): string => `qms ${name}${here === '' ? '' : ` ${oneLine(here, 200)}`}`;
  throw new UsageError(
    `nothing was written, because ${countWords(count, 'document')} of a management system ${count === 1 ? 'is' : 'are'} here already: \`${command('adopt')}\` shows how ${count === 1 ? 'it is' : 'they are'} read as records, where they are and as they are. To start next to them all the same: \`${command('init')} --here\``,
  );
}

/** `qms init`: writes the files of a new root. Returns the exit code. */
export async function init(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, { sample: { type: 'boolean' }, here: { type: 'boolean' } });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [given = '.', extra] = parsed.positionals;
  if (extra !== undefined) throw new UsageError(`name one folder; \`${oneLine(extra, 60)}\` is one too many`);
  const folder = resolve(given);
  const isSample = parsed.flag('sample');
  if (standing(folder) !== undefined && !isFolder(folder))
    throw new UsageError(`\`${oneLine(given, 200)}\` is not a folder`);
  if (!isSample && !parsed.flag('here')) await offerAdoption(folder);
  const files = isSample ? await authoring.sampleFiles() : (await authoring.initialFiles(localDate())).files;
  const encoder = new TextEncoder();
  const wanted = new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]));
  // It is written last: without it a start was interrupted, and what that wrote is kept.
  const isFinished = standing(join(folder, 'qms.yaml')) !== undefined;
  const kept = isFinished ? [] : [...wanted].filter(([path, bytes]) => holds(join(folder, path), bytes));
  for (const [path] of kept) wanted.delete(path);
  // Most folders under version control have a README already: the guide gives way to it.
  const hasReadme = wanted.has('README.md') && standing(join(folder, 'README.md')) !== undefined;
  if (hasReadme) wanted.delete('README.md');
  const paths = [...wanted.keys()].sort();
  const present = inTheWay(folder, paths);
  if (present.length > 0) {
    throw new UsageError(
      `nothing was written, because ${listWords(present)} ${present.length === 1 ? 'is' : 'are'} there already: choose an empty folder, or move ${present.length === 1 ? 'it' : 'them'} out of the way`,
    );
  }
  return orUsageError(async () => {
    if (!isFinished)
      for (const each of new Set(['', ...Object.keys(files).flatMap(foldersOf)]))
        await removeUnfinished(folder, each);
    // qms.yaml comes last: a folder that was not finished is not taken for a root.
    for (const path of [...paths.filter((each) => each !== 'qms.yaml'), 'qms.yaml'])
      await createFile(folder, path, wanted.get(path)!);
    const here = relative(process.cwd(), folder);
    const check = here === '' ? 'qms check' : `qms check --root ${oneLine(here)}`;
    const written = countWords(paths.length + kept.length, 'file');
    const readme = hasReadme ? 'Your README.md was left as it is.' : null;
    process.stdout.write(
      isSample
        ? `${written} of the example company written. ${readme ?? 'README.md shows you around.'} \`${check}\` finds no fault in it: change a word of the policy, or take an objective away, and run it again.\n`
        : `${written} written. ${readme === null ? 'Read README.md, then' : `${readme} Now`} run \`${check}\`: it lists what is to do.\n`,
    );
    return exitCode.clean;
  });
}
