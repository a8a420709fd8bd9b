import { utf8ToBytes } from '@noble/hashes/utils.js';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import { entryKey, type NameNow, rulesOnBaseline, subjectNow } from '../records/baseline.ts';
import { defaultConfiguration } from '../records/configuration.ts';
import { addDays } from '../records/dates.ts';
import { groupedBy } from '../records/grouped.ts';
import { latestEnd } from '../records/longest-exception.ts';
import type { ReadBaseline } from '../records/read-baseline.ts';
import { applyEdits } from '../text/span-edits.ts';
import { holdsMore } from '../workspace/baseline.ts';
import type { Project } from '../workspace/project.ts';
import { isSilenceable } from '../workspace/suppression.ts';
import { deletions, insertions, type Renewed, renewals } from './baseline/edits.ts';
import { entryText, type Held, type HeldBy, heldOf } from './baseline/held.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('baseline.write', {
  faulty: 'The baseline has a fault: {reason} Nothing was written.',
  unread: 'The text of some file cannot be read, so nobody knows what is left in it. Mend it first.',
  tooLarge:
    'The baseline would be larger than 1 MB, which nobody reads. Settle some findings first, or switch off rules that ask too much.',
  notAfter: 'The last day {until} is before today, {today}. Name a later one.',
  tooLong:
    'The last day {until} is later than {latest}, the latest that `exceptions.longest` ({longest}) allows.',
  recorded:
    '{findings, plural, one {# finding} other {# findings}} in {entries, plural, one {# entry} other {# entries}} recorded, silenced until {until}.',
  added:
    '{findings, plural, one {# finding} other {# findings}} in {entries, plural, one {# entry} other {# entries}} added, silenced until {until}.',
  leftAlone: 'Not recorded, because no baseline silences them: {rules}.',
  rule: '{rule} ({count, number})',
  thereBefore: 'There before it was looked for',
});

/** Days for which findings are held where nobody says for how long. */
export const usualDays = 90;

/** Why findings are not settled yet that were there when somebody first looked. */
export const thereBefore: Message = say.thereBefore();

export type { HeldBy } from './baseline/held.ts';

/** A baseline as it is to be written. */
export interface WrittenBaseline {
  /** Without a byte-order mark. */
  readonly text: string;
  readonly entries: number;
  readonly findings: number;
}

/** What is found today and what of it the baseline may hold. */
export interface HoldableFindings {
  readonly holdable: readonly Finding[];
  /** Those that no baseline silences. */
  readonly others: readonly Finding[];
}

/** The findings of today that nothing silences, by whether the baseline may. Ask after `publish`. */
export function holdableFindings(project: Project): HoldableFindings {
  const { findings } = project.outcome();
  const may = ({ rule }: Finding): boolean => {
    const known = project.ruleOf(rule);
    return known !== undefined && isSilenceable(known);
  };
  return { holdable: findings.filter(may), others: findings.filter((finding) => !may(finding)) };
}

/** The latest day until which the baseline may hold what is recorded today. */
const latestDay = (project: Project): IsoDate => latestEnd(project.today, project.configuration.exceptions);

/** The last day of what is recorded today where nobody says another. */
export const usualDay = (project: Project): IsoDate =>
  [addDays(project.today, usualDays), latestDay(project)].sort()[0]!;

/** What was recorded in a baseline that is new, or added to one. */
export const recordedWords = (
  { findings, entries }: WrittenBaseline,
  until: IsoDate,
  isNew: boolean,
): Message => say[isNew ? 'recorded' : 'added']({ findings, entries, until });

/** Findings that no baseline silences, rule by rule; null where there are none. */
export function leftAloneWords(others: readonly Finding[]): Message | null {
  if (others.length === 0) return null;
  const rules = [...groupedBy(others, ({ rule }) => rule)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([rule, found]) => say.rule({ rule, count: found.length }));
  return say.leftAlone({ rules: listed(rules, 'and', rules.length) });
}

const heading =
  '# Findings that were there before they were looked for: silenced until their last day, and no longer.\n' +
  '# `qms baseline --prune` takes out what is settled; what is new comes in with `--grow` alone.\n';

const countOf = (held: readonly Held[]): number =>
  held.reduce((sum, { places }) => sum + [...places.values()].reduce((each, count) => each + count, 0), 0);

/**
 * The baseline with all that is found today, or with what it does not hold yet added to it. Entries whose day has passed
 * begin anew; what else stands in it stays as it is, comments included.
 * @throws {@link Refusal} where the baseline is faulty, or the last day is no day for it
 */
export function recordFindings(project: Project, by: HeldBy): WrittenBaseline {
  const { today } = project;
  const { read } = project.baseline;
  const latest = latestDay(project);
  const { until } = by;
  if (until < today) throw new Refusal(say.notAfter({ until, today }));
  if (until > latest)
    throw new Refusal(say.tooLong({ until, latest, longest: project.configuration.exceptions.longest }));
  const held = heldOf(holdableFindings(project).holdable);
  const counted = { entries: held.length, findings: countOf(held) };
  if (read === null) {
    const items = held.map((each) => `  - ${entryText(each, by).replaceAll('\n', '\n    ')}\n`);
    const list = items.length === 0 ? 'findings: []\n' : `findings:\n${items.join('')}`;
    return { ...counted, text: readable(heading + list) };
  }
  requireFaultless(project);
  const nameNow: NameNow = (id) => project.store.versions(id)[0]?.id ?? id;
  const known = new Map(
    read.entries.map((entry) => [entryKey(entry.rule, subjectNow(entry.subject, nameNow)), entry]),
  );
  const entryFor = ({ rule, subject }: Held): BaselineEntry | undefined => known.get(entryKey(rule, subject));
  const renewed = held.flatMap((each): Renewed[] => {
    const entry = entryFor(each);
    if (entry === undefined) return [];
    const isOver = entry.until < today || entry.since > today;
    return [isOver ? { entry, places: each.places, by } : { entry, places: sum(entry.places, each.places) }];
  });
  const added = held.filter((each) => entryFor(each) === undefined);
  return {
    ...counted,
    text: readable(applyEdits(read.text, [...renewals(read, renewed), ...insertions(read, added, by)])),
  };
}

/** The text, unless it is larger than what is read of a baseline. */
function readable(text: string): string {
  if (utf8ToBytes(text).length > defaultConfiguration.limits.fileSize) throw new Refusal(say.tooLarge());
  return text;
}

/** What an entry holds and what is found besides. */
function sum(
  held: ReadonlyMap<string, number>,
  more: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const all = new Map(held);
  for (const [place, count] of more) all.set(place, (all.get(place) ?? 0) + count);
  return all;
}

/** Nothing is written into a baseline of which some part means nothing. */
function requireFaultless({ baseline }: Project): void {
  const fault = baseline.issues.find(({ rule }) => rule === rulesOnBaseline.invalid);
  if (fault !== undefined) throw new Refusal(say.faulty({ reason: fault.message }));
}

/** The baseline without what is settled. */
export interface PrunedBaseline {
  readonly text: string;
  /** Entries that are taken out. */
  readonly deleted: number;
  /** Entries that hold less than before. */
  readonly lowered: number;
}

/**
 * Takes out of the baseline what is settled.
 * @throws {@link Refusal} where it is faulty, or some file cannot be read
 */
export function pruneBaseline(project: Project, read: ReadBaseline): PrunedBaseline {
  requireFaultless(project);
  if (project.hasUnreadText) throw new Refusal(say.unread());
  const { entries } = project.baseline;
  const gone = entries.filter(({ found }) => found.size === 0);
  const less = entries.filter((matched) => matched.found.size > 0 && holdsMore(matched));
  const edits = [
    ...deletions(
      read,
      gone.map(({ entry }) => entry),
    ),
    ...less.flatMap(({ entry, found }) => renewals(read, [{ entry, places: found }])),
  ];
  return { text: applyEdits(read.text, edits), deleted: gone.length, lowered: less.length };
}
