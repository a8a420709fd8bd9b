import { coveredElsewhere } from '../../domain/elsewhere.ts';
import {
  considered,
  decisions,
  type LeadershipEvidence,
  leadershipEvidence,
} from '../../domain/leadership/evidence.ts';
import { hasBegunToLead, leadershipSince } from '../../domain/leadership/since.ts';
import { topManagementRolesOn } from '../../domain/people/roles.ts';
import { systemStart } from '../../domain/system-start.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { idsOf, isBlank, isObject, mappingsOf, textsOf } from '../../records/values.ts';
import { minimalPolicy } from './examples.ts';

const say = defineMessages('leadership-uncovered', {
  one: 'No evidence in this repository of top management {part}. Record the review, decision or communication since {since} that shows it, or a leadership commitment that cites one.',
  some: 'No evidence in this repository of {count} parts of leadership. Record the review, decision or communication since {since} that shows each, or a leadership commitment that cites one. Nothing shows top management {parts}.',
  all: 'No evidence in this repository of any of the {count} parts of leadership. Record the reviews, decisions and communications since {since} that show them, or leadership commitments that cite these. The parts go from {first} to {last}.',
  weak: 'Evidence of leadership rests on sign-offs below the level asked for. Settle what is said of them. They would show top management {parts}.',
  begun: 'the system began on {date}',
});

const part = defineMessages('leadership-uncovered.part', {
  accountability: 'answering for whether the system works',
  policyAndObjectives: 'setting policy and objectives',
  businessIntegration: 'making quality part of the business',
  processApproach: 'thinking in processes and risks',
  resources: 'providing resources',
  communicatingImportance: 'saying why quality matters',
  intendedResults: 'seeing to results',
  engagingPeople: 'engaging and supporting people',
  promotingImprovement: 'promoting improvement',
  supportingManagers: 'supporting other managers',
  customerRequirements: 'knowing and meeting requirements',
  customerRisks: 'dealing with risks for customers',
  customerSatisfactionFocus: 'keeping customer satisfaction in focus',
  qualityCultureAndEthics: 'promoting quality culture and ethics',
});

/** One thing top management is to do, and how records of normal work show that it was done. */
interface Item {
  readonly slug: string;
  /** What top management does, in words. */
  readonly title: Message;
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
    title: part.accountability(),
    clause: '5.1.1.a',
    since: 2015,
    shown: ({ reviews }) => reviews.length > 0,
  },
  {
    slug: 'policy-and-objectives',
    title: part.policyAndObjectives(),
    clause: '5.1.1.b',
    since: 2015,
    shown: ({ policies }) => policies.length > 0,
  },
  {
    slug: 'business-integration',
    title: part.businessIntegration(),
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
    title: part.processApproach(),
    clause: '5.1.1.d',
    since: 2015,
    shown: (evidence) => considered(evidence, 'process-performance') || considered(evidence, 'risk-actions'),
  },
  {
    slug: 'resources',
    title: part.resources(),
    clause: '5.1.1.e',
    since: 2015,
    shown: (evidence) => decisions(evidence).some((output) => output['kind'] === 'resources'),
  },
  {
    slug: 'communicating-importance',
    title: part.communicatingImportance(),
    clause: '5.1.1.f',
    since: 2015,
    shown: ({ communications }) => communications.length > 0,
  },
  {
    slug: 'intended-results',
    title: part.intendedResults(),
    clause: '5.1.1.g',
    since: 2015,
    shown: ({ reviews }) =>
      reviews.some(({ data }) => isObject(data['conclusions']) && !isBlank(data['conclusions']['effective'])),
  },
  {
    slug: 'engaging-people',
    title: part.engagingPeople(),
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
    title: part.promotingImprovement(),
    clause: '5.1.1.i',
    since: 2015,
    shown: (evidence) => decisions(evidence).some((output) => output['kind'] === 'improvement'),
  },
  {
    slug: 'supporting-managers',
    title: part.supportingManagers(),
    clause: '5.1.1.j',
    since: 2015,
    shown: (evidence) =>
      decisions(evidence).some((output) =>
        idsOf(output['owner']).some((id) => !evidence.leadingRoles.has(id)),
      ),
  },
  {
    slug: 'customer-requirements',
    title: part.customerRequirements(),
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
    title: part.customerRisks(),
    clause: '5.1.2.b',
    since: 2015,
    shown: (evidence) => considered(evidence, 'risk-actions'),
  },
  {
    slug: 'customer-satisfaction-focus',
    title: part.customerSatisfactionFocus(),
    clause: '5.1.2.c',
    since: 2015,
    shown: (evidence) => considered(evidence, 'customer-satisfaction'),
  },
  {
    slug: 'quality-culture-and-ethics',
    title: part.qualityCultureAndEthics(),
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

function sentence(open: readonly Item[], asked: readonly Item[], since: Message | string): Message {
  const titles = open.map(({ title }) => title);
  const [first, last] = [titles[0]!, titles.at(-1)!];
  if (titles.length === 1) return say.one({ part: first, since });
  if (open.length === asked.length && open.length > fewParts)
    return say.all({ count: open.length, since, first, last });
  return say.some({ count: open.length, since, parts: listed(titles, 'or', items.length) });
}

export const rule: RepositoryRule = {
  id: 'leadership-uncovered',
  level: 'warning',
  basis: 'required',
  begins: 'leadership-commitment',
  title: 'Leadership without evidence',
  clauses: ['iso-9001:2015/5.1.1', 'iso-9001:2015/5.1.2'],
  explanation:
    'The standard lists what top management itself has to do for the management system and for the customer. Most of it shows in records of normal work and needs no record of its own: a policy signed by top management, a management review it attended with the inputs it looked at and the decisions it took, a communication by one of its members. The points named here show in none of these within the last review interval. Nothing is asked for before a first policy has come into force or a first review was held, and nothing is added while the next review is due and within `review.tolerance`. Where the work was done, record it; where nothing of the kind can show it, write a leadership-commitment that names the point under `items` and cites the record of what was done under `records`. A commitment that cites only other commitments shows nothing.',
  examples: {
    bad: {
      'role.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\n',
      'policy.yaml': minimalPolicy,
    },
    good: {
      'policy.yaml': minimalPolicy,
      'role.yaml':
        'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - { person: PER-1, from: 2020-01-01 }\n',
      'decision.yaml':
        'id: DOC-1\ntype: document\ntitle: Notes of the leadership day\n---\nid: LC-1\ntype: leadership-commitment\ntitle: Leadership day\nstatus: recorded\nby: PER-1\ndate: 2026-01-10\nrecords: [DOC-1]\nitems: [accountability, policy-and-objectives, business-integration, process-approach, resources, communicating-importance, intended-results, engaging-people, promoting-improvement, supporting-managers, customer-requirements, customer-risks, customer-satisfaction-focus]\n',
    },
  },
  scope: 'repository',
  check: (queries, report) => {
    // Who leads is not known then, and `top-management-undefined` says so.
    if (topManagementRolesOn(queries.today(), queries).length === 0) return;
    const from = leadershipSince(queries);
    if (from === null || !hasBegunToLead(queries)) return;
    const evidence = leadershipEvidence(queries, from);
    const committed = new Set(evidence.commitments.flatMap(({ data }) => textsOf(data['items'])));
    const asked = items
      .filter((item) => applies(item, queries))
      .filter(({ clause }) => !coveredElsewhere(queries, [clause]));
    const openBy = (found: LeadershipEvidence): readonly Item[] =>
      asked.filter(({ slug, shown }) => !committed.has(slug) && !(shown?.(found) ?? false));
    const open = openBy(evidence);
    if (open.length === 0) return;
    const place = { file: 'qms.yaml', path: [] };
    const missing = openBy(leadershipEvidence(queries, from, true));
    const weak = open.filter((item) => !missing.includes(item)).map(({ title }) => title);
    if (weak.length > 0) report({ message: say.weak({ parts: listed(weak, 'and', items.length) }), place });
    if (missing.length === 0) return;
    const begun = systemStart(queries);
    const since = begun !== null && begun > from ? say.begun({ date: begun }) : from;
    report({ message: sentence(missing, asked, since), place });
  },
};
