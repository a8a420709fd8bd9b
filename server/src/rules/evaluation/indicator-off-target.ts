import { readingsOffTarget } from '../../domain/measures/off-target.ts';
import { referrersOf } from '../../domain/referrers.ts';
import { figure, withUnit } from '../../domain/words/figures.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { targetOn } from '../../statistics/target.ts';
import { indicator, objective, quarters } from './examples.ts';

const say = defineMessages('indicator-off-target', {
  unanswered:
    'All {count, number} readings since {since} miss the target, and nothing answers them. Say why under `explanations`, set an objective on this figure, or name it in the action that is taken. The target is {target}, the last reading {last}.',
});

/** Records that are an answer to a figure when they name it and are under way. */
const answers = ['quality-objective', 'action', 'risk', 'opportunity', 'change', 'nonconformity'];

/** Whether something is under way because of an indicator: a record that names it, or a decision of a review. */
const isAnswered = (indicator: QmsRecord, queries: Queries): boolean =>
  referrersOf(indicator, queries).some(({ source: { type, phase }, reference }) => {
    if (type === 'management-review') return phase !== 'void' && reference.path[0] === 'outputs';
    return answers.includes(type) && (phase === 'active' || phase === 'review' || phase === 'draft');
  });

export const rule: RecordRule = {
  id: 'indicator-off-target',
  scope: 'record',
  types: ['indicator'],
  needs: ['data.target', 'data.targets'],
  concern: 'today',
  level: 'warning',
  basis: 'practice',
  title: 'Off target for long, and nothing follows',
  clauses: ['iso-9001:2015/9.1.3', 'iso-9001:2015/10.3'],
  explanation:
    'Every reading of the last half-year or longer, four at least, misses the target of its time, and nothing answers: no explanation, no objective on this figure, no decision of a review, no action, risk, opportunity, change or nonconformity under way that names it. A figure that is collected and not used costs work and teaches people that targets mean nothing. Say why under `explanations`, set an objective, name the indicator in the action that is taken, or change a target that nobody means. This is good practice, not a requirement.',
  examples: {
    bad: { 'indicator.yaml': indicator('target: 95', ...quarters(91, 92, 90, 92, 91, 92)) },
    good: {
      'indicator.yaml': indicator('target: 95', ...quarters(91, 92, 90, 92, 91, 92)),
      'objective.yaml': objective(),
    },
  },
  check(record, queries, report) {
    const run = readingsOffTarget(record, indicatorSeries(record, queries));
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || isAnswered(record, queries)) return;
    report({
      message: asPractice(
        say.unanswered({
          count: run.length,
          since: first.period,
          target: figure(targetOn(record, last.to) ?? Number.NaN),
          last: withUnit(last.value, record),
        }),
      ),
      place: {
        file: record.file,
        record: record.key,
        path: last.index === null ? ['data'] : ['readings', last.index],
      },
    });
  },
};
