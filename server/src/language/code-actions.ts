import { defineMessages } from '../messages/define-messages.ts';
import type { Finding } from '../model/finding.ts';
import type { Range } from '../model/text.ts';
import { isAskedFor, unnamed } from './asked-for.ts';
import type { CodeActionOptions, QmsCodeAction } from './code-actions/action.ts';
import { openFindingsAt } from './code-actions/current-findings.ts';
import { fixActions, wholeEdit } from './code-actions/finding-fixes.ts';
import { creationActions } from './code-actions/new-record-action.ts';
import { draftObjectiveActions, objectiveActions } from './code-actions/objective-links.ts';
import type { LanguageContext } from './context.ts';
import { ignoreEdit, reasonPosition } from './ignore-action.ts';

const say = defineMessages('action', {
  ignore: 'Ignore `{rule}` here, with a reason',
});

export {
  type CodeActionOptions,
  fixAllKind,
  type NewFile,
  type QmsCodeAction,
} from './code-actions/action.ts';
export { openFindingsAt } from './code-actions/current-findings.ts';
export { fixActions, wholeEdit } from './code-actions/finding-fixes.ts';
export { fixAll } from './code-actions/fix-all.ts';

/** Findings that actions are computed for: a cursor meets few, a selection of the whole file may meet all. */
const mostFindings = 10;

/**
 * What can be done about the findings that touch a range of the document, from its published findings: their
 * fixes, more objectives to link a review input to, the record a reference lacks, a comment that ignores it.
 *
 * No action touches sign-offs. Edits that would break a matching signature carry a question that names it;
 * where the client cannot ask, they are not offered.
 * @param named the findings a client names; none for all that touch the range
 */
export async function quickFixes(
  context: LanguageContext,
  range: Range,
  options: CodeActionOptions,
  named = unnamed,
): Promise<readonly QmsCodeAction[]> {
  const findings = openFindingsAt(context)
    .filter((finding) => isAskedFor(finding, range, named))
    .slice(0, mostFindings);
  const actions: QmsCodeAction[] = [];
  for (const finding of findings) {
    actions.push(...(await fixActions(context, finding, options)));
    actions.push(...objectiveActions(context, finding, options));
    actions.push(...creationActions(context, finding, options));
  }
  actions.push(...draftObjectiveActions(context, range, options));
  for (const finding of findings)
    if (!('suppressedBy' in finding)) actions.push(...ignoreActions(context, finding, options));
  return actions;
}

function ignoreActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): QmsCodeAction[] {
  const { project, file } = context;
  const made = ignoreEdit(project, file, finding);
  const edit = made === null ? null : wholeEdit(context, [{ file, edits: [made] }], options);
  if (made === null || edit === null) return [];
  return [
    {
      title: project.language.text(say.ignore({ rule: finding.rule })),
      kind: 'quickfix',
      finding,
      isPreferred: false,
      edit,
      caret: reasonPosition(file, made),
    },
  ];
}
