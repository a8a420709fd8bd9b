/** Small words by which a text shows its language; those of one letter stand in tables of any language. */
const small: readonly (readonly [tag: string, words: readonly string[]])[] = [
  ['en', ['the', 'and', 'of', 'to', 'is', 'for', 'shall', 'with', 'are', 'this', 'be']],
  ['de', ['der', 'die', 'und', 'das', 'ist', 'für', 'mit', 'werden', 'den', 'wird', 'von']],
  ['es', ['el', 'los', 'las', 'del', 'para', 'con', 'una', 'por', 'se', 'que', 'en']],
  ['pt', ['os', 'da', 'do', 'dos', 'das', 'para', 'não', 'uma', 'por', 'que', 'em']],
  ['fr', ['le', 'les', 'et', 'des', 'du', 'est', 'pour', 'dans', 'avec', 'une', 'sont']],
  ['it', ['il', 'gli', 'della', 'del', 'di', 'per', 'con', 'sono', 'che', 'una', 'è']],
];

/** Fewer small words than this show no language. */
const enough = 4;

/** The language a text is written in, by its small words; null where they do not show it. */
export function languageOf(text: string): string | null {
  const words = text
    .slice(0, 8_000)
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [[tag, most], [, second]] = small
    .map(([each, list]) => [each, list.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0)] as const)
    .sort(([, one], [, other]) => other - one) as [readonly [string, number], readonly [string, number]];
  return most >= enough && most > second ? tag : null;
}
