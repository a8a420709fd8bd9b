import { parseArgs } from 'node:util';
import type { RuleFile } from '../generate/rules.ts';
import { familyOf } from './family.ts';

const words = /^[a-z]+(-[a-z]+)*$/;

/** A rule to begin, or why none can be begun with such arguments. */
export type RuleAsked =
  | {
      readonly id: string;
      readonly family: string;
      /** The family has no other rules. */
      readonly begins: boolean;
    }
  | { readonly refused: string };

/** What the arguments of `npm run new:rule` ask for, where there are such rules already. */
export function ruleAsked(args: readonly string[], rules: readonly RuleFile[]): RuleAsked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { family: { type: 'string' } },
  });
  // npm keeps `--family` for itself and passes on the word behind it.
  const [id, asWord, ...others] = positionals;
  if (id === undefined || others.length > 0)
    return refused('name one rule, as in `npm run new:rule action-title-short --family actions`');
  if (!words.test(id) || id === 'examples')
    return refused(
      `\`${id}\` cannot be the id of a rule: use small letters and hyphens, as in \`action-title-short\``,
    );
  if (rules.some((rule) => rule.id === id)) return refused(`there is a rule \`${id}\` already`);
  const families = [...new Set(rules.map(({ family }) => family))].sort();
  const family = values.family ?? asWord ?? familyOf(id, rules);
  if (family === null)
    return refused(
      `say which family: \`npm run new:rule ${id} --family <folder>\` with one of ${families.join(', ')}`,
    );
  if (!words.test(family))
    return refused(`\`${family}\` cannot be the folder of a family: use small letters and hyphens`);
  return { id, family, begins: !families.includes(family) };
}

const refused = (reason: string): RuleAsked => ({ refused: reason });
