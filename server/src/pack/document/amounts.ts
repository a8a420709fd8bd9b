import { number } from '../../document/figures.ts';
import { type Inline, strong, type Text, unit } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Money, MoneySum } from '../model.ts';

const say = defineMessages('pack.amounts', {
  money:
    '{estimated, select, yes {about } other {}}{currency}\u00a0{amount}{per, select, month { a\u00a0month} year { a\u00a0year} other {}}',
  sums: '{sums}',
  people: '{count, plural, one {#\u00a0person} other {#\u00a0people}}',
  days: '{count, plural, one {#\u00a0day} other {#\u00a0days}}',
  months: '{count, plural, one {#\u00a0month} other {#\u00a0months}}',
  sumAlone: '{currency} {amount}',
  amount: '{estimated, select, yes {about } other {}}{currency}\u00a0{amount}',
  per: '{per, select, month {a\u00a0month} year {a\u00a0year} other {once}}',
});

/** `EUR 62,000 a year`. */
export const money = ({ amount, currency, per, estimated }: Money | MoneySum): Message =>
  say.money({ estimated: estimated ? 'yes' : 'no', currency, amount: number(amount), per });

/** An amount for a column of amounts, in which figures end at one place. */
export const moneyInColumn = ({ amount, currency, per, estimated }: Money | MoneySum): Inline => [
  strong(say.amount({ estimated: estimated ? 'yes' : 'no', currency, amount: number(amount) })),
  ' ',
  unit(say.per({ per })),
];

/** The same, or nothing where there is none. */
export const moneyOrNone = (value: Money | null | undefined): Message | null =>
  value === null || value === undefined ? null : money(value);

/** Sums side by side, since neither currencies nor rhythms are added: `EUR 38,000 and EUR 142,000 a year`. */
export const sums = (values: readonly MoneySum[]): Message | null =>
  values.length === 0 ? null : say.sums({ sums: listed(values.map(money), 'and', values.length) });

/** `EUR 778,000`, where the rhythm goes without saying. */
export const sumAlone = (currency: string, amount: number): Text =>
  say.sumAlone({ currency, amount: number(amount) });

/** `2 people`; nothing for none. */
export const people = (count: number | null | undefined): Message | null =>
  count === null || count === undefined ? null : say.people({ count });

export const days = (count: number): Message => say.days({ count });

/** Days in the unit people speak of them in: `12 days`, `8 months`. */
export const spanOfDays = (count: number): Message =>
  count < 60 ? days(count) : say.months({ count: Math.round(count / 30.4) });
