import { delegationsTo, isGranted } from '../../domain/people/delegations.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { holdersOn, topManagementRolesOn } from '../../domain/people/roles.ts';
import { isHeld } from '../../domain/phases.ts';
import { attendancesOf } from '../../domain/review/attendance.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Json } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { isBlank, mappingsOf, textOf } from '../../records/values.ts';
import type { Bounded, Figure, LeadershipFigures, LeadershipRow, Link, Money } from '../model.ts';
import { recalled } from '../recall/recall.ts';
import { sameList } from '../recall/share.ts';
import { inputsOf } from './asks.ts';
import { line, linkTo, member, moneyOf, namedBy, type PackContext, remembered, within } from './context.ts';
import { carriedOut, daysLate } from './last-time.ts';
import { boundedMap, limits } from './limits.ts';
import { sumsOf } from './money.ts';
import { themesOf } from './objectives.ts';
import { answerIn, grantedIn, isDecision, outputsOf } from './outputs.ts';
import { ownKeys } from './own-keys.ts';

/** One thing that is counted: whether it counts as good, where it stands, and under which themes. */
interface Counted {
  readonly good: boolean;
  readonly link: Link;
  readonly themes: readonly string[];
}

interface Amount {
  readonly money: Money;
  readonly link: Link;
  readonly themes: readonly string[];
}

const linksOf = (items: readonly { readonly link: Link }[]): Bounded<Link> =>
  boundedMap(items, ({ link }) => link, limits.references);

const figure = (items: readonly Counted[]): Figure => ({
  count: items.filter(({ good }) => good).length,
  of: items.length,
  records: linksOf(items),
  others: linksOf(items.filter(({ good }) => !good)),
});

const themeIn = (value: Json | undefined): readonly string[] => {
  const theme = line(value);
  return theme === null ? [] : [theme];
};

/** Reviews held since the last one, this one included. */
function reviewsHeld(context: PackContext): readonly QmsRecord[] {
  return context.queries
    .ofType('management-review')
    .filter((review) => isHeld(review) && within(dateOf(review.data['date']), context.sinceLast));
}

/** The reviews whose inputs and decisions are counted: those held since the last one, and this one while it is prepared. */
const reviewsCounted = (context: PackContext): readonly QmsRecord[] => [
  ...new Map([...context.whole, ...reviewsHeld(context)].map((review) => [review.key, review])).values(),
];

/** Each holder of a top-management role at a review: there (or represented by a delegate) or not. */
export function attendancesAt(review: QmsRecord, { queries }: PackContext): readonly Counted[] {
  const id = presentId(queries);
  const date = dateOf(review.data['date']);
  if (date === null) return [];
  const there = attendancesOf(review);
  return topManagementRolesOn(date, queries).flatMap((role) => {
    const holders = holdersOn(role, date, queries);
    const isDelegate = (person: string): boolean =>
      !holders.map(id).includes(id(person)) &&
      delegationsTo(role, person, date, queries).some((each) => isGranted(each, queries));
    return holders.map((holder) => ({
      good: there.some(({ person, on }) => id(person) === id(holder) || (on === date && isDelegate(person))),
      link: linkTo(review, ['attendees']),
      themes: [],
    }));
  });
}

/** The day by which a version of a record was to be signed: when it took effect, for an earlier version as `history` says. */
function deadlineOf({ data, version }: QmsRecord, signed: string | null): IsoDate | null {
  if (signed === null || version === null || signed === version) return dateOf(data['effectiveFrom']);
  const entry = mappingsOf(data['history']).find(({ value }) => value['version'] === signed);
  return dateOf(entry?.value['effectiveFrom']);
}

interface Approval extends Counted {
  readonly key: string;
  readonly role: string | null;
  readonly date: IsoDate | null;
}

/** What a record says never changes once it is read, and a role signs thousands. */
const known = new WeakMap<QmsRecord, readonly Approval[]>();

/** Approvals of a record that states when it takes effect. */
function approvalsOf(record: QmsRecord): readonly Approval[] {
  let approvals = known.get(record);
  if (approvals === undefined) {
    approvals = signOffBlocks(record.data).flatMap((block): Approval[] => {
      const deadline = block.meaning === 'approved' ? deadlineOf(record, block.version) : null;
      if (deadline === null) return [];
      return [
        {
          key: record.key,
          role: block.role,
          date: block.date,
          good: block.date !== null && block.date <= deadline,
          link: linkTo(record, ['signOffs', block.index]),
          themes: themesOf(record),
        },
      ];
    });
    known.set(record, approvals);
  }
  return approvals;
}

/** Approvals of the records that were signed in a role, in order of their ids. */
const approvalsIn = (queries: Queries, role: string): readonly Approval[] =>
  recalled(
    queries,
    `approvals in role ${role}`,
    () => namedBy({ queries }, role, 'signOffs').flatMap(approvalsOf),
    sameList<Approval>,
  );

/** Sign-offs by top management in a stretch of time, of records that state when they take effect. */
export const signOffsIn = remembered(
  'sign-offs in',
  (context, from: IsoDate, to: IsoDate): readonly Counted[] => {
    const { queries } = context;
    const id = presentId(queries);
    const own = new Set(ownKeys(context));
    return topManagementRolesOn(context.asOf, queries).flatMap((role) =>
      approvalsIn(queries, role)
        .filter(({ date }) => within(date, { from, to }))
        .filter((approval) => approval.role !== null && id(approval.role) === role && !own.has(approval.key))
        .map(({ good, link, themes }) => ({ good, link, themes })),
    );
  },
);

/** Decisions of all reviews that fell due since the last one. */
function promises(context: PackContext): readonly Counted[] {
  const reviews = context.queries
    .ofType('management-review')
    .filter((review) => isHeld(review) && (dateOf(review.data['date']) ?? '9999') <= context.asOf);
  return outputsOf(reviews)
    .filter(isDecision)
    .filter(({ value }) => within(dateOf(value['due']), context.sinceLast))
    .flatMap((output): Counted[] => {
      const { progress, doneOn } = carriedOut(output, context);
      if (progress === 'none') return [];
      return [
        {
          // Where no action says when it was done, nobody can say that it was in time.
          good: doneOn !== null && daysLate(output, context) === null,
          link: linkTo(output.review, ['outputs', output.index]),
          themes: themeIn(output.value['theme']),
        },
      ];
    });
}

const decisions = (context: PackContext): readonly Counted[] =>
  outputsOf(reviewsCounted(context)).map((output) => ({
    good: isDecision(output),
    link: linkTo(output.review, ['outputs', output.index]),
    themes: themeIn(output.value['theme']),
  }));

const asks = (context: PackContext): readonly Amount[] =>
  inputsOf(reviewsCounted(context)).flatMap(({ value, review, index, notApplicable }): Amount[] => {
    const money = moneyOf(member(value['ask'], 'money'));
    return money === null || notApplicable
      ? []
      : [{ money, link: linkTo(review, ['inputs', index, 'ask']), themes: themeIn(value['theme']) }];
  });

const grants = (context: PackContext): readonly Amount[] =>
  outputsOf(reviewsCounted(context)).flatMap((output): Amount[] => {
    const money = grantedIn(output)?.money ?? null;
    return money === null || answerIn(output) === 'declined'
      ? []
      : [
          {
            money,
            link: linkTo(output.review, ['outputs', output.index]),
            themes: themeIn(output.value['theme']),
          },
        ];
  });

/** Inputs that are linked to no objective, of all that apply. */
const unlinked = (context: PackContext): readonly Counted[] =>
  inputsOf(reviewsCounted(context))
    .filter(({ notApplicable, empty }) => !notApplicable && !empty)
    .map(({ value, review, index }) => ({
      good: isBlank(value['objectives']) && isBlank(value['proposes']),
      link: linkTo(review, ['inputs', index]),
      themes: themeIn(textOf(value['theme'])),
    }));

/** Leadership as the records show it, in all and by theme, all of it counted over the same time: since the last review. */
export function leadershipOf(themes: readonly string[], context: PackContext): LeadershipFigures {
  const [attended, signed, due, made, asked, granted, loose] = [
    reviewsHeld(context).flatMap((review) => attendancesAt(review, context)),
    signOffsIn(context, context.sinceLast.from, context.sinceLast.to),
    promises(context),
    decisions(context),
    asks(context),
    grants(context),
    unlinked(context),
  ];
  const row = (theme: string | null | undefined): LeadershipRow => {
    const isOf = ({ themes: own }: { readonly themes: readonly string[] }): boolean =>
      theme === undefined || (theme === null ? own.length === 0 : own.includes(theme));
    const sum = (amounts: readonly Amount[]) => ({
      sums: sumsOf(amounts.map(({ money }) => money)),
      records: linksOf(amounts),
    });
    return {
      // Attendance belongs to no theme.
      attendance: theme === undefined ? figure(attended) : null,
      signOffsOnTime: figure(signed.filter(isOf)),
      decisionsCarriedOut: figure(due.filter(isOf)),
      decisionsMade: figure(made.filter(isOf)),
      asked: sum(asked.filter(isOf)),
      granted: sum(granted.filter(isOf)),
      inputsWithoutObjective: figure(loose.filter(isOf)),
    };
  };
  return {
    period: context.sinceLast,
    total: row(undefined),
    themes: [...themes, null].map((theme) => ({ theme, ...row(theme) })),
  };
}
