import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { Message } from '../model/message.ts';
import { expects, lacksRecord } from './expected-words.ts';
import type { Fault } from './explain.ts';
import { formats, isCalendarDate, weeksIn } from './formats.ts';
import type { Told } from './schema-fault.ts';
import type { LinkedNode } from './schema-node.ts';
import { placeFirst, typed } from './sentence-words.ts';

const say = defineMessages('schema.form', {
  noDay: '{place} cannot be {value}, which is not a day in the calendar. Correct the date.',
  noWeek: '{place} cannot be {value}, for {year} has {weeks, number} weeks. Correct the period.',
  wrong: '{place} cannot be `{value}`. Write {expected}.',
  noRecord: '{place} cannot be `{value}`. Write {expected}; create the record if there is none yet.',
  mistyped: '{place} cannot be `{value}`. {suggestion} Write {expected}.',
  pattern: 'a text like `{pattern}`',
  date: 'a date such as 2026-01-20',
  email: 'an e-mail address',
  uri: 'a complete web address such as https://example.com',
  write: 'Write {value}',
});

/** A text that is not written as its pattern or format asks. */
export function formSentence({ value, node, path }: Fault): Told {
  const text = String(value);
  const dates = node.format === 'date' || node.format === 'dated';
  const place = placeFirst(path);
  if (dates && /^\d{4}-\d{2}-\d{2}$/.test(text)) return { message: say.noDay({ place, value: text }) };
  const year = /^(\d{4})-W\d{2}$/.exec(text)?.[1];
  if (year !== undefined && node.format !== undefined && !formats[node.format]?.(text))
    return { message: say.noWeek({ place, value: text, year, weeks: weeksIn(Number(year)) }) };
  const wrong = { place, expected: expects(node) ?? formatWords(node), value: typed(text) };
  const day = dates ? dayMeant(text) : undefined;
  if (day === undefined)
    return { message: lacksRecord(node, value) ? say.noRecord(wrong) : say.wrong(wrong) };
  return {
    message: say.mistyped({ ...wrong, suggestion: didYouMean(day) }),
    fix: {
      title: say.write({ value: day }),
      certain: false,
      step: { kind: 'replace-value', path, value: day },
    },
  };
}

function formatWords({ format, pattern = '' }: LinkedNode): Message {
  if (format === 'date' || format === 'dated') return say.date();
  if (format === 'email') return say.email();
  return format === 'uri' ? say.uri() : say.pattern({ pattern: typed(pattern) });
}

/** The day a date in another notation means: `2026-1-5`, `5.1.2026`, a point in time. Slashes are ambiguous. */
function dayMeant(text: string): string | undefined {
  const forwards = /^(\d{4})[-.](\d{1,2})[-.](\d{1,2})(?:[T ][\d:.]{4,12}Z?)?$/.exec(text);
  const backwards = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = forwards?.slice(1) ?? backwards?.slice(1).reverse() ?? [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
