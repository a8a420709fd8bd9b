/** Names that are one where upper and lower case make no difference; each group in order, the groups by their first. */
export function caseTwins(names: Iterable<string>): readonly (readonly string[])[] {
  const first = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const folded = name.toLowerCase();
    const other = first.get(folded);
    if (other === undefined) {
      first.set(folded, name);
      continue;
    }
    const group = groups.get(folded) ?? [other];
    group.push(name);
    groups.set(folded, group);
  }
  return [...groups.values()]
    .map((group) => group.sort())
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
}
