import type { IsoDate } from '../../model/configuration.ts';
import { dateOf } from '../dates.ts';
import { plainWord } from '../plain-word.ts';

const monthNames: ReadonlyMap<string, number> = new Map(
  [
    'january,jan,januar,jänner,jän,enero,ene,janeiro,janvier,janv,gennaio,gen',
    'february,feb,februar,febrero,fevereiro,fev,février,févr,febbraio',
    'march,mar,märz,mär,mrz,marzo,março,mars',
    'april,apr,abril,abr,avril,avr,aprile',
    'may,mai,mayo,maio,maggio,mag',
    'june,jun,juni,junio,junho,juin,giugno,giu',
    'july,jul,juli,julio,julho,juillet,juil,luglio,lug',
    'august,aug,agosto,ago,août',
    'september,sep,sept,septiembre,setembro,set,septembre,settembre',
    'october,oct,oktober,okt,octubre,outubro,out,octobre,ottobre,ott',
    'november,nov,noviembre,novembro,novembre',
    'december,dec,dezember,dez,diciembre,dic,dezembro,décembre,déc,dicembre',
  ].flatMap((names, index) => names.split(',').map((name) => [plainWord(name), index + 1] as const)),
);

/** Two digits of a year mean this century: the product's documents are of management systems in use. */
const century = 2000;

function day(year: string, month: number, dayOfMonth: string): IsoDate | null {
  const full = year.length === 2 ? century + Number(year) : Number(year);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return dateOf(`${full}-${pad(month)}-${pad(Number(dayOfMonth))}`);
}

const named =
  /^(?:\p{L}+,?\s+)?(\d{1,2})(?:\.|st|nd|rd|th)?(?:\s+de)?[\s./-]+(\p{L}{3,12})\.?,?(?:\s+de)?[\s./-]+(\d{4}|\d{2})$/u;
const monthFirst = /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
const figures = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;
const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/;

/** Languages in whose countries the day comes before the month. */
const dayFirst: ReadonlySet<string> = new Set(['de', 'es', 'fr', 'it', 'pt']);

/**
 * A day as people write it; null where it is none, or where it could be two (04/06/2018 is April or June).
 * With dots the day comes first everywhere.
 * @param language of the text around it, as a tag; null where nobody knows it
 */
export function writtenDate(text: string, language: string | null = null): IsoDate | null {
  const said = text.trim().replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/, '');
  const iso = dateOf(said);
  if (iso !== null) return iso;
  const first = yearFirst.exec(said);
  if (first !== null) return day(first[1]!, Number(first[2]), first[3]!);
  const byName = named.exec(said);
  if (byName !== null) {
    const month = monthNames.get(plainWord(byName[2]!));
    return month === undefined ? null : day(byName[3]!, month, byName[1]!);
  }
  const english = monthFirst.exec(said);
  if (english !== null) {
    const month = monthNames.get(plainWord(english[1]!));
    return month === undefined ? null : day(english[3]!, month, english[2]!);
  }
  const plain = figures.exec(said);
  if (plain === null) return null;
  const [, one, sign, two, year] = plain as unknown as [string, string, string, string, string];
  if (sign === '.' || Number(one) > 12 || (language !== null && dayFirst.has(language) && Number(two) <= 12))
    return day(year, Number(two), one);
  if (Number(two) > 12) return day(year, Number(one), two);
  return one === two || Number(one) === Number(two) ? day(year, Number(one), two) : null;
}
