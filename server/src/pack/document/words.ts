import { day } from '../../document/dates.ts';
import type { Inline, Text } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Pack } from '../model.ts';

/** Words of the pack for the values of records, where the value itself would not read well or is the pack's own. */
const say = defineMessages('pack.words', {
  notEnoughData: 'too few data',
  // Of costs and days, what declines gets better: the word is about the direction.
  declining: 'worsening',
  improving: 'improving',
  stable: 'stable',
  mixed: 'mixed',
  better: 'better',
  worse: 'worse',
  unchanged: 'unchanged',
  qmsChange: 'change of the system',
  granted: 'granted',
  partlyGranted: 'granted in part',
  declined: 'declined',
  deferred: 'deferred',
  effective: 'effective',
  partlyEffective: 'partly effective',
  notEffective: 'not effective',
  toChange: 'to be changed',
  stillSuitable: 'still suitable',
  confirmed: 'confirmed',
  notConfirmed: 'not confirmed',
  onTrack: 'on track',
  atRisk: 'at risk',
  offTrack: 'off track',
  higherIsBetter: 'higher is better',
  lowerIsBetter: 'lower is better',
  onTarget: 'close to target is better',
  internalFailure: 'internal failure',
  externalFailure: 'external failure',
  inWriting: 'in writing',
  over180: 'over 180',
  contentBound: 'tied to the content',
  commitBound: 'tied to a commit',
  signatureVerified: 'verified signature',
  unbound: 'not tied to the content',
  stale: 'changed since it was signed',
  obstacleRemoved: 'obstacle removed',
  halfYearly: 'half-yearly',
  perEvent: 'per event',
  draft: 'draft',
  planned: 'planned',
  held: 'held',
  approved: 'approved',
  proposed: 'proposed',
  running: 'running',
  achieved: 'achieved',
  missed: 'missed',
  cancelled: 'cancelled',
  overdue: 'overdue',
  open: 'open',
  late: 'late',
  done: 'done',
  error: 'error',
  warning: 'warning',
  information: 'information',
});

const spoken: Readonly<Record<string, () => Message>> = say;
const ranges: Readonly<Record<string, string>> = { '0-30': '0–30', '31-90': '31–90', '91-180': '91–180' };

/** A value of an enumeration in words; unknown ones lose their hyphens only. */
export function words(value: string): Text {
  if (Object.hasOwn(ranges, value)) return ranges[value]!;
  const key = value.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (/^[a-z0-9-]+$/.test(value) && Object.hasOwn(spoken, key)) return spoken[key]!();
  return /^[a-z]+(?:-[a-z]+)+$/.test(value) ? value.replaceAll('-', ' ') : value;
}

/** The same, or nothing for none. */
export const wordsOrNone = (value: string | null | undefined): Text | null =>
  value === null || value === undefined ? null : words(value);

/** `iso-9001:2015/9.3.2.c.1` → `9.3.2 c 1`, never parted at the end of a line. */
export function clause(written: string): string {
  return written
    .slice(written.indexOf('/') + 1)
    .replace(/\.([a-z])(?:\.(\d+))?$/, (_, letter, number) =>
      number === undefined ? `\u00a0${letter}` : `\u00a0${letter}\u00a0${number}`,
    );
}

/** A title with the days in it written as elsewhere: prepared reviews are named after their period. */
export const titled = (title: string): Inline =>
  title.split(/\b(\d{4}-\d\d-\d\d)\b/).map((piece, i) => (i % 2 === 0 ? piece : day(piece)));

/** A theme's title; the id where qms.yaml names none. */
export function themeTitle(pack: Pack, id: string): string {
  return pack.themes.find((theme) => theme.id === id)?.title ?? id;
}
