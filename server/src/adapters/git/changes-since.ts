import type { ChangesSince, CommitFacts } from '../../model/evidence.ts';
import { boundContent, changesOfContent } from '../../records/bound-changes.ts';
import { isCovered } from '../../records/covered-files.ts';
import { textOf } from '../../records/values.ts';
import type { EvidenceRequest, SignedBlock } from '../../workspace/ports.ts';
import type { Found } from './find-introductions.ts';
import type { Sought, Step } from './introductions.ts';
import type { Texts } from './texts.ts';

const meaningOf = ({ record, index }: SignedBlock): string => {
  const blocks = record.data['signOffs'];
  const block = Array.isArray(blocks) ? blocks[index] : undefined;
  return (
    (typeof block === 'object' && block !== null && !Array.isArray(block) && textOf(block['meaning'])) || ''
  );
};

/** The commit since which a digest does not fit, as far as the last commit goes; null where it still fits there. */
export async function changedIn(
  sought: Sought,
  { introduction, steps }: Found,
  texts: Texts,
): Promise<string | null> {
  const texted: Step[] = [];
  for (let step = steps; step !== null; step = step.later) texted.push(step);
  let since: string | null = null;
  for (const { commit, version } of texted.reverse()) {
    if ((await texts.fitted(sought, version, commit)) !== false) return since;
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
  request: EvidenceRequest,
  texts: Texts,
  commit: CommitFacts | null,
): Promise<ChangesSince | null> {
  const there = await texts.holding(sought, introduction);
  if (there === null) return null;
  const meaning = meaningOf(block);
  const { versions } = texts;
  const filesThen = await versions.coveredFiles(there.record, there.index, meaning, introduction.commit);
  const filesNow: Record<string, string | null> = {};
  for (const use of block.record.fileUses)
    if (isCovered(use, { index: block.index, meaning }))
      filesNow[use.written] = use.target === null ? null : request.integrity(use.target);
  const before = boundContent(there.record, meaning, versions.setup.catalogue, filesThen);
  const after = boundContent(block.record, meaning, request.root.setup.catalogue, filesNow);
  return { ...changesOfContent(before, after), commit };
}
