import { lstatSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { writeOutput } from '../../adapters/node/write-file.ts';
import { oneLine } from '../../document/sanitize.ts';
import { settingsFiles } from '../../records/settings-files.ts';
import type { Project } from '../../workspace/project.ts';
import { orUsageError } from './refused.ts';
import { UsageError } from './usage.ts';

/** One `--format <name>[=<file>]`. */
export interface Output<F> {
  readonly format: F;
  /** Null for standard output. */
  readonly file: string | null;
}

/**
 * What `--format` asks for; the usual format where it is not given.
 * @param find the format of a name, or a sentence for the user when there is none
 */
export function outputsOf<F>(
  names: readonly string[],
  usual: string,
  find: (name: string) => { readonly format: F } | { readonly problem: string },
): readonly Output<F>[] {
  const outputs = (names.length === 0 ? [usual] : names).map((given): Output<F> => {
    const equals = given.indexOf('=');
    const found = find(equals < 0 ? given : given.slice(0, equals));
    if ('problem' in found) throw new UsageError(found.problem);
    if (equals >= 0 && given.slice(equals + 1) === '')
      throw new UsageError(`\`--format ${oneLine(given, 60)}\` names no file`);
    return { format: found.format, file: equals < 0 ? null : given.slice(equals + 1) };
  });
  if (outputs.filter(({ file }) => file === null).length > 1) {
    throw new UsageError(
      'only one format can go to standard output: give the others a file, as in `--format sarif=qms.sarif`',
    );
  }
  const files = outputs.flatMap(({ file }) => (file === null ? [] : [resolve(file)]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new UsageError(`two formats name the file ${oneLine(twice, 200)}: give each a file of its own`);
  return outputs;
}

/** Whether a file of a root, named by its path below it, holds records. */
export type HoldsRecords = (path: string) => boolean;

export const recordsHeldIn =
  ({ store }: Project): HoldsRecords =>
  (path) =>
    (store.factsOf(path)?.records.length ?? 0) > 0;

/** What is written never takes the place of a record (minutes may well be called like their review) or of a folder. */
export function refuseRecords(target: string, root: string, holdsRecords: HoldsRecords, way: string): void {
  const below = relative(root, target).split(sep).join('/');
  if (settingsFiles.includes(below) || holdsRecords(below)) {
    throw new UsageError(
      `nothing was written, because ${oneLine(below, 200)} is a file of the management system: name another with \`${way}\``,
    );
  }
  if (isFolder(target))
    throw new UsageError(`\`${oneLine(target, 200)}\` is a folder: name a file with \`${way}\``);
}

function isFolder(target: string): boolean {
  try {
    return lstatSync(target).isDirectory();
  } catch {
    // What else stands in the way of writing it is said when it is written.
    return false;
  }
}

/**
 * Writes what each format makes to where it is asked for.
 * @param isTerminal what is made may depend on whether a terminal shows it
 */
export async function writeOutputs<F>(
  outputs: readonly Output<F>[],
  root: string,
  project: Project,
  make: (format: F, isTerminal: boolean) => string,
): Promise<void> {
  for (const { file } of outputs)
    if (file !== null) refuseRecords(resolve(file), root, recordsHeldIn(project), '--format <name>=<file>');
  for (const { format, file } of outputs) {
    const text = make(format, file === null && process.stdout.isTTY === true);
    if (file === null) process.stdout.write(text);
    else await orUsageError(() => writeOutput(file, new TextEncoder().encode(text), [process.cwd(), root]));
  }
}

/** What a terminal can show: whether colours are wanted, and its columns. */
export const terminalOf = (isTerminal: boolean): { readonly colour: boolean; readonly width: number } => ({
  colour: isTerminal && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  // Some terminals say they have no columns at all.
  width: isTerminal ? process.stdout.columns || 80 : 100,
});
