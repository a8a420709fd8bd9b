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
    getNumberFormat: (_, settings) => once('number', settings, () => new Intl.NumberFormat(tag, settings)),
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
