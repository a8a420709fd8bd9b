import type { Rule } from '../../model/rule.ts';
import { clauseLabel } from '../../standards/lookup.ts';
import { documentation } from '../../workspace/findings/documentation.ts';
import { code } from '../markdown-text.ts';

const bases: Readonly<Record<Rule['basis'], string>> = {
  documented: 'the standard asks for the record',
  required: 'the standard asks for the doing',
  own: 'a rule of this system',
  practice: 'good practice',
  technical: 'form of the text',
};

/** What a rule flags, why, and the ways out, as Markdown. */
export function ruleCard(rule: Rule): string {
  const clauses = rule.clauses.map(clauseLabel).join('; ');
  return [
    `**${rule.title}** (${code(rule.id)})`,
    `${rule.level} · ${bases[rule.basis]}${clauses === '' ? '' : ` · ${clauses}`}`,
    rule.explanation,
    `[Examples and ways out](${documentation(rule.id)})`,
  ].join('\n\n');
}
