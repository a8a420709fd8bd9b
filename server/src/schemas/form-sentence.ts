import { expects, newRecord } from './expected-words.ts';
import type { Fault } from './explain.ts';
import { isCalendarDate } from './formats.ts';
import type { Told } from './schema-fault.ts';
import { code } from './sentence-words.ts';

/** A text that is not written as its pattern or format asks. */
export function formSentence({ value, node, path }: Fault, name: string): Told {
  const text = String(value);
  const dates = node.format === 'date' || node.format === 'dated';
  if (dates && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { message: `${name} must be a date, but ${text} is not a day in the calendar.` };
  }
  const must =
    expects(node) ?? (node.format ? formatWords[node.format] : `written like ${code(node.pattern ?? '')}`);
  const wrong = `${name} must be ${must}, but ${code(text)} is not`;
  const day = dates ? dayMeant(text) : undefined;
  if (day === undefined) return { message: `${wrong}${newRecord(node, value)}.` };
  return {
    message: `${wrong}; did you mean ${day}?`,
    fix: { title: `Write ${day}`, certain: false, step: { kind: 'replace-value', path, value: day } },
  };
}

const formatWords: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-01-20',
  dated: 'a date such as 2026-01-20',
  email: 'an e-mail address',
  uri: 'a complete web address such as https://example.com',
};

/** The day a date in another notation means: `2026-1-5`, `5.1.2026`, a point in time. Slashes are ambiguous. */
function dayMeant(text: string): string | undefined {
  const forwards = /^(\d{4})[-.](\d{1,2})[-.](\d{1,2})(?:[T ][\d:.]{4,12}Z?)?$/.exec(text);
  const backwards = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = forwards?.slice(1) ?? backwards?.slice(1).reverse() ?? [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
