/** Words of a text for comparison, without case and punctuation. */
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words that say nothing by themselves: so short in the languages that companies write in. */
const isTelling = (word: string): boolean => word.length > 3 || /\d/.test(word);

/** Of its telling words, as many as this have to be new for a cause to say more than the fault does. */
const leastNew = 0.25;

/** True for a cause that says again what was found, in whichever order of words. */
export function repeatsFault(cause: string, fault: string): boolean {
  const [said, known] = [[...new Set(wordsOf(cause))].filter(isTelling), new Set(wordsOf(fault))];
  if (said.length === 0) return false;
  return said.filter((word) => !known.has(word)).length / said.length < leastNew;
}

/** Shorter than this a cause that names a person says nothing of what let them go wrong. */
const shortest = 40;

/** A pattern for whole words, in any script. */
const words = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'u');

const person =
  '(?:operator|user|worker|employee|inspector|technician|assembler|driver|colleague|staff|personnel|human)';

/** Who did it, or how they were, in the languages that names of fields are known in. */
const blame: readonly RegExp[] = [
  // English
  words(`(?:${person}|handling)(?:s|'s|s')? (?:error|mistake|failure|fault|negligence|oversight)s?`),
  words(
    `(?:error|mistake|failure|fault|negligence|oversight)s? (?:by|of|on the part of) (?:the |an? |our )?${person}s?`,
  ),
  words(
    `(?:${person}|he|she|they|somebody|someone)s? .{0,12}(?:forgot|overlooked|missed|did ?n[o']t (?:follow|read|check)|made an? (?:error|mistake)|was (?:new|tired|distracted))`,
  ),
  words(
    'careless(?:ness)?|inattenti(?:on|ve|veness)|negligen(?:ce|t)|inadverten(?:ce|tly)|sloppy|sloppiness|lack of (?:care|attention|concentration|diligence|discipline)|not (?:careful|attentive|paying attention)',
  ),
  words('^(?:forgotten|forgot|overlooked|oversight|slip)'),
  // German
  words(
    'menschliche[sr]? (?:versagen|fehler)|bedien(?:er)?fehler|mitarbeiterfehler|unachtsamkeit|unaufmerksamkeit|flüchtigkeit(?:sfehler)?|nachlässigkeit|schlamperei',
  ),
  words(
    '(?:mitarbeiter(?:in)?|bediener(?:in)?|werker|monteur|prüfer|kollege|kollegin) .{0,20}(?:vergessen|übersehen|nicht beachtet)',
  ),
  words('^(?:vergessen|übersehen)'),
  // Spanish, Portuguese, French, Italian
  words(
    "errore? (?:humano|umano|del operario|del operador|dell'operatore)|descuido|despiste|falta de (?:atención|atenção)|negligencia|erro (?:humano|do operador)|erreur (?:humaine|de l'opérateur)|inattention|négligence|étourderie|disattenzione|negligenza",
  ),
];

/** True for a short cause that blames a person: what let it happen is still to be found. */
export function blamesPerson(cause: string): boolean {
  const text = cause.trim().toLowerCase();
  return [...text].length < shortest && blame.some((pattern) => pattern.test(text));
}
