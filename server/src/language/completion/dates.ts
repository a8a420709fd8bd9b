import type { IsoDate } from '../../model/configuration.ts';
import { addDuration, dateOf } from '../../records/dates.ts';

/** A day or period worth offering, and why. */
export interface DateOffer {
  readonly value: string;
  readonly detail: string;
}

/** Fields that look ahead, for which days to come are offered. */
const ahead =
  /^(?:due|until|to|nextReview|nextPlanned|nextCalibration|nextEvaluation|evaluateBy|decideBy|expires|validUntil|plannedFor|responseDue|planned)$/;

const steps: readonly (readonly [months: number, words: string])[] = [
  [1, 'in a month'],
  [3, 'in three months'],
  [6, 'in half a year'],
  [12, 'in a year'],
];

/** Days offered for a field: today, the record's own days, and for fields that look ahead some to come. */
export function dateOffers(
  field: string,
  today: IsoDate,
  own: ReadonlyMap<string, string>,
): readonly DateOffer[] {
  const offers: DateOffer[] = [{ value: today, detail: 'today' }];
  for (const key of ['effectiveFrom', 'date', 'openedOn', 'detectedOn', 'receivedOn', 'due']) {
    const day = dateOf(own.get(key));
    if (day !== null && key !== field) offers.push({ value: day, detail: `as ${key}` });
  }
  if (ahead.test(field))
    for (const [months, detail] of steps)
      offers.push({ value: addDuration(today, { months, days: 0 }), detail });
  return offers.filter(({ value }, index) => offers.findIndex((offer) => offer.value === value) === index);
}

/** The periods a day is in: year, half-year, quarter and month; and the quarter and year before. */
export function periodOffers(today: IsoDate): readonly DateOffer[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const quarter = Math.ceil(month / 3);
  const before = quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
  return [
    { value: `${year}-Q${quarter}`, detail: 'this quarter' },
    { value: before, detail: 'last quarter' },
    { value: today.slice(0, 7), detail: 'this month' },
    { value: `${year}-H${month <= 6 ? 1 : 2}`, detail: 'this half-year' },
    { value: `${year}`, detail: 'this year' },
    { value: `${year - 1}`, detail: 'last year' },
  ];
}

export const durationOffers: readonly DateOffer[] = [
  { value: 'P12M', detail: 'twelve months' },
  { value: 'P6M', detail: 'six months' },
  { value: 'P3M', detail: 'three months' },
  { value: 'P1M', detail: 'one month' },
  { value: 'P24M', detail: 'two years' },
  { value: 'P3Y', detail: 'three years' },
  { value: 'P10Y', detail: 'ten years' },
  { value: 'P5D', detail: 'five days' },
];
