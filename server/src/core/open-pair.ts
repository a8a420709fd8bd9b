import { rules } from '../../generated/rules.ts';
import { exceptionsInForce } from '../domain/sign-off/exceptions.ts';
import { Project } from '../workspace/project.ts';
import { readFactsInThread } from '../workspace/read-facts.ts';
import type { EarlierState } from './config-from.ts';
import type { RootPorts } from './root-ports.ts';

/** Two states of a root, both read, judged and published. */
export interface OpenStates {
  readonly base: Project;
  readonly head: Project;
}

/**
 * Opens two states of a root. Both are judged on the day of the base, so that no finding comes from time alone, or from
 * a head that names another day.
 * @param head ports of the head: the files as they are, or those of a commit
 */
export async function openPair(
  head: RootPorts,
  earlier: EarlierState,
  signal?: AbortSignal,
): Promise<OpenStates> {
  const open = (ports: RootPorts): Promise<Project> =>
    Project.open({ ...ports, rules, exceptionsInForce }, signal);
  const { files, readEvidence } = earlier;
  const base = await open({ ...head, files, readFacts: readFactsInThread(files), readEvidence });
  const now = await open({ ...head, today: base.today });
  await base.publish();
  await now.publish();
  return { base, head: now };
}
