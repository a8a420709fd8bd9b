/** Words in which tables say yes, no and how long, in English, German, Spanish, Portuguese, French and Italian, folded. */

/** A word without what makes no difference between words of a list: capitals, blanks, `-`, `_` and accents. */
export const foldedWord = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s_-]+/gu, '');

const words = (list: string): readonly string[] => list.split(' ');

const truths: ReadonlyMap<string, boolean> = new Map([
  ...words('yes y true ja wahr si verdadero sim verdadeiro oui vrai vero').map(
    (word) => [word, true] as const,
  ),
  ...words('no n false nein falsch falso nao non faux').map((word) => [word, false] as const),
]);

/** The truth a word says, or null. */
export const truthOf = (word: string): boolean | null => truths.get(foldedWord(word)) ?? null;

/** Units of time by the letter of ISO 8601. */
const units: ReadonlyMap<string, string> = new Map(
  Object.entries({
    D: 'd day days tag tage tagen dia dias jour jours giorno giorni',
    W: 'w wk week weeks woche wochen semana semanas semaine semaines settimana settimane',
    M: 'mo mon month months monat monate monaten mes meses mois mese mesi',
    Y: 'y yr yrs year years jahr jahre jahren ano anos an ans annee annees anno anni',
  }).flatMap(([letter, list]) => words(list).map((word) => [word, letter] as const)),
);

const recurring: ReadonlyMap<string, string> = new Map(
  Object.entries({
    P1D: 'daily taglich diario diaria quotidien quotidienne giornaliero giornaliera',
    P1W: 'weekly wochentlich semanal hebdomadaire settimanale',
    P1M: 'monthly monatlich mensual mensal mensuel mensuelle mensile',
    P3M: 'quarterly vierteljahrlich quartalsweise trimestral trimestriel trimestrielle trimestrale',
    P6M: 'halfyearly semiannual semiannually sixmonthly halbjahrlich semestral semestriel semestrielle semestrale',
    P1Y: 'yearly annual annually jahrlich anual anualmente annuel annuelle annuale',
    P2Y: 'biennial zweijahrlich bienal biennal biennale',
  }).flatMap(([duration, list]) => words(list).map((word) => [word, duration] as const)),
);

const every = /^(?:every|each|alle|cada|acada|tousles|toutesles|ogni)/;

/** The length of time that words say, in the form of ISO 8601: `12 months`, `jährlich`, `cada 2 años`; or null. */
export function durationIn(text: string): string | null {
  const folded = foldedWord(text).replace(/\.$/, '').replace(every, '');
  const known = recurring.get(folded);
  if (known !== undefined) return known;
  const [, count, unit = ''] = /^(\d{1,3})([a-z]*)$/.exec(folded) ?? [];
  const letter = count === undefined ? units.get(folded) : units.get(unit);
  return letter === undefined ? null : `P${Number(count ?? 1)}${letter}`;
}
