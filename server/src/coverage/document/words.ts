import { day } from '../../document/dates.ts';
import {
  type Element,
  type Inline,
  joined,
  quiet,
  type Text,
  type Tone,
  tag,
} from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import { clause } from '../../standards/lookup.ts';
import { numberOf } from '../facts/clauses.ts';
import type {
  ClauseCoverage,
  ClauseState,
  DocumentedCoverage,
  Gap,
  GapBasis,
  StandardCoverage,
  Standing,
} from '../model.ts';

/** Sentences and words of coverage that the pages and the text of a terminal share. */
export const say = defineMessages('coverage.words', {
  title: 'Clause coverage',
  asOf: 'as of {date}',
  shown: 'shown by records',
  elsewhere: 'kept elsewhere',
  excluded: 'does not apply',
  inWork: 'only in work',
  past: 'only in the past',
  none: 'nothing here',
  keptIn: 'Kept in {system}.',
  keptInBy: 'Kept in {system}, {owner}.',
  keptBriefly: 'kept in {system}',
  notApplicable: 'Does not apply: {reason}',
  noReason: 'Does not apply, and the scope gives no reason.',
  partNotApplicable: '{requirement} does not apply: {reason}',
  documented: 'The standard asks for it as a document or a record',
  required: 'The standard asks that it is done; a record is one way to show it',
  own: 'Your own rules ask for it',
  practice: 'Good practice',
  documentedCount: '{count, number} in what the standard wants on record',
  requiredCount: '{count, number} in what it wants done',
  ownCount: '{count, number} against your own rules',
  practiceCount: '{count, number} in good practice',
  maintain: 'kept current',
  retain: 'kept as evidence',
  available: 'at hand where work is done',
  current: '{count, number} in use',
  concluded: '{count, number} concluded',
  inWorkCount: '{count, number} in work',
  pastCount: '{count, number} past',
  records: '{count, plural, one {# record} other {# records}}',
  recordsOf: '{count, plural, one {# record} other {# records}}: {standings}',
  errors: '{count, plural, one {# error} other {# errors}}',
  warnings: '{count, plural, one {# warning} other {# warnings}}',
  information: '{count, number} for information',
  silenced: '{count, number} silenced',
  covered:
    '{shown, number} of {clauses, plural, one {# clause} other {# clauses}} of {standard} {shown, plural, one {is} other {are}} shown by records.',
  alsoElsewhere: '{count, plural, one {# is} other {# are}} kept in another system named in qms.yaml.',
  alsoExcluded: '{count, plural, one {# does} other {# do}} not apply, with the reason in the scope.',
  alsoInWork: 'For {count, plural, one {# there is} other {# there are}} only drafts and plans so far.',
  alsoPast: 'For {count, plural, one {#} other {#}} there is only what is superseded or withdrawn.',
  alsoNone: 'For {count, plural, one {#} other {#}} there is nothing in this repository.',
  unknown:
    'Nothing is known here of {standard}, so its clauses cannot be listed. Name one of the standards that qms check knows, or leave it out.',
  noStandard: 'qms.yaml names no standard, so there are no clauses to list. Name one under `standards`.',
  from: 'from {date}',
  until: 'until {date}',
  fromUntil: 'from {from} until {until}',
  notInForce: 'not in force on the day',
  noGaps:
    'No gap is known. What the standard asks for is shown by records or kept elsewhere, and no finding is open.',
  absent:
    'Nothing in this repository shows these. Write a record, name the clause under `clauses` in the record that shows it, or name the system that keeps it under `elsewhere` in qms.yaml.',
  onlyInWork: 'What would show these is a draft, planned or under review. Put it in force, or carry it out.',
  onlyPast: 'What showed these is superseded or withdrawn. Write what takes its place.',
  such: '{title}, {count, number} times. The first: {message}',
  andMore: 'and {count, number} more',
  gapCounts: 'Gaps: {counts}.',
});

const stateWords: Readonly<Record<ClauseState, () => Message>> = {
  shown: say.shown,
  elsewhere: say.elsewhere,
  excluded: say.excluded,
  'in-work': say.inWork,
  past: say.past,
  none: say.none,
};

const stateTones: Readonly<Record<ClauseState, Tone>> = {
  shown: 'good',
  elsewhere: 'plain',
  excluded: 'plain',
  'in-work': 'warn',
  past: 'warn',
  none: 'bad',
};

/** How a clause stands, in words and with its tone. */
export const stateTag = (state: ClauseState): Element => tag(stateWords[state](), stateTones[state]);
export const stateText = (state: ClauseState): Message => stateWords[state]();

/** Why something is called a gap, as a heading. */
export const basisTitle = (basis: GapBasis): Message => say[basis]();

const basisCounts: Readonly<Record<GapBasis, (values: { count: number }) => Message>> = {
  documented: say.documentedCount,
  required: say.requiredCount,
  own: say.ownCount,
  practice: say.practiceCount,
};

const standingCounts: Readonly<Record<Standing, (values: { count: number }) => Message>> = {
  current: say.current,
  concluded: say.concluded,
  'in-work': say.inWorkCount,
  past: say.pastCount,
};

/** `12 records: 9 in use, 3 concluded`; nothing for none. */
export function recordCounts({ counts }: Pick<ClauseCoverage, 'counts'>): Message | null {
  const given = (Object.entries(counts) as [Standing, number][]).filter(([, count]) => count > 0);
  const all = given.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return null;
  // Of what holds, and of events that took place, a count says enough; so it does where the state says the rest.
  if (given.length === 1) return say.records({ count: all });
  return say.recordsOf({
    count: all,
    standings: {
      items: given.map(([standing, count]) => standingCounts[standing]({ count })),
      joint: 'and',
      most: given.length,
    },
  });
}

/** `2 errors`, `1 warning`, …; one entry for each severity that occurs. */
export const findingCounts = ({
  findingCounts: { error, warning, information },
}: Pick<ClauseCoverage, 'findingCounts'>): readonly { readonly of: Message; readonly tone: Tone }[] => [
  ...(error > 0 ? [{ of: say.errors({ count: error }), tone: 'bad' as const }] : []),
  ...(warning > 0 ? [{ of: say.warnings({ count: warning }), tone: 'warn' as const }] : []),
  ...(information > 0 ? [{ of: say.information({ count: information }), tone: 'plain' as const }] : []),
];

/** How many of the clauses of a standard stand how, in sentences. */
export function totalsSentences({ totals, name, known }: StandardCoverage): readonly Message[] {
  if (!known) return [say.unknown({ standard: name })];
  const also = [
    [say.alsoElsewhere, totals.elsewhere],
    [say.alsoExcluded, totals.excluded],
    [say.alsoInWork, totals['in-work']],
    [say.alsoPast, totals.past],
    [say.alsoNone, totals.none],
  ] as const;
  return [
    say.covered({ shown: totals.shown, clauses: totals.clauses, standard: name }),
    ...also.flatMap(([sentence, count]) => (count > 0 ? [sentence({ count })] : [])),
  ];
}

/** Gaps by basis: `Gaps: 2 in what the standard wants on record, 1 in good practice.`; nothing for none. */
export function gapSentence({ gapCounts }: Pick<StandardCoverage, 'gapCounts'>): Message | null {
  const given = (Object.entries(gapCounts) as [GapBasis, number][]).filter(([, count]) => count > 0);
  if (given.length === 0) return null;
  const items = given.map(([basis, count]) => basisCounts[basis]({ count }));
  return say.gapCounts({ counts: { items, joint: 'and', most: items.length } });
}

/** When a standard is in force; nothing where qms.yaml does not say. */
export function inForceWords({ from, until, inForce }: StandardCoverage): Inline {
  const stretch =
    from !== null && until !== null
      ? say.fromUntil({ from: day(from), until: day(until) })
      : from !== null
        ? say.from({ date: day(from) })
        : until !== null
          ? say.until({ date: day(until) })
          : null;
  return joined([stretch, inForce ? null : quiet(say.notInForce())], ', ');
}

/** What a rule found, and what to do about it. */
export function foundWords({ rule, found }: Gap): Text {
  const [first] = found.items;
  const count = found.items.length + found.more;
  return count === 1 ? first!.message : say.such({ title: rule!.title, count, message: first!.message });
}

/** What is said once of everything that is missing in the same way, and what to do about it. */
const absenceWords: Readonly<Record<Exclude<Gap['kind'], 'finding'>, () => Message>> = {
  absent: say.absent,
  'in-work': say.onlyInWork,
  past: say.onlyPast,
};

/** How many commands are named. */
const fewTypes = 2;

/** What to type for a record that would show it. */
export const commandsFor = ({ types }: Gap): readonly string[] =>
  types.slice(0, fewTypes).map((type) => `qms new ${type}`);

/** Everything of a basis that is missing in one way. */
export const absencesOf = (gaps: readonly Gap[], basis: GapBasis) =>
  (['absent', 'in-work', 'past'] as const).flatMap((kind) => {
    const own = gaps.filter((gap) => gap.basis === basis && gap.kind === kind);
    return own.length === 0 ? [] : [{ words: absenceWords[kind](), gaps: own }];
  });

/** The clauses of a gap by number. */
export const numbersOf = ({ clauses }: Gap): string =>
  clauses
    .flatMap((ref) => clause(ref) ?? [])
    .map(numberOf)
    .join(', ');

type Said = Pick<ClauseCoverage, 'label' | 'elsewhere' | 'exclusions'>;

/** Why a clause, or a part of it, does not apply. */
export const notApplicable = ({ exclusions, label }: Said): readonly Message[] =>
  exclusions.map(({ requirement, reason }) => {
    if (reason === null) return say.noReason();
    const own = requirement.slice(requirement.lastIndexOf('/') + 1);
    return own === label
      ? say.notApplicable({ reason })
      : say.partNotApplicable({ requirement: own, reason });
  });

/** What is said of systems and of reasons why something does not apply. */
export const standsElsewhere = (row: Said): readonly Message[] => [
  ...row.elsewhere.map(({ system, owner }) =>
    owner === null ? say.keptIn({ system }) : say.keptInBy({ system, owner: owner.name ?? owner.id }),
  ),
  ...notApplicable(row),
];

/** How something in writing is to be kept. */
export const kindWords = (kind: DocumentedCoverage['kind']): Message => say[kind]();
