import type { ClauseRow } from './edition.ts';
import { clausesOf2015 } from './iso-9001-2015.ts';

/**
 * The requirement clauses of ISO 9001:2026, as what certification bodies and other commentators report of it: no text of
 * that edition was at hand. What nobody reports to have changed keeps the number of 2015. Where letters moved and no
 * report says how, items are found at the clause that holds them (`numberedByClause`), and no letter is made up.
 * Where each change comes from, and how sure it is, stands in `edition-changes.ts`.
 */

/** Clauses of 2015 that are no longer there under this number, and items whose letters moved. */
const gone: readonly RegExp[] = [
  /^5\.1\.1\.[a-z]$/,
  /^5\.2\.1\.[a-z]$/,
  /^9\.3\.2\.[a-z](\.\d)?$/,
  /^10\.3$/,
];

/** Clauses that are new, or ask for more, or for something else. */
const changed: readonly ClauseRow[] = [
  [
    'commitment-to-the-system',
    '5.1.1',
    'Commitment to the system',
    'Top management shows leadership in twelve ways, from answering for results to a culture of quality and ethical behaviour.',
  ],
  [
    'setting-the-policy',
    '5.2.1',
    'Setting the policy',
    'Top management sets a policy that fits the purpose, takes the context into account, supports the strategy, frames objectives and commits to applicable requirements and to improvement.',
  ],
  [
    'acting-on-risks',
    '6.1.2',
    'Acting on risks',
    'Analyse and evaluate risks, plan actions, build them into processes and evaluate whether they worked.',
  ],
  [
    'acting-on-opportunities',
    '6.1.3',
    'Acting on opportunities',
    'Analyse and evaluate opportunities, plan actions, build them into processes and evaluate whether they worked.',
  ],
  [
    'planning-changes',
    '6.3',
    'Planning changes',
    'Change the system in a planned way: why, with which consequences and means, who is told, how the effect is watched and the result reviewed.',
  ],
  [
    'awareness',
    '7.3',
    'Awareness',
    'People know the policy, their objectives, their contribution, the culture of quality and ethical behaviour that is expected, and what happens when requirements are not met.',
  ],
  [
    'audit-programme',
    '9.2.2',
    'Audit programme',
    'Plan audits by importance and earlier results, give each its objectives, criteria and scope, and report, follow up and keep evidence.',
  ],
  [
    'review-inputs',
    '9.3.2',
    'What the review looks at',
    'The review takes in earlier actions, changes, what interested parties newly need, performance with its trends, resources, actions on risks and on opportunities, and chances to improve.',
  ],
  [
    'choosing-improvements continual-improvement',
    '10.1',
    'Continual improvement',
    'Choose and carry out improvements, and keep getting better by what analysis and reviews show.',
  ],
];

/** Slug → clause, for items that are there and whose letter is not known here. */
export const numberedByClause: Readonly<Record<string, string>> = {
  'leadership-accountability': '5.1.1',
  'leadership-policy-and-objectives': '5.1.1',
  'leadership-business-integration': '5.1.1',
  'leadership-process-approach': '5.1.1',
  'leadership-opportunity-thinking': '5.1.1',
  'leadership-resources': '5.1.1',
  'leadership-communicating-importance': '5.1.1',
  'leadership-intended-results': '5.1.1',
  'leadership-engaging-people': '5.1.1',
  'leadership-promoting-improvement': '5.1.1',
  'leadership-supporting-managers': '5.1.1',
  'leadership-quality-culture-and-ethics': '5.1.1',
  'policy-purpose': '5.2.1',
  'policy-context': '5.2.1',
  'policy-framework': '5.2.1',
  'policy-requirements': '5.2.1',
  'policy-improvement': '5.2.1',
  'opportunity-cycle': '6.1.3',
  'change-communication': '6.3',
  'change-monitoring': '6.3',
  'awareness-of-culture-and-ethics': '7.3',
  'audit-objectives': '9.2.2',
  'review-previous-actions': '9.3.2',
  'review-context-changes': '9.3.2',
  'review-interested-party-changes': '9.3.2',
  'review-performance': '9.3.2',
  'review-customer-satisfaction': '9.3.2',
  'review-objectives': '9.3.2',
  'review-process-performance': '9.3.2',
  'review-nonconformities': '9.3.2',
  'review-monitoring-results': '9.3.2',
  'review-audit-results': '9.3.2',
  'review-external-providers': '9.3.2',
  'review-resources': '9.3.2',
  'review-risk-actions': '9.3.2',
  'review-opportunity-actions': '9.3.2',
  'review-improvement-opportunities': '9.3.2',
};

const parts = (number: string): number[] => number.split('.').map((part) => Number.parseInt(part, 36));

/** Numbers in the order of the standard: `6.1.3` after `6.1.2`, `10` after `9.3`. */
function byNumber([, left]: ClauseRow, [, right]: ClauseRow): number {
  const [one, other] = [parts(left), parts(right)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
}

export const clausesOf2026: readonly ClauseRow[] = [
  ...clausesOf2015.filter(
    ([, number]) =>
      !gone.some((pattern) => pattern.test(number)) && !changed.some(([, other]) => other === number),
  ),
  ...changed,
].sort(byNumber);
