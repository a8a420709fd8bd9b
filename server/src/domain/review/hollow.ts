import { plainWords } from '../words/same-words.ts';

/** What people write where something has to stand and nothing was looked at, in the languages of the adopted examples. */
const hollow: ReadonlySet<string> = new Set(
  `ok, okay, all ok, fine, all fine, everything fine, good, all good, very good, done, yes, no, none, none needed, nothing,
  nothing to report, nothing special, no change, no changes, unchanged, as before, as usual, see above, no comment,
  no comments, no remarks, no issues, no action, no action needed, not needed, not necessary, not required, not relevant,
  not applicable, n a, na, in ordnung, alles in ordnung, gut, keine, kein, nichts, passt, erledigt, unverändert,
  nicht nötig, nicht erforderlich, entfällt, siehe oben, rien, aucun, bien, ninguno, ninguna, nada, sin cambios,
  no aplica`
    .split(',')
    .map(plainWords),
);

/** True for words that say nothing: `OK`, `Fine.`, `n/a`, a dash. */
export function saysNothing(text: string): boolean {
  const words = plainWords(text);
  return words === '' || hollow.has(words);
}

/** Shorter texts can hardly say what was learnt. */
const fewestCharacters = 20;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What a character weighs: one of these scripts says what takes about three letters of others. */
const weightOf = (character: string): number => (wide.test(character) ? 3 : 1);

/** True for a text too short to say what was learnt. */
export function saysLittle(text: string): boolean {
  let weight = 0;
  for (const character of text.trim()) {
    weight += weightOf(character);
    if (weight >= fewestCharacters) return false;
  }
  return true;
}
