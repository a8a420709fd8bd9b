import type { RuleFile } from '../generate/rules.ts';

/** The family whose rules begin with the same word as an id, where that is one only. */
export function familyOf(id: string, rules: readonly RuleFile[]): string | null {
  const [word] = id.split('-');
  const families = new Set(
    rules.filter((rule) => rule.id.split('-')[0] === word).map(({ family }) => family),
  );
  const [first] = families;
  return first === undefined || families.size > 1 ? null : first;
}
