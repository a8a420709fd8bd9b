/** The words of a text in plain letters, lower case, with blanks between and around: ` qualitatspolitik der werke `. */
export const plainWords = (text: string): string =>
  ` ${text
    .slice(0, 400)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')} `;

/** Whether one of some phrases stands in a text; a star stands for the rest of a word. */
export type Phrases = (words: string) => boolean;

/** Phrases as data write them: plain words, separated by commas. */
export function phrases(list: string): Phrases {
  const alternatives = list.split(',').map((each) => each.trim().replaceAll('*', '[\\p{L}\\p{N}]*'));
  const expression = new RegExp(` (?:${alternatives.join('|')})(?= )`, 'u');
  return (words) => expression.test(words);
}

/** Whether a whole text, apart from words that say nothing here, is one of some phrases. */
export function wholePhrases(list: string): Phrases {
  const all = new Set(list.split(',').map((each) => each.trim()));
  return (words) => {
    const said = words
      .replace(/ (?:v|rev|version|[\p{L}]{0,8}\d+|statement|the|our|erklarung)(?= )/gu, '')
      .trim();
    return all.has(said);
  };
}
