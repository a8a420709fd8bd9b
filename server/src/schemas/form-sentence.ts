import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { Message } from '../model/message.ts';
import { writtenDate } from '../text/written-date.ts';
import { expects, lacksRecord } from './expected-words.ts';
import type { Fault } from './explain.ts';
import { formats, weeksIn } from './formats.ts';
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
  const meant = dates ? dayMeant(text) : undefined;
  if (meant === undefined)
    return { message: lacksRecord(node, value) ? say.noRecord(wrong) : say.wrong(wrong) };
  const { day, certain } = meant;
  return {
    message: say.mistyped({ ...wrong, suggestion: didYouMean(day) }),
    fix: {
      title: say.write({ value: day }),
      certain,
      step: { kind: 'replace-value', path, value: day },
    },
  };
}

function formatWords({ format, pattern = '' }: LinkedNode): Message {
  if (format === 'date' || format === 'dated') return say.date();
  if (format === 'email') return say.email();
  return format === 'uri' ? say.uri() : say.pattern({ pattern: typed(pattern) });
}

/**
 * The day a date in another notation means, such as `2026-1-5`, `5 Jan 2026` or `31/1/2026`; and whether it means that
 * alone. With points the day comes first, as a rule; with slashes nobody knows.
 */
function dayMeant(text: string): { readonly day: string; readonly certain: boolean } | undefined {
  const read = writtenDate(text, { order: null, pointsAreDmy: false });
  if (read.kind === 'day') return { day: read.day, certain: !read.hasTime && !/\d:\d/.test(text) };
  return read.kind === 'ambiguous' && text.includes('.') ? { day: read.dmy, certain: false } : undefined;
}
