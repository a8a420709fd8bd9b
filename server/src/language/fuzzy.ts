/**
 * How well a text answers to what was typed: 0 for not at all, higher is better. The letters typed must
 * occur in order, whatever their case; beginnings of the text and of words count more. Linear.
 */
function fuzzyScore(typed: string, text: string): number {
  if (typed === '') return 1;
  const [query, target] = [typed.toLowerCase(), text.toLowerCase()];
  if (target.startsWith(query)) return target.length === query.length ? 1000 : 900;
  const at = target.indexOf(query);
  if (at >= 0) return isWordStart(target, at) ? 800 : 700;
  let score = 100;
  let from = 0;
  let previous = -2;
  for (const letter of query) {
    if (letter === ' ') continue;
    const found = target.indexOf(letter, from);
    if (found < 0) return 0;
    if (isWordStart(target, found)) score += 10;
    else if (found === previous + 1) score += 5;
    else score -= 1;
    previous = found;
    from = found + 1;
  }
  return Math.max(1, Math.min(score, 600));
}

const isWordStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);

/** The best answers to what was typed, best first, at most `limit`; equally good ones keep their order. */
export function bestMatches<T>(
  typed: string,
  candidates: Iterable<T>,
  textOf: (candidate: T) => string,
  limit: number,
): { readonly matches: readonly T[]; readonly more: boolean } {
  const scored: { readonly candidate: T; readonly score: number }[] = [];
  for (const candidate of candidates) {
    const score = fuzzyScore(typed, textOf(candidate));
    if (score > 0) scored.push({ candidate, score });
  }
  scored.sort((one, other) => other.score - one.score);
  return { matches: scored.slice(0, limit).map(({ candidate }) => candidate), more: scored.length > limit };
}
