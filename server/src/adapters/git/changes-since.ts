import type { ChangesSince, CommitFacts } from '../../model/evidence.ts';
import { boundContent, changesOfContent } from '../../records/bound-changes.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import type { SignedBlock } from '../../workspace/ports.ts';
import type { Found } from './find-introductions.ts';
import type { Sought, Step } from './introductions.ts';
import { type Integrities, meaningOf } from './present-files.ts';
import type { Texts } from './texts.ts';

/** The commit since which a digest does not fit, as far as the last commit goes; null where it still fits there. */
export async function changedIn(
  sought: Sought,
  { introduction, steps }: Found,
  texts: Texts,
  lost: Integrities,
): Promise<string | null> {
  const texted: Step[] = [];
  for (let step = steps; step !== null; step = step.later) texted.push(step);
  let since: string | null = null;
  for (const { commit, version } of texted.reverse()) {
    if ((await texts.fitted(sought, version, commit, lost)) !== false) return since;
    since = commit;
  }
  // All that came after is known to be changed; so may be what was there before it.
  return introduction.changedIn ?? since;
}

/** How what a sign-off binds differs now from what it was at its introduction. Null when the text is not to be had. */
export async function changesSince(
  sought: Sought,
  { introduction }: Found,
  block: SignedBlock,
  filesNow: Integrities,
  setup: ReadSetup,
  texts: Texts,
  commit: CommitFacts | null,
): Promise<ChangesSince | null> {
  const there = await texts.holding(sought, introduction);
  if (there === null) return null;
  const meaning = meaningOf(block);
  const { versions } = texts;
  const filesThen = await versions.coveredFiles(there.record, there.index, meaning, introduction.commit);
  const before = boundContent(there.record, meaning, versions.setup.catalogue, filesThen);
  const after = boundContent(block.record, meaning, setup.catalogue, filesNow);
  return { ...changesOfContent(before, after), commit };
}
