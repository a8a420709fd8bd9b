import { authoring } from '../../server/src/core/authoring.ts';
import { quickFixes } from '../../server/src/language/code-actions.ts';
import { stepActions } from '../../server/src/language/next-steps.ts';
import { changeActions, signActions } from '../../server/src/language/sign-actions.ts';
import type { Finding } from '../../server/src/model/finding.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { openProject } from './harness.ts';

/** A repository that was checked, and the texts of its files. */
export interface Checked {
  readonly project: Project;
  readonly findings: readonly Finding[];
  readonly files: Readonly<Record<string, string>>;
}

/** Checks files next to a small qms.yaml. */
export async function checked(
  given: Readonly<Record<string, string>>,
  today = '2026-02-01',
): Promise<Checked> {
  const files = { 'qms.yaml': 'organization: Test\n', ...given };
  const { project } = await openProject(files, { today });
  await project.publish();
  return { project, findings: project.outcome().findings, files };
}

/** What an editor offers about a finding besides ignoring it. */
export async function stepsFor({ project, files }: Checked, finding: Finding): Promise<readonly string[]> {
  const locate = (path: string): LocatedFile | null =>
    path in files ? new LocatedFile(path, files[path]!, null, project.setup) : null;
  const context = { project, file: locate(finding.file)! };
  const actions = [
    ...(await quickFixes(context, finding.range, {
      canAsk: true,
      open: async (path) => locate(path),
      newRecord: (type, id) => authoring.newRecord({ type, id }, project),
    })),
    ...stepActions(context, finding.range, { canAsk: true }),
    ...signActions(context, finding.range),
    ...changeActions(context, finding.range),
  ];
  return actions
    .filter((each) => each.finding === finding && !/^Ignore /.test(each.title))
    .map(({ title }) => title);
}
