import { type Formatters, formatToParts, IntlMessageFormat } from 'intl-messageformat';

/** Puts values into a template. Throws where one is missing, or cannot be what the template makes of it. */
export type MessageFormat = (values: Readonly<Record<string, string | number>>) => string;

/** Angle brackets are text: no message of the product holds markup. */
const options = { ignoreTag: true };

/**
 * Reads templates for a language. Not through the library's own class, which looks each locale up among all there are
 * (as long as judging a small company takes, in a short run) and makes its formatters anew for each template.
 * @param tag BCP 47 tag; it decides plural forms and digits
 * @returns what reads a template; it throws where that is not in ICU message syntax
 */
export function messageFormats(tag: string): (template: string) => MessageFormat {
  const known = new Map<string, unknown>();
  const once = <T>(kind: string, settings: unknown, make: () => T): T => {
    const key = `${kind} ${JSON.stringify(settings)}`;
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  };
  const formatters: Formatters = {
    getNumberFormat: (_, settings) => once('number', settings, () => numbersIn(tag, settings)),
    getDateTimeFormat: (_, settings) => once('date', settings, () => new Intl.DateTimeFormat(tag, settings)),
    getPluralRules: (_, settings) => once('plural', settings, () => new Intl.PluralRules(tag, settings)),
  };
  return (template) => {
    const parts = IntlMessageFormat.__parse!(template, options);
    return (values) =>
      formatToParts(parts, tag, formatters, IntlMessageFormat.formats, values, undefined, template)
        .map(({ value }) => String(value))
        .join('');
  };
}

/**
 * How numbers are written. Making a formatter takes as long as a tenth of a check of a small company with nothing changed;
 * whole numbers below a thousand, which most messages hold, look the same in English without one.
 */
function numbersIn(tag: string, settings: Intl.NumberFormatOptions | undefined): Intl.NumberFormat {
  if (tag !== 'en' || settings !== undefined) return new Intl.NumberFormat(tag, settings);
  let made: Intl.NumberFormat | null = null;
  const format = (value: number): string => {
    const isPlain = Number.isInteger(value) && value < 1000 && (value > 0 || Object.is(value, 0));
    if (isPlain) return String(value);
    made ??= new Intl.NumberFormat(tag);
    return made.format(value);
  };
  return { format } as Intl.NumberFormat;
}
