import { holdsOn, isTopManagementOn, roleIds } from '../../domain/people/roles.ts';
import { attendancesOf } from '../../domain/review/attendance.ts';
import { reviewPeriod } from '../../domain/review/periods.ts';
import { actsForLeadershipOn } from '../../domain/sign-off/signer.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isObject, textOf } from '../../records/values.ts';
import type { Attendee, Conclusions, Party, ReviewHead } from '../model.ts';
import { signOffEntries } from './appendix.ts';
import {
  firstCited,
  line,
  linkTo,
  oneOf,
  type PackContext,
  paragraph,
  partiesOf,
  partyOf,
  recordAt,
} from './context.ts';
import { limits } from './limits.ts';
import { minutesOf } from './minutes.ts';

/** Where in its life a review stands. */
export function stateOf({ phase, status }: QmsRecord): ReviewHead['state'] {
  if (phase === 'final') return 'approved';
  if (phase !== 'active') return 'draft';
  return status === 'planned' ? 'planned' : 'held';
}

function attendees(context: PackContext): readonly Attendee[] {
  const { queries } = context;
  const all = roleIds(queries);
  const heldOn = (person: string, day: IsoDate): Party | null => {
    const held = all.filter((role) => holdsOn(role, person, day, queries));
    // Of several roles the one that leads says most.
    const role = held.find((each) => isTopManagementOn(each, day, queries)) ?? held[0];
    return role === undefined ? null : partyOf(context, role);
  };
  const found = new Map<string, Attendee>();
  const there = context.whole.flatMap((review) => attendancesOf(review).slice(0, 4 * limits.rows));
  for (const { person, on: day, details } of there) {
    const on = day ?? context.asOf;
    const party = partyOf(context, person);
    if (party === null) continue;
    const before = found.get(party.id);
    found.set(party.id, {
      party,
      role: partyOf(context, details['role']) ?? before?.role ?? heldOn(party.id, on),
      function: line(recordAt(context, party.id)?.data['function']),
      mode: line(details['mode']) ?? before?.mode ?? null,
      onBehalfOf: partyOf(context, details['onBehalfOf']) ?? before?.onBehalfOf ?? null,
      topManagement:
        before?.topManagement === true || actsForLeadershipOn(party.id, on, 'management-review', queries),
    });
  }
  return [...found.values()].slice(0, 4 * limits.rows);
}

function conclusionsOf({ data }: QmsRecord): Conclusions | null {
  const { conclusions } = data;
  if (!isObject(conclusions)) return null;
  return {
    suitable: line(conclusions['suitable']),
    adequate: line(conclusions['adequate']),
    effective: line(conclusions['effective']),
    alignedWithStrategy: line(conclusions['alignedWithStrategy']),
    statement: paragraph(conclusions['statement']),
  };
}

/** The previous review a review names, if it is another one. */
export function previousOf(context: PackContext): QmsRecord | undefined {
  const id = context.whole.flatMap(({ data }) => idsOf(data['previous']))[0];
  const previous = id === undefined ? undefined : recordAt(context, id);
  return previous?.type === 'management-review' && !context.whole.some(({ key }) => key === previous.key)
    ? previous
    : undefined;
}

export function reviewHead(context: PackContext): ReviewHead {
  const { review, whole } = context;
  const { data } = review;
  const { policyReview, frozen } = data;
  const previous = previousOf(context);
  const period = reviewPeriod(review);
  return {
    link: linkTo(review),
    status: review.status,
    state: stateOf(review),
    date: dateOf(data['date']),
    period,
    comparedWith: period === null ? null : context.comparedWith,
    kind: oneOf(data['kind'], ['full', 'partial', 'extraordinary']) ?? 'full',
    parts: whole.slice(1).map((part) => linkTo(part)),
    previous: previous === undefined ? null : linkTo(previous),
    chair: partyOf(context, data['chair']),
    minutesBy: partyOf(context, data['minutesBy']),
    attendees: attendees(context),
    apologies: partiesOf(context, data['apologies']),
    conclusions: conclusionsOf(review),
    policyReview: isObject(policyReview)
      ? {
          policy: firstCited(context, policyReview['policy']),
          result: line(policyReview['result']),
          note: paragraph(policyReview['note']),
        }
      : null,
    objectivesReview: line(data['objectivesReview']),
    nextPlanned: dateOf(data['nextPlanned']),
    minutes: minutesOf(review.body),
    signOffs: whole.flatMap((part) => signOffEntries(part, context, null)),
    frozen: isObject(frozen)
      ? { commit: textOf(frozen['commit']), asOf: dateOf(frozen['asOf']), pack: textOf(frozen['pack']) }
      : null,
  };
}
