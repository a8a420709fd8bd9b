import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import type { BaselineEntry } from '../../model/baseline.ts';
import type { Configuration, IsoDate } from '../../model/configuration.ts';
import type { ReadingIssue } from '../../model/facts.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Rule } from '../../model/rule.ts';
import { baselineFile, entryKey, type NameNow, rulesOnBaseline, subjectNow } from '../../records/baseline.ts';
import { excerpt } from '../../records/excerpt.ts';
import { latestEnd } from '../../records/longest-exception.ts';
import { baselineIssue, deletionOf, type ReadBaseline, spanInBaseline } from '../../records/read-baseline.ts';
import { nearest } from '../../schemas/nearest.ts';
import { isSilenceable } from '../suppression.ts';

const say = defineMessages('baseline.entry', {
  unknownRule: 'No rule is called `{rule}`, so this entry silences nothing. Correct the name or delete it.',
  mistypedRule: 'No rule is called `{rule}`, so this entry silences nothing. {suggestion}',
  guarded:
    'No baseline silences `{rule}`. Delete the entry, and repair what the rule reports: it guards trust in the records.',
  tooLong:
    'This entry lasts longer than the allowed `{longest}`, so it silences nothing. End it by {latest}, or change `exceptions.longest` in qms.yaml.',
  changeTo: 'Change to `{value}`',
});

/** What decides which entries count. */
export interface BaselineTerms {
  readonly today: IsoDate;
  readonly exceptions: Configuration['exceptions'];
  readonly rules: ReadonlyMap<string, Rule>;
  /** Entries of a base that checks go by: what the baseline says beyond them is not in effect yet. Null for none. */
  readonly within: readonly BaselineEntry[] | null;
}

/** The entries of a baseline by whether they count. */
export interface JudgedBaseline {
  readonly inEffect: readonly BaselineEntry[];
  /** Those whose last day has passed. */
  readonly expired: readonly BaselineEntry[];
  readonly issues: readonly ReadingIssue[];
}

export const noBaseline: JudgedBaseline = { inEffect: [], expired: [], issues: [] };

/**
 * Which entries silence anything on a day. What silences must be allowed to: a rule that guards trust in the records is
 * silenced by no entry, and no entry lasts longer than an exception may. One that begins later has nothing to say yet.
 */
export function judgeBaseline(read: ReadBaseline, terms: BaselineTerms, nameNow: NameNow): JudgedBaseline {
  const inEffect: BaselineEntry[] = [];
  const expired: BaselineEntry[] = [];
  const issues: ReadingIssue[] = [...read.issues];
  const keyOf = ({ rule, subject }: BaselineEntry): string => entryKey(rule, subjectNow(subject, nameNow));
  const base = terms.within === null ? null : new Map(terms.within.map((each) => [keyOf(each), each]));
  for (const entry of read.entries) {
    const refused = refusalOf(entry, read, terms);
    if (refused !== null) issues.push(refused);
    else if (entry.since > terms.today) continue;
    else if (entry.until < terms.today) expired.push(entry);
    else {
      const allowed = base === null ? entry : within(entry, base.get(keyOf(entry)), terms);
      if (allowed !== null) inEffect.push(allowed);
    }
  }
  return { inEffect, expired, issues };
}

/** What an entry may silence as far as a base allows it, or null. */
function within(
  entry: BaselineEntry,
  base: BaselineEntry | undefined,
  { today, exceptions }: BaselineTerms,
): BaselineEntry | null {
  if (base === undefined || today < base.since || today > base.until) return null;
  if (base.until > latestEnd(base.since, exceptions)) return null;
  const places = [...entry.places].flatMap(([place, count]) => {
    const allowed = Math.min(count, base.places.get(place) ?? 0);
    return allowed === 0 ? [] : [[place, allowed] as const];
  });
  return places.length === 0 ? null : { ...entry, places: new Map(places) };
}

/** Why an entry silences nothing, whatever the day. */
function refusalOf(entry: BaselineEntry, read: ReadBaseline, terms: BaselineTerms): ReadingIssue | null {
  const { rule, index, since, until } = entry;
  const refuse = (message: Message, key: string, ...fixes: readonly FixPlan[]): ReadingIssue => {
    const path = ['findings', index, key];
    return baselineIssue(rulesOnBaseline.invalid, message, spanInBaseline(read, path), path, [
      ...fixes,
      deletionOf(index),
    ]);
  };
  const change = (key: string, value: string): FixPlan => ({
    title: say.changeTo({ value }),
    certain: false,
    file: baselineFile,
    steps: [{ kind: 'replace-value', path: ['findings', index, key], value }],
  });
  const known = terms.rules.get(rule);
  if (known === undefined) {
    const near = nearest(rule, terms.rules.keys());
    const name = excerpt(rule);
    return near === undefined
      ? refuse(say.unknownRule({ rule: name }), 'rule')
      : refuse(say.mistypedRule({ rule: name, suggestion: didYouMean(near) }), 'rule', change('rule', near));
  }
  if (!isSilenceable(known)) return refuse(say.guarded({ rule }), 'rule');
  const latest = latestEnd(since, terms.exceptions);
  if (until <= latest) return null;
  const { longest } = terms.exceptions;
  return refuse(say.tooLong({ longest: excerpt(longest), latest }), 'until', change('until', latest));
}
