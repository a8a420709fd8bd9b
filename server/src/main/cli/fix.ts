import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { replaceFile } from '../../adapters/node/write-file.ts';
import { authoring, OverlayFileSystem } from '../../core/authoring.ts';
import { oneLine } from '../../document/sanitize.ts';
import { countWords } from '../../domain/words/lists.ts';
import type { Finding } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Project } from '../../workspace/project.ts';
import { type OpenOptions, openProject } from '../open-project.ts';
import { canAsk, confirm } from './confirm.ts';
import { orUsageError } from './refused.ts';
import { requireConfiguration } from './require-configuration.ts';

/**
 * Applies the certain fixes of the wanted findings and writes the files they change. What was done and
 * what was left out is named on standard error.
 * @returns the project as it is afterwards
 */
export async function fixAndOpen(
  root: string,
  options: OpenOptions,
  wanted: (finding: Finding) => boolean,
): Promise<Project> {
  const overlay = new OverlayFileSystem(nodeFileSystem(root, options.skipped));
  const project = await openProject(root, { ...options, files: overlay, incremental: true });
  await project.publish();
  const { text: words } = project.language;
  // Without it, keys and types of this repository would be taken for mistakes.
  requireConfiguration(project);
  const { files, count, leftOut } = await authoring.applyCertainFixes(project, overlay, {
    wanted,
    ...(canAsk() && { mayBreak: (question: Message) => confirm(oneLine(words(question))) }),
  });
  await orUsageError(async () => {
    for (const { before, text } of files)
      await replaceFile(root, before.path, before.bytes, before.withText(text));
  });
  for (const { finding, reason } of leftOut)
    process.stderr.write(`qms: ${oneLine(`${finding.file}: ${words(reason)}`)}\n`);
  const where = files.length === 0 ? '' : ` in ${countWords(files.length, 'file')}`;
  process.stderr.write(`qms: ${countWords(count, 'fix', 'fixes')} applied${where}\n`);
  return project;
}
