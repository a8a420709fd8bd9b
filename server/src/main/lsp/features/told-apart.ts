import type { CodeAction } from 'vscode-languageserver';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Language } from '../../../messages/language.ts';
import type { Finding } from '../../../model/finding.ts';

const say = defineMessages('action', {
  about: '{action} ({rules})',
});

/** An action, and the finding it is about; null where it is about the text as a whole. */
export interface Offered {
  readonly finding: Finding | null;
  readonly action: CodeAction;
}

/** What an action does, whatever it is about. */
const deedOf = ({ title, edit, command }: CodeAction): string => JSON.stringify([title, edit, command]);

/**
 * Actions for findings that share a place: each says by the rule which of them it is for, those for one finding stand
 * together, and what is the same for several is offered once.
 */
export function toldApart(offered: readonly Offered[], language: Language): CodeAction[] {
  const findings = new Set(offered.flatMap(({ finding }) => (finding === null ? [] : [finding])));
  if (findings.size < 2) return offered.map(({ action }) => action);
  const deeds = new Map<string, Offered[]>();
  for (const finding of [...findings, null])
    for (const each of offered) {
      if (each.finding !== finding) continue;
      const deed = deedOf(each.action);
      const same = deeds.get(deed);
      if (same === undefined) deeds.set(deed, [each]);
      else same.push(each);
    }
  return [...deeds.values()].map((same) => {
    const { action } = same[0]!;
    const rules = [...new Set(same.flatMap(({ finding }) => (finding === null ? [] : [finding.rule])))];
    // Some say by themselves what they are for.
    if (rules.every((rule) => action.title.includes(rule))) return action;
    const title = language.text(say.about({ action: action.title, rules: rules.join(', ') }));
    const diagnostics = same.flatMap((each) => each.action.diagnostics ?? []);
    return { ...action, title, diagnostics };
  });
}
