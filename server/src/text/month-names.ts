/** Names of the months in English, German, Spanish, Portuguese, French and Italian, whole and shortened, without accents. */
const names: readonly string[] = [
  'jan january januar janner enero ene janeiro janvier janv gennaio gen',
  'feb february februar febrero febr fevereiro fev fevrier fevr febbraio',
  'mar march marz mrz marzo marco mars',
  'apr april abril abr avril avr aprile',
  'may mai mayo maio maggio mag',
  'jun june juni junio junho juin giugno giu',
  'jul july juli julio julho juillet juil luglio lug',
  'aug august agosto ago aout',
  'sep sept september septiembre setiembre setembro set septembre settembre',
  'oct october okt oktober octubre outubro out octobre ottobre ott',
  'nov november noviembre novembro novembre',
  'dec december dez dezember diciembre dic dezembro decembre dicembre',
];

const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, index) => line.split(' ').map((name) => [name, index + 1] as const)),
);

/** The number of the month of this name, or null. No name means another month in another of these languages. */
export const monthNamed = (name: string): number | null =>
  numbers.get(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  ) ?? null;
