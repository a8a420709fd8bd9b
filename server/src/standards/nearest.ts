/** Longest text that is compared; work grows with the product of both lengths. */
const longest = 64;

/**
 * Edits (insert, delete, replace, or swap of two neighbours) that turn one short text into another
 * (optimal string alignment).
 */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * Known names near to a mistyped one, nearest first and then in their own order: at most a third of the
 * letters may differ. Empty for a text too long to be a mistyped name.
 */
export function nearest(written: string, known: Iterable<string>): readonly string[] {
  if (written.length > longest) return [];
  const allowed = Math.max(1, Math.floor(written.length / 3));
  const found: { readonly name: string; readonly edits: number }[] = [];
  for (const name of known) {
    if (Math.abs(name.length - written.length) > allowed || name.length > longest) continue;
    const edits = distance(written.toLowerCase(), name.toLowerCase());
    if (edits <= allowed) found.push({ name, edits });
  }
  return found.sort((a, b) => a.edits - b.edits).map(({ name }) => name);
}
