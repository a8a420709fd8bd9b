import { authoring } from '../../core/authoring.ts';
import { signOffStandings } from '../../domain/evidence/overview.ts';
import { signOffsJson, signOffsText } from '../../report/sign-offs.ts';
import type { Project } from '../../workspace/project.ts';
import { orUsageError } from './refused.ts';
import { exitCode } from './usage.ts';

/** What the list of sign-offs can be written as. */
export const verifyFormats = ['text', 'json'] as const;

/**
 * `qms sign --verify`: says of every sign-off what evidence there is of it. Returns the exit code.
 * @param ids records whose sign-offs are listed; none for all
 */
export async function verifySignOffs(
  project: Project,
  root: string,
  ids: readonly string[],
  format: (typeof verifyFormats)[number],
): Promise<number> {
  return orUsageError(async () => {
    const records =
      ids.length === 0
        ? project.store.records.values()
        : new Set(ids.map((id) => authoring.recordToSign(id, project)));
    await project.readEvidence(true);
    const { queries, language, today } = project;
    const signOffs = signOffStandings(records, queries);
    const asked = project.configuration.signOff.evidence;
    const write = format === 'json' ? signOffsJson : signOffsText;
    process.stdout.write(write({ root, today, asked, signOffs, queries, language }));
    return exitCode.clean;
  });
}
