import { actionsOn } from '../../domain/risk.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { ratingOf } from '../../records/risk-scale.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { risk } from './examples.ts';

const say = defineMessages('risk-effect-unfounded', {
  rated:
    'The risk is rated lower, but every action on it was cancelled. Rate it as it is, or name under `controls` or `actions` what brought it down. Cancelled {count, plural, one {is} other {are}} {actions}.',
  judged:
    'The treatment is said to be effective, but every action on the risk was cancelled. Name under `controls` or `actions` what worked, or judge again. Cancelled {count, plural, one {is} other {are}} {actions}.',
});

const reduced = `${risk}before: { likelihood: 4, severity: 4 }\nafter: { likelihood: 1, severity: 4 }\nactions: [ACT-1]\n`;
const action = (status: string): string =>
  `id: ACT-1\ntype: action\ntitle: Samples from a second maker\nstatus: ${status}\n`;

export const rule: RecordRule = {
  id: 'risk-effect-unfounded',
  scope: 'record',
  types: ['risk'],
  needs: ['data.after', 'data.effectiveness'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'A risk brought down by nothing',
  clauses: ['iso-9001:2015/6.1.2'],
  explanation:
    'The risk is rated lower than before, or its treatment is said to be effective, and every action on it was cancelled; no control is named either. So nothing on record has made it less likely or less severe. Rate it as it is, or name what brought it down. A risk that is shared, avoided or accepted, and one without actions, is not looked at.',
  examples: {
    bad: { 'risk.yaml': reduced, 'action.yaml': action('cancelled') },
    good: { 'risk.yaml': reduced, 'action.yaml': action('done') },
  },
  check(record, queries, report) {
    const { data } = record;
    const { before, after, effectiveness, treatment, controls } = data;
    if (!isBlank(controls) || (!isBlank(treatment) && treatment !== 'reduce')) return;
    const [was, is] = [ratingOf(before), ratingOf(after)];
    const isLower = was !== null && is !== null && is.rating < was.rating;
    const isJudged = isObject(effectiveness) && effectiveness['result'] === 'effective';
    if (!isLower && !isJudged) return;
    const actions = actionsOn(record, queries);
    if (actions.length === 0 || !actions.every((id) => queries.target(id)?.status === 'cancelled')) return;
    const named = { count: actions.length, actions: listed(actions) };
    report({
      message: isLower ? say.rated(named) : say.judged(named),
      place: {
        file: record.file,
        record: record.key,
        path: isLower ? ['after'] : ['effectiveness', 'result'],
      },
    });
  },
};
