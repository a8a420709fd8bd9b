import { defineMessages } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import type { Rule } from '../../model/rule.ts';
import { clauseLabel } from '../../standards/lookup.ts';
import { documentation } from '../../workspace/findings/documentation.ts';
import { code } from '../markdown-text.ts';

const say = defineMessages('hover.rule', {
  level: '{level, select, error {error} warning {warning} other {information}}',
  basis:
    '{basis, select, documented {the standard asks for the record} required {the standard asks for the doing} own {a rule of this system} practice {good practice} other {form of the text}}',
  more: 'Examples and ways out',
});

/** What a rule flags, why, and the ways out, as Markdown. */
export function ruleCard(rule: Rule, { text }: Language): string {
  const clauses = rule.clauses.map(clauseLabel).join('; ');
  return [
    `**${rule.title}** (${code(rule.id)})`,
    [text(say.level({ level: rule.level })), text(say.basis({ basis: rule.basis })), clauses]
      .filter((part) => part !== '')
      .join(' · '),
    rule.explanation,
    `[${text(say.more())}](${documentation(rule.id)})`,
  ].join('\n\n');
}
