import { coveredElsewhere } from '../../domain/elsewhere.ts';
import {
  hasCustomers,
  lastCustomerSurvey,
  satisfactionClause,
  showsSatisfactionSince,
} from '../../domain/satisfaction.ts';
import { systemStart } from '../../domain/system-start.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { addDuration, durationOf } from '../../records/dates.ts';

const say = defineMessages('satisfaction-missing', {
  never:
    'No evidence in this repository of how customers see us since {since}. Record a survey of the kind `customer`, or give the indicator that shows it the clause {clause}.',
  ended:
    'No evidence in this repository of how customers see us since {since}. Record a survey of the kind `customer`, or give the indicator that shows it the clause {clause}. The last survey, {survey}, ended on {date}.',
  last: 'The last survey of customers',
});

const company = `id: POL-001
type: quality-policy
title: Quality policy
effectiveFrom: 2024-01-01
---
id: INT-001
type: interested-party
title: Customers
group: customer
`;

export const rule: RepositoryRule = {
  id: 'satisfaction-missing',
  scope: 'repository',
  level: 'warning',
  basis: 'required',
  begins: 'survey',
  title: 'No evidence of how customers see the organization',
  clauses: [satisfactionClause],
  explanation:
    'How far customers feel that their needs are met has to be watched, and the management review has to look at it. Customers are on record here, but for longer than the review interval (`review.interval` and `review.tolerance` in qms.yaml) no customer survey ended, and no indicator of satisfaction has a reading. A survey need not be a questionnaire: interviews, meetings, warranty claims or reports of dealers are surveys as well (`method`). An indicator counts when a customer survey or the input `customer-satisfaction` of a review names it, or when its `clauses` do. If this is kept in another system, name that for clause 9.1.2 under `elsewhere` in qms.yaml.',
  examples: {
    bad: { 'company.yaml': company },
    good: {
      'company.yaml': company,
      'survey.yaml':
        'id: SUR-2025-01\ntype: survey\ntitle: Interviews with customers\nkind: customer\nmethod: interview\nstatus: evaluated\nevaluatedOn: 2025-10-10\n',
    },
  },
  check(queries, report) {
    const { interval, tolerance } = queries.config('review');
    const [length, grace] = [durationOf(interval), durationOf(tolerance)];
    if (length === null || grace === null || coveredElsewhere(queries, [satisfactionClause])) return;
    const since = addDuration(addDuration(queries.today(), grace, -1), length, -1);
    const start = systemStart(queries);
    // A system younger than that has had no time to ask.
    if (start === null || start > since) return;
    if (!hasCustomers(queries) || showsSatisfactionSince(since, queries)) return;
    const last = lastCustomerSurvey(queries);
    const values = { since, clause: satisfactionClause };
    report({
      message:
        last === null
          ? say.never(values)
          : say.ended({ ...values, survey: idAndTitle(last.survey), date: last.date }),
      place: { file: 'qms.yaml', path: [] },
      related:
        last === null
          ? []
          : [
              {
                place: { file: last.survey.file, record: last.survey.key, path: ['id'] },
                message: say.last(),
              },
            ],
    });
  },
};
