/**
 * How much room text takes, without a font to ask: widths as of fonts that run rather wide (Open Sans), so that what
 * is reckoned to fit does fit.
 */

const NARROW = /[ ijlI.,:;'’|!ft()[\]-]/;
const WIDE = /[mwMW@%—…]|[^\0-\u024f\u2010-\u203a\u20ac]/;
const CAPITAL = /[A-ZÀ-Þ&]/;
const HUGE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/;

const widthOf = (character: string): number => {
  if (HUGE.test(character)) return 1;
  if (NARROW.test(character)) return 0.3;
  if (WIDE.test(character)) return 0.88;
  return CAPITAL.test(character) ? 0.66 : 0.555;
};

const widths = new Map<string, number>();
/** Width of a text in ems. */
export function textWidth(text: string): number {
  let all = 0;
  for (const character of text) {
    let width = widths.get(character);
    if (width === undefined) {
      width = widthOf(character);
      // Few characters make up all texts; hostile ones shall not fill the memory.
      if (widths.size < 2000) widths.set(character, width);
    }
    all += width;
  }
  return all;
}

/**
 * How many lines a text takes, broken between words, or within one that is longer than a line.
 * @param width of a line in ems of the text
 * @param first of the first line, where something stands beside it
 */
export function lineCount(text: string, width: number, first = width): number {
  let lines = 0;
  let room = 0;
  for (const word of text.split(/[ \n\t]+/)) {
    if (word === '') continue;
    const needs = textWidth(word);
    if (lines > 0 && needs <= room) {
      room -= needs + 0.3;
      continue;
    }
    lines++;
    room = (lines === 1 ? first : width) - needs;
    // A word longer than the line goes on in the next ones.
    while (room < 0) {
      lines++;
      room += width;
    }
    room -= 0.3;
  }
  return lines;
}
