import { oneLine } from '../document/sanitize.ts';
import { clause, clauseLabel, standardOf } from '../standards/lookup.ts';

/**
 * Clauses for people, one entry per standard and edition; editions in which they have the same numbers share one:
 * `['iso-9001:2015/5.2.1', 'iso-9001:2015/9.3.2']` → `ISO 9001:2015, 5.2.1 and 9.3.2`,
 * `['iso-9001:2015/9.3.1', 'iso-9001:2026/9.3.1']` → `ISO 9001:2015 and 2026, 9.3.1`.
 * References no edition has are shown as they are.
 */
export function clausePhrase(clauses: readonly string[]): string {
  const byEdition = new Map<string, string[]>();
  for (const ref of clauses) {
    const label = clauseLabel(ref);
    const comma = label.indexOf(', ');
    const edition = comma < 0 ? label : (clause(ref)?.edition.name ?? label);
    const numbers = byEdition.get(edition) ?? [];
    byEdition.set(edition, numbers);
    if (comma >= 0) numbers.push(label.slice(comma + 2));
  }
  const groups = new Map<string, { editions: string[]; numbers: readonly string[] }>();
  for (const [edition, numbers] of byEdition) {
    const name = JSON.stringify([standardOf(edition), numbers]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { editions: [edition], numbers });
    else group.editions.push(edition.slice(standardOf(edition).length + 1));
  }
  return Array.from(groups.values(), ({ editions, numbers }) =>
    numbers.length === 0 ? enumeration(editions) : `${enumeration(editions)}, ${enumeration(numbers)}`,
  ).join('; ');
}

/** Text on one line, with the clauses that a finding rests on behind it in brackets. */
export function withClauses(line: string, { clauses }: { readonly clauses: readonly string[] }): string {
  const phrase = clausePhrase(clauses);
  return phrase === '' ? line : `${line} (${oneLine(phrase)})`;
}

function enumeration(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
