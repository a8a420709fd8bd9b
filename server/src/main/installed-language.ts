import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { english, type Language, languageOf, type Translation } from '../messages/language.ts';
import { messagesFolder } from './installation.ts';

/** A BCP 47 tag, and nothing that could be a path. */
const tag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** The language of a terminal, as POSIX names it (`de_AT.UTF-8`), as a BCP 47 tag; null where it is none. */
export function localeOfTerminal(environment: NodeJS.ProcessEnv): string | null {
  const named = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const locale = named.replace(/[.@].*$/, '').replaceAll('_', '-');
  return tag.test(locale) && locale.toUpperCase() !== 'POSIX' ? locale : null;
}

/**
 * The language a reader wants, where its texts are installed: `messages/<tag>.json` next to the program, else those of
 * its base language. English otherwise.
 * @param locale BCP 47 tag, such as `de-AT`
 */
export function installedLanguage(locale: string | null, folder: string | null = messagesFolder()): Language {
  if (locale === null || folder === null || !tag.test(locale)) return english;
  const parts = locale.split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const name = parts.slice(0, count).join('-');
    if (name.toLowerCase() === english.tag) return english;
    const translation = translationIn(join(folder, `${name}.json`));
    if (translation !== null && Intl.NumberFormat.supportedLocalesOf(name).length > 0)
      return languageOf(name, translation);
  }
  return english;
}

/** The texts of a file; null where there is none, or none that can be read: English is then what is left. */
function translationIn(path: string): Translation | null {
  try {
    const texts: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) return null;
    return Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string'));
  } catch {
    return null;
  }
}
