import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { replaceFile } from '../../adapters/node/write-file.ts';
import { authoring, OverlayFileSystem } from '../../core/authoring.ts';
import { oneLine } from '../../document/sanitize.ts';
import { countWords } from '../../domain/words/lists.ts';
import type { Finding } from '../../model/finding.ts';
import type { Project } from '../../workspace/project.ts';
import { type OpenOptions, openProject } from '../open-project.ts';
import { orUsageError } from './refused.ts';
import { requireConfiguration } from './require-configuration.ts';

type Wanted = (finding: Finding) => boolean;

/** The root as it would be with the certain fixes of the wanted findings. Nothing is written. */
async function fixed(root: string, options: OpenOptions, wanted: Wanted) {
  const overlay = new OverlayFileSystem(nodeFileSystem(root, options.skipped));
  const project = await openProject(root, { ...options, files: overlay, incremental: true });
  await project.publish();
  // Without it, keys and types of this repository would be taken for mistakes.
  requireConfiguration(project);
  return { project, applied: await authoring.applyCertainFixes(project, overlay, { wanted }) };
}

type Fixed = Awaited<ReturnType<typeof fixed>>;

/** Names what was left out, and how much was done, on standard error. */
function report({ project, applied: { files, count, leftOut } }: Fixed, done: string): void {
  for (const { finding, reason } of leftOut)
    process.stderr.write(`qms: ${oneLine(`${finding.file}: ${project.language.text(reason)}`)}\n`);
  const where = files.length === 0 ? '' : ` in ${countWords(files.length, 'file')}`;
  process.stderr.write(`qms: ${countWords(count, 'fix', 'fixes')} ${done}${where}\n`);
}

/**
 * Applies the certain fixes of the wanted findings and writes the files they change. What was done and
 * what was left out is named on standard error.
 * @returns the project as it is afterwards
 */
export async function fixAndOpen(root: string, options: OpenOptions, wanted: Wanted): Promise<Project> {
  const made = await fixed(root, options, wanted);
  await orUsageError(async () => {
    for (const { before, text } of made.applied.files)
      await replaceFile(root, before.path, before.bytes, before.withText(text));
  });
  report(made, 'applied');
  return made.project;
}

/** Shows on standard output what {@link fixAndOpen} would change, and changes nothing. */
export async function showFixes(root: string, options: OpenOptions, wanted: Wanted): Promise<void> {
  const { unifiedDiff } = await import('../../report/unified-diff.ts');
  const made = await fixed(root, options, wanted);
  const changed = made.applied.files.map(({ before, text }) => ({
    path: before.path,
    before: before.text,
    after: text,
  }));
  process.stdout.write(unifiedDiff(changed));
  report(made, 'would be applied');
}
