import { clauseLabel } from '../standards/lookup.ts';

/**
 * Clauses for people, one entry per standard and edition:
 * `['iso-9001:2015/5.2.1', 'iso-9001:2015/9.3.2']` → `ISO 9001:2015, 5.2.1 and 9.3.2`.
 * References no edition has are shown as they are.
 */
export function clausePhrase(clauses: readonly string[]): string {
  const byEdition = new Map<string, string[]>();
  for (const clause of clauses) {
    const label = clauseLabel(clause);
    const comma = label.indexOf(', ');
    const edition = comma < 0 ? label : label.slice(0, comma);
    const numbers = byEdition.get(edition) ?? [];
    byEdition.set(edition, numbers);
    if (comma >= 0) numbers.push(label.slice(comma + 2));
  }
  return Array.from(byEdition, ([edition, numbers]) =>
    numbers.length === 0 ? edition : `${edition}, ${enumeration(numbers)}`,
  ).join('; ');
}

function enumeration(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
