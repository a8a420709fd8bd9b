/** Small words by which a text shows its language; those of one letter stand in tables of any language. */
const small: readonly (readonly [tag: string, words: readonly string[]])[] = [
  ['en', ['the', 'and', 'of', 'to', 'is', 'for', 'shall', 'with', 'are', 'this', 'be']],
  ['de', ['der', 'die', 'und', 'das', 'ist', 'für', 'mit', 'werden', 'den', 'wird', 'von']],
  ['es', ['el', 'los', 'las', 'del', 'para', 'con', 'una', 'por', 'se', 'que', 'en']],
  ['pt', ['os', 'da', 'do', 'dos', 'das', 'para', 'não', 'uma', 'por', 'que', 'em']],
  ['fr', ['le', 'les', 'et', 'des', 'du', 'est', 'pour', 'dans', 'avec', 'une', 'sont']],
  ['it', ['il', 'gli', 'della', 'del', 'di', 'per', 'con', 'sono', 'che', 'una', 'è']],
];

/** The languages, as positions in `small`, that a word speaks for. */
const spokenFor = new Map<string, number[]>();
for (const [language, [, words]] of small.entries())
  for (const word of words) spokenFor.set(word, [...(spokenFor.get(word) ?? []), language]);

/** Fewer small words than this show no language. */
const enough = 4;

/** The language a text is written in, by its small words; null where they do not show it. */
export function languageOf(text: string): string | null {
  const counts = small.map(() => 0);
  for (const word of text
    .slice(0, 8_000)
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [])
    for (const language of spokenFor.get(word) ?? []) counts[language]! += 1;
  const [[tag, most], [, second]] = small
    .map(([each], language) => [each, counts[language]!] as const)
    .sort(([, one], [, other]) => other - one) as [readonly [string, number], readonly [string, number]];
  return most >= enough && most > second ? tag : null;
}
