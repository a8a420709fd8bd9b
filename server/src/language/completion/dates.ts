import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import { addDuration, dateOf } from '../../records/dates.ts';

const say = defineMessages('completion.day', {
  today: 'today',
  asKey: 'as {key}',
  inAMonth: 'in a month',
  inThreeMonths: 'in three months',
  inHalfAYear: 'in half a year',
  inAYear: 'in a year',
  thisQuarter: 'this quarter',
  lastQuarter: 'last quarter',
  thisMonth: 'this month',
  thisHalfYear: 'this half-year',
  thisYear: 'this year',
  lastYear: 'last year',
  years: '{count, plural, one {# year} other {# years}}',
  months: '{count, plural, one {# month} other {# months}}',
  days: '{count, plural, one {# day} other {# days}}',
});

/** A day or period worth offering, and why. */
export interface DateOffer {
  readonly value: string;
  readonly detail: Message;
}

/** Fields that look ahead, for which days to come are offered. */
const ahead =
  /^(?:due|until|to|nextReview|nextPlanned|nextCalibration|nextEvaluation|evaluateBy|decideBy|expires|validUntil|plannedFor|responseDue|planned)$/;

const steps: readonly (readonly [months: number, words: Message])[] = [
  [1, say.inAMonth()],
  [3, say.inThreeMonths()],
  [6, say.inHalfAYear()],
  [12, say.inAYear()],
];

/** Days offered for a field: today, the record's own days, and for fields that look ahead some to come. */
export function dateOffers(
  field: string,
  today: IsoDate,
  own: ReadonlyMap<string, string>,
): readonly DateOffer[] {
  const offers: DateOffer[] = [{ value: today, detail: say.today() }];
  for (const key of ['effectiveFrom', 'date', 'openedOn', 'detectedOn', 'receivedOn', 'due']) {
    const day = dateOf(own.get(key));
    if (day !== null && key !== field) offers.push({ value: day, detail: say.asKey({ key }) });
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
    { value: `${year}-Q${quarter}`, detail: say.thisQuarter() },
    { value: before, detail: say.lastQuarter() },
    { value: today.slice(0, 7), detail: say.thisMonth() },
    { value: `${year}-H${month <= 6 ? 1 : 2}`, detail: say.thisHalfYear() },
    { value: `${year}`, detail: say.thisYear() },
    { value: `${year - 1}`, detail: say.lastYear() },
  ];
}

export const durationOffers: readonly DateOffer[] = [
  { value: 'P12M', detail: say.months({ count: 12 }) },
  { value: 'P6M', detail: say.months({ count: 6 }) },
  { value: 'P3M', detail: say.months({ count: 3 }) },
  { value: 'P1M', detail: say.months({ count: 1 }) },
  { value: 'P24M', detail: say.years({ count: 2 }) },
  { value: 'P3Y', detail: say.years({ count: 3 }) },
  { value: 'P10Y', detail: say.years({ count: 10 }) },
  { value: 'P5D', detail: say.days({ count: 5 }) },
];
