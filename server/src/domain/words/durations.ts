import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDuration } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import { durationOf } from '../../records/dates.ts';

const say = defineMessages('words.duration', {
  months: '{months, plural, one {# month} other {# months}}',
  days: '{days, plural, one {# day} other {# days}}',
  both: '{months, plural, one {# month} other {# months}} and {days, plural, one {# day} other {# days}}',
});

/** A duration within a sentence: `P12M` → `12 months`, `P5D` → `5 days`. */
export function durationNamed(value: IsoDuration): Message | string {
  const duration = durationOf(value);
  if (duration === null) return value;
  const { months, days } = duration;
  if (months === 0) return say.days({ days });
  return days === 0 ? say.months({ months }) : say.both({ months, days });
}
