import { leavesSignOffs } from '../../domain/sign-off/broken.ts';
import type { Finding } from '../../model/finding.ts';
import { applyEdits, spanEdits } from '../../text/span-edits.ts';
import { isMadeFor } from '../../workspace/findings/publication.ts';
import { type AskingClient, breakQuestion, type EditGroup, judgeGroups, Proposal } from '../confirmation.ts';
import type { LanguageContext } from '../context.ts';
import { openFrom } from '../file-place.ts';
import type { ProposedEdit } from '../proposed-edit.ts';
import type { CodeActionOptions, QmsCodeAction } from './action.ts';

/** The groups as one edit that is made as a whole; null where it may not be made or offered. */
export function wholeEdit(
  { project }: LanguageContext,
  groups: readonly EditGroup[],
  { canAsk }: AskingClient,
): ProposedEdit | null {
  const reaches = ({ file, edits }: EditGroup): boolean =>
    !leavesSignOffs(project, file.path, applyEdits(file.text, edits));
  if (groups.some(reaches)) return null;
  const breaks = judgeGroups(project, groups).flatMap((judged) => judged.breaks);
  if (breaks.length > 0 && !canAsk) return null;
  const proposal = new Proposal();
  for (const group of groups)
    proposal.add(group, breaks.length === 0 ? null : breakQuestion(breaks, project));
  return proposal.result();
}

/** The fixes a finding comes with: those that may be made and offered, and are for the texts as they are now. */
export async function fixActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): Promise<QmsCodeAction[]> {
  const open = openFrom(context, options.open);
  const published = context.project.findingsOf(finding.file);
  const actions: QmsCodeAction[] = [];
  for (const { title, certain, edits } of finding.fixes) {
    const groups: EditGroup[] = [];
    let isCurrent = published !== undefined && edits.length > 0;
    for (const path of new Set(edits.map(({ file }) => file))) {
      const file = await open(path);
      if (
        file === null ||
        published === undefined ||
        !isMadeFor(published, file, context.project.setup.sha256)
      ) {
        isCurrent = false;
        break;
      }
      const own = edits.filter((edit) => edit.file === path);
      groups.push({ file, edits: spanEdits(own, file.lines) });
    }
    const edit = isCurrent ? wholeEdit(context, groups, options) : null;
    if (edit !== null) actions.push({ title, kind: 'quickfix', finding, isPreferred: certain, edit });
  }
  return actions;
}
