import { type LeadershipEvidence, leadershipEvidence } from '../../domain/leadership/evidence.ts';
import { askedOfLeadership, recordsShowing } from '../../domain/leadership/items.ts';
import { hasBegunToLead, leadershipSince } from '../../domain/leadership/since.ts';
import { topManagementRolesOn } from '../../domain/people/roles.ts';
import { systemStart } from '../../domain/system-start.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { type LeadershipItem, leadershipItems } from '../../standards/leadership-items.ts';
import { inEditions } from '../../standards/lookup.ts';
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
  processes: 'thinking in processes',
  opportunityThinking: 'thinking in risks and opportunities',
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

/** What top management does, in words that follow "no evidence of top management". */
function words({ slug }: LeadershipItem, asked: readonly LeadershipItem[]): Message {
  switch (slug) {
    case 'accountability':
      return part.accountability();
    case 'policy-and-objectives':
      return part.policyAndObjectives();
    case 'business-integration':
      return part.businessIntegration();
    case 'process-approach':
      return asked.some((item) => item.slug === 'opportunity-thinking')
        ? part.processes()
        : part.processApproach();
    case 'opportunity-thinking':
      return part.opportunityThinking();
    case 'resources':
      return part.resources();
    case 'communicating-importance':
      return part.communicatingImportance();
    case 'intended-results':
      return part.intendedResults();
    case 'engaging-people':
      return part.engagingPeople();
    case 'promoting-improvement':
      return part.promotingImprovement();
    case 'supporting-managers':
      return part.supportingManagers();
    case 'customer-requirements':
      return part.customerRequirements();
    case 'customer-risks':
      return part.customerRisks();
    case 'customer-satisfaction-focus':
      return part.customerSatisfactionFocus();
    default:
      return part.qualityCultureAndEthics();
  }
}

/** More parts than these are not listed where all of them are open. */
const fewParts = 5;

/** The clauses of what only the newest edition asks for: where nothing else is open, an older one is not named. */
function newClauses(
  open: readonly LeadershipItem[],
  queries: Queries,
): { readonly clauses?: readonly string[] } {
  const references = open.map(({ reference }) => reference);
  const inUse = queries
    .config('standards')
    .map(({ id }) => id)
    .filter((id) => leadershipItems(id).length > 0);
  const isNew = (reference: string): boolean => inEditions([reference], inUse).length < inUse.length;
  return references.every(isNew) ? { clauses: references } : {};
}

function sentence(
  open: readonly LeadershipItem[],
  asked: readonly LeadershipItem[],
  since: Message | string,
): Message {
  const titles = open.map((item) => words(item, asked));
  const [first, last] = [titles[0]!, titles.at(-1)!];
  if (titles.length === 1) return say.one({ part: first, since });
  if (open.length === asked.length && open.length > fewParts)
    return say.all({ count: open.length, since, first, last });
  return say.some({ count: open.length, since, parts: listed(titles, 'or', asked.length) });
}

export const rule: RepositoryRule = {
  id: 'leadership-uncovered',
  level: 'warning',
  basis: 'required',
  begins: 'leadership-commitment',
  title: 'Leadership without evidence',
  clauses: ['iso-9001:2015/5.1.1', 'iso-9001:2015/5.1.2'],
  explanation:
    'The standard lists what top management itself has to do for the management system and for the customer. Most of it shows in records of normal work and needs no record of its own: a policy signed by top management, a management review it attended with the inputs it looked at and the decisions it took, a communication by one of its members; by ISO 9001:2026 a survey that asked about culture or ethics and a decision on them that cost money show something too. The points named here show in none of these within the last review interval. Nothing is asked for before a first policy has come into force or a first review was held, and nothing is added while the next review is due and within `review.tolerance`. Where the work was done, record it; where nothing of the kind can show it, write a leadership-commitment that names the point under `items` and cites the record of what was done under `records`. A commitment that cites only other commitments shows nothing.',
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
    const asked = askedOfLeadership(queries, queries.today());
    const openBy = (found: LeadershipEvidence): readonly LeadershipItem[] =>
      asked.filter((item) => recordsShowing(item, found, asked).length === 0);
    const open = openBy(evidence);
    if (open.length === 0) return;
    const place = { file: 'qms.yaml', path: [] };
    const missing = openBy(leadershipEvidence(queries, from, { asGiven: true }));
    const weak = open.filter((item) => !missing.includes(item)).map((item) => words(item, asked));
    if (weak.length > 0) report({ message: say.weak({ parts: listed(weak, 'and', asked.length) }), place });
    if (missing.length === 0) return;
    const begun = systemStart(queries);
    const since = begun !== null && begun > from ? say.begun({ date: begun }) : from;
    report({ message: sentence(missing, asked, since), place, ...newClauses(missing, queries) });
  },
};
