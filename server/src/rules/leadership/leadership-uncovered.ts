import { coveredElsewhere } from '../../domain/elsewhere.ts';
import {
  considered,
  decisions,
  type LeadershipEvidence,
  leadershipEvidence,
} from '../../domain/leadership/evidence.ts';
import { topManagementRoles } from '../../domain/people/roles.ts';
import { systemStart } from '../../domain/system-start.ts';
import { listWords } from '../../domain/words/lists.ts';
import type { Queries } from '../../model/queries.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { addDuration, durationOf } from '../../records/dates.ts';
import { idsOf, isBlank, isObject, mappingsOf, textsOf } from '../../records/values.ts';

/** One thing top management is to do, and how records of normal work show that it was done. */
interface Item {
  readonly slug: string;
  /** What top management does, in words. */
  readonly title: string;
  readonly clause: string;
  /** Edition of ISO 9001 that introduced it. */
  readonly since: 2015 | 2026;
  /** Whether it shows without a leadership-commitment. Null: only such a record can show it. */
  readonly shown: ((evidence: LeadershipEvidence) => boolean) | null;
}

/**
 * What of clause 5.1 shows in which records, all of the last review interval. "Review" is a management
 * review that top management attended or approved.
 *
 * - 5.1.1 a accountability: such a review took place.
 * - b policy and objectives: the policy in force is approved or affirmed by top management.
 * - c business integration: an input or a decision of a review carries a strategic theme.
 * - d process approach and risk-based thinking: a review looked at process performance or at the
 *   actions on risks.
 * - e resources: a review decided on resources.
 * - f communicating importance: someone from top management spoke (a communication that is done).
 * - g intended results: a review concluded whether the system is effective.
 * - h engaging people: a review gave work to people (an owner or actions), or a leader's communication
 *   has feedback, an understanding check or acknowledgements.
 * - i promoting improvement: a review decided on an improvement.
 * - j supporting managers: a decision of a review is owned by a role outside top management.
 * - 5.1.2 a customer requirements: the policy in force, signed by top management, points to its
 *   commitment to the requirements that apply.
 * - b customer risks: a review looked at the actions on risks and opportunities.
 * - c customer satisfaction: a review looked at customer satisfaction.
 * - quality culture and ethics (edition 2026): shows only in a leadership-commitment.
 */
const items: readonly Item[] = [
  {
    slug: 'accountability',
    title: 'answering for whether the system works',
    clause: '5.1.1.a',
    since: 2015,
    shown: ({ reviews }) => reviews.length > 0,
  },
  {
    slug: 'policy-and-objectives',
    title: 'setting policy and objectives',
    clause: '5.1.1.b',
    since: 2015,
    shown: ({ policies }) => policies.length > 0,
  },
  {
    slug: 'business-integration',
    title: 'making quality part of the business',
    clause: '5.1.1.c',
    since: 2015,
    shown: ({ reviews }) =>
      reviews.some(({ data }) =>
        [...mappingsOf(data['inputs']), ...mappingsOf(data['outputs'])].some(
          ({ value }) => !isBlank(value['theme']),
        ),
      ),
  },
  {
    slug: 'process-approach',
    title: 'thinking in processes and risks',
    clause: '5.1.1.d',
    since: 2015,
    shown: (evidence) => considered(evidence, 'process-performance') || considered(evidence, 'risk-actions'),
  },
  {
    slug: 'resources',
    title: 'providing resources',
    clause: '5.1.1.e',
    since: 2015,
    shown: (evidence) => decisions(evidence).some((output) => output['kind'] === 'resources'),
  },
  {
    slug: 'communicating-importance',
    title: 'saying why quality matters',
    clause: '5.1.1.f',
    since: 2015,
    shown: ({ communications }) => communications.length > 0,
  },
  {
    slug: 'intended-results',
    title: 'seeing to results',
    clause: '5.1.1.g',
    since: 2015,
    shown: ({ reviews }) =>
      reviews.some(({ data }) => isObject(data['conclusions']) && !isBlank(data['conclusions']['effective'])),
  },
  {
    slug: 'engaging-people',
    title: 'engaging and supporting people',
    clause: '5.1.1.h',
    since: 2015,
    shown: (evidence) =>
      decisions(evidence).some((output) => !isBlank(output['owner']) || !isBlank(output['actions'])) ||
      evidence.communications.some(({ data }) =>
        ['feedback', 'understanding', 'acknowledgements', 'data'].some((key) => !isBlank(data[key])),
      ),
  },
  {
    slug: 'promoting-improvement',
    title: 'promoting improvement',
    clause: '5.1.1.i',
    since: 2015,
    shown: (evidence) => decisions(evidence).some((output) => output['kind'] === 'improvement'),
  },
  {
    slug: 'supporting-managers',
    title: 'supporting other managers',
    clause: '5.1.1.j',
    since: 2015,
    shown: (evidence) =>
      decisions(evidence).some((output) =>
        idsOf(output['owner']).some((id) => !evidence.leadingRoles.has(id)),
      ),
  },
  {
    slug: 'customer-requirements',
    title: 'knowing and meeting requirements',
    clause: '5.1.2.a',
    since: 2015,
    shown: ({ policies }) =>
      policies.some(
        ({ data }) =>
          isObject(data['commitments']) && !isBlank(data['commitments']['applicable-requirements']),
      ),
  },
  {
    slug: 'customer-risks',
    title: 'dealing with risks for customers',
    clause: '5.1.2.b',
    since: 2015,
    shown: (evidence) => considered(evidence, 'risk-actions'),
  },
  {
    slug: 'customer-satisfaction-focus',
    title: 'keeping customer satisfaction in focus',
    clause: '5.1.2.c',
    since: 2015,
    shown: (evidence) => considered(evidence, 'customer-satisfaction'),
  },
  {
    slug: 'quality-culture-and-ethics',
    title: 'quality culture and ethical conduct',
    clause: '5.1.1',
    since: 2026,
    shown: null,
  },
];

/** More parts than these are not listed where all of them are open. */
const fewParts = 5;

/** Whether the edition that introduced an item is in use today. */
function applies(item: Item, queries: Queries): boolean {
  if (item.since === 2015) return true;
  const today = queries.today();
  return queries
    .config('standards')
    .some(
      ({ id, from, until }) =>
        id === `iso-9001:${item.since}` && (from ?? today) <= today && (until ?? today) >= today,
    );
}

export const rule: RepositoryRule = {
  id: 'leadership-uncovered',
  level: 'warning',
  basis: 'required',
  title: 'Leadership without evidence',
  clauses: ['iso-9001:2015/5.1.1', 'iso-9001:2015/5.1.2'],
  explanation:
    'The standard lists what top management itself has to do for the management system and for the customer. Most of it shows in records of normal work and needs no record of its own: a policy signed by top management, a management review it attended with the inputs it looked at and the decisions it took, a communication by one of its members. The points named here show in none of these since the last review interval began. Where the work was done, record it; where nothing of the kind can show it, write a leadership-commitment that names the point under `items` and cites the record of what was done under `records`. A commitment that cites only other commitments shows nothing.',
  examples: {
    bad: { 'role.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\n' },
    good: {
      'role.yaml':
        'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - { person: PER-1, from: 2020-01-01 }\n',
      'decision.yaml':
        'id: DOC-1\ntype: document\ntitle: Notes of the leadership day\n---\nid: LC-1\ntype: leadership-commitment\ntitle: Leadership day\nstatus: recorded\nby: PER-1\ndate: 2026-01-10\nrecords: [DOC-1]\nitems: [accountability, policy-and-objectives, business-integration, process-approach, resources, communicating-importance, intended-results, engaging-people, promoting-improvement, supporting-managers, customer-requirements, customer-risks, customer-satisfaction-focus]\n',
    },
  },
  scope: 'repository',
  check: (queries, report) => {
    const roles = topManagementRoles(queries);
    // Who leads is not known then, and `top-management-undefined` says so.
    if (roles.length === 0) return;
    const interval = durationOf(queries.config('review').interval);
    if (interval === null) return;
    const from = addDuration(queries.today(), interval, -1);
    const evidence = leadershipEvidence(queries, roles, from);
    const committed = new Set(evidence.commitments.flatMap(({ data }) => textsOf(data['items'])));
    const asked = items
      .filter((item) => applies(item, queries))
      .filter(({ clause }) => !coveredElsewhere(queries, [clause]));
    const open = asked.filter(({ slug, shown }) => !committed.has(slug) && !(shown?.(evidence) ?? false));
    if (open.length === 0) return;
    const begun = systemStart(queries);
    const since = begun !== null && begun > from ? `Since the system began on ${begun}` : `Since ${from}`;
    const parts =
      open.length === asked.length && open.length > fewParts
        ? `shows none of the ${asked.length} parts of leadership, from ${asked[0]!.title} to ${asked.at(-1)!.title}`
        : `shows nothing of top management for ${listWords(
            open.map(({ title }) => `"${title}"`),
            'or',
            items.length,
          )}`;
    report({
      message: `${since}, this repository ${parts}: record the review, decision or communication that does, or a leadership commitment that cites one.`,
      place: { file: 'qms.yaml', path: [] },
    });
  },
};
