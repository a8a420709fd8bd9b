import type { Pack } from '../model.ts';
import { day } from './format.ts';

/** Words of the pack for the values of records, where the value itself would not read well. */
const WORDS: Readonly<Record<string, string>> = {
  'not-enough-data': 'too few data',
  // Of costs and days, what declines gets better: the word is about the direction.
  declining: 'worsening',
  'qms-change': 'change of the system',
  'partly-granted': 'granted in part',
  'partly-effective': 'partly effective',
  'not-effective': 'not effective',
  'to-change': 'to be changed',
  'still-suitable': 'still suitable',
  'not-confirmed': 'not confirmed',
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
  'higher-is-better': 'higher is better',
  'lower-is-better': 'lower is better',
  'on-target': 'close to target is better',
  'internal-failure': 'internal failure',
  'external-failure': 'external failure',
  'in-writing': 'in writing',
  'over-180': 'over 180',
  '0-30': '0–30',
  '31-90': '31–90',
  '91-180': '91–180',
  'content-bound': 'tied to the content',
  'commit-bound': 'tied to a commit',
  'signature-verified': 'verified signature',
  unbound: 'not tied to the content',
  stale: 'changed since it was signed',
  'obstacle-removed': 'obstacle removed',
  'half-yearly': 'half-yearly',
  'per-event': 'per event',
};

/** A value of an enumeration in words; unknown ones lose their hyphens only. */
export function words(value: string): string {
  if (Object.hasOwn(WORDS, value)) return WORDS[value]!;
  return /^[a-z]+(?:-[a-z]+)+$/.test(value) ? value.replaceAll('-', ' ') : value;
}

/** Whether a customer is right, in words that stand alone. */
export const assessmentWords = (value: string): string =>
  value === 'partly' ? 'partly justified' : value === 'open' ? 'not assessed yet' : words(value);

/** The same with a capital first letter. */
export function heading(value: string): string {
  const text = words(value);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `iso-9001:2015/9.3.2.c.1` → `9.3.2 c 1`. */
export function clause(written: string): string {
  return written
    .slice(written.indexOf('/') + 1)
    .replace(/\.([a-z])(?:\.(\d+))?$/, (_, letter, number) =>
      number === undefined ? ` ${letter}` : ` ${letter} ${number}`,
    );
}

/** A title with the days in it written as elsewhere: prepared reviews are named after their period. */
export const titled = (title: string): string => title.replace(/\b\d{4}-\d\d-\d\d\b/g, (found) => day(found));

/** A theme's title; the id where qms.yaml names none. */
export function themeTitle(pack: Pack, id: string): string {
  return pack.themes.find((theme) => theme.id === id)?.title ?? id;
}
