/**
 * Clauses for people, one entry per standard and edition:
 * `['iso-9001:2015/5.2.1', 'iso-9001:2015/9.3.2']` → `ISO 9001:2015, 5.2.1 and 9.3.2`.
 * Entries of another form are shown as they are.
 */
export function clausePhrase(clauses: readonly string[]): string {
  const byEdition = new Map<string, string[]>();
  for (const clause of clauses) {
    const slash = clause.lastIndexOf('/');
    const edition = slash < 0 ? clause : clause.slice(0, slash);
    const numbers = byEdition.get(edition) ?? [];
    byEdition.set(edition, numbers);
    if (slash >= 0) numbers.push(clause.slice(slash + 1));
  }
  return Array.from(byEdition, ([edition, numbers]) =>
    numbers.length === 0 ? edition : `${editionName(edition)}, ${enumeration(numbers)}`,
  ).join('; ');
}

/** `iso-9001:2015` → `ISO 9001:2015`. */
function editionName(edition: string): string {
  const match = /^([a-z]+)-(\d.*)$/.exec(edition);
  return match ? `${match[1]!.toUpperCase()} ${match[2]}` : edition;
}

function enumeration(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
