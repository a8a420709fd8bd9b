import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { idsOf, isBlank, isObject, mappingsOf, textsOf } from '../../records/values.ts';
import { type LeadershipItem, leadershipItems } from '../../standards/leadership-items.ts';
import { editionsOn } from '../editions.ts';
import { coveredElsewhere } from '../elsewhere.ts';
import { isOnCulture, spendsOnCulture } from './culture.ts';
import { considers, decisionsOf, type LeadershipEvidence } from './evidence.ts';

const edition2015 = 'iso-9001:2015';

/**
 * What top management has to do by the editions in force on a day, each once, without what qms.yaml says is shown in
 * another system. Where no edition known here is in force, by ISO 9001:2015.
 */
export function askedOfLeadership(queries: Queries, day: IsoDate): readonly LeadershipItem[] {
  const inForce = editionsOn(queries, day).flatMap(({ id }) => leadershipItems(id));
  const items = inForce.length > 0 ? inForce : leadershipItems(edition2015);
  const each = new Map(items.map((item) => [item.slug, item] as const));
  return [...each.values()].filter(({ reference }) => !coveredElsewhere(queries, [reference]));
}

type Shows = (evidence: LeadershipEvidence) => readonly QmsRecord[];

const reviewsThat =
  (is: (review: QmsRecord, evidence: LeadershipEvidence) => boolean): Shows =>
  (evidence) =>
    evidence.reviews.filter((review) => is(review, evidence));

const looksAt = (...inputs: readonly string[]): Shows =>
  reviewsThat((review) => inputs.some((input) => considers(review, input)));

/**
 * What of clause 5.1 shows in which records of normal work. "Review" is a management review that top management attended
 * or approved.
 *
 * - accountability: such a review took place.
 * - policy and objectives: the policy in force is approved or affirmed by top management.
 * - business integration: an input or a decision of a review carries a strategic theme.
 * - process approach: a review looked at process performance; by the edition of 2015, in which thinking in risks belongs
 *   to it, or at the actions on risks.
 * - opportunity thinking, with thinking in risks (edition 2026): a review looked at actions on risks or opportunities.
 * - resources: a review decided on resources.
 * - communicating importance: someone from top management spoke (a communication that is done).
 * - intended results: a review concluded whether the system is effective.
 * - engaging people: a review gave work to people (an owner or actions), or a leader's communication has feedback, an
 *   understanding check or acknowledgements.
 * - promoting improvement: a review decided on an improvement.
 * - supporting managers: a decision of a review is owned by a role outside top management.
 * - quality culture and ethics (edition 2026): a leader's communication on them, a survey that asked about them, or a
 *   decision of a review on them that money was granted for.
 * - customer requirements: the policy in force, signed by top management, points to its commitment to the requirements
 *   that apply.
 * - customer risks: a review looked at the actions on risks.
 * - customer satisfaction: a review looked at customer satisfaction.
 */
const shownBy: Readonly<Record<string, Shows>> = {
  accountability: ({ reviews }) => reviews,
  'policy-and-objectives': ({ policies }) => policies,
  'business-integration': reviewsThat(({ data }) =>
    [...mappingsOf(data['inputs']), ...mappingsOf(data['outputs'])].some(
      ({ value }) => !isBlank(value['theme']),
    ),
  ),
  'process-approach': looksAt('process-performance'),
  'opportunity-thinking': looksAt('risk-actions', 'opportunity-actions'),
  resources: reviewsThat((review) => decisionsOf(review).some((output) => output['kind'] === 'resources')),
  'communicating-importance': ({ communications }) => communications,
  'intended-results': reviewsThat(
    ({ data }) => isObject(data['conclusions']) && !isBlank(data['conclusions']['effective']),
  ),
  'engaging-people': ({ reviews, communications }) => [
    ...reviews.filter((review) =>
      decisionsOf(review).some((output) => !isBlank(output['owner']) || !isBlank(output['actions'])),
    ),
    ...communications.filter(({ data }) =>
      ['feedback', 'understanding', 'acknowledgements', 'data'].some((key) => !isBlank(data[key])),
    ),
  ],
  'promoting-improvement': reviewsThat((review) =>
    decisionsOf(review).some((output) => output['kind'] === 'improvement'),
  ),
  'supporting-managers': reviewsThat((review, { leadingRoles }) =>
    decisionsOf(review).some((output) => idsOf(output['owner']).some((id) => !leadingRoles.has(id))),
  ),
  'quality-culture-and-ethics': ({ reviews, communications, cultureSurveys }) => [
    ...communications.filter(isOnCulture),
    ...cultureSurveys,
    ...reviews.filter((review) => decisionsOf(review).some(spendsOnCulture)),
  ],
  'customer-requirements': ({ policies }) =>
    policies.filter(
      ({ data }) => isObject(data['commitments']) && !isBlank(data['commitments']['applicable-requirements']),
    ),
  'customer-risks': looksAt('risk-actions'),
  'customer-satisfaction-focus': looksAt('customer-satisfaction'),
};

/**
 * The records that show an item, as far as they are part of the evidence: those of normal work, then leadership
 * commitments on it.
 * @param asked all items asked for on that day
 */
export function recordsShowing(
  { slug }: LeadershipItem,
  evidence: LeadershipEvidence,
  asked: readonly LeadershipItem[],
): readonly QmsRecord[] {
  const holdsRisks =
    slug === 'process-approach' && !asked.some((item) => item.slug === 'opportunity-thinking');
  return [
    ...new Set([
      ...(shownBy[slug]?.(evidence) ?? []),
      ...(holdsRisks ? looksAt('risk-actions')(evidence) : []),
      ...evidence.commitments.filter(({ data }) => textsOf(data['items']).includes(slug)),
    ]),
  ];
}
