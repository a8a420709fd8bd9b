import { defineMessages } from '../../messages/define-messages.ts';
import type { Rule } from '../../model/rule.ts';
import { clausePhrase } from '../../report/clauses.ts';
import { cautionsOf, inEditions } from '../../standards/lookup.ts';
import { documentation } from '../../workspace/findings/documentation.ts';
import type { Project } from '../../workspace/project.ts';
import { code } from '../markdown-text.ts';

const say = defineMessages('hover.rule', {
  level: '{level, select, error {error} warning {warning} other {information}}',
  basis:
    '{basis, select, documented {the standard asks for the record} required {the standard asks for the doing} own {a rule of this system} practice {good practice} other {form of the text}}',
  more: 'Examples and ways out',
});

/** What a rule flags, why, and the ways out, as Markdown. */
export function ruleCard(rule: Rule, project: Project): string {
  const { text } = project.language;
  const refs = inEditions(
    rule.clauses,
    project.configuration.standards.map(({ id }) => id),
  );
  const clauses = clausePhrase(refs);
  return [
    `**${rule.title}** (${code(rule.id)})`,
    [text(say.level({ level: rule.level })), text(say.basis({ basis: rule.basis })), clauses]
      .filter((part) => part !== '')
      .join(' · '),
    rule.explanation,
    ...cautionsOf(refs),
    `[${text(say.more())}](${documentation(rule.id)})`,
  ].join('\n\n');
}
