import { indicatorAt } from '../../domain/measures/readings.ts';
import { milestonesOf, objectiveReaches, standingOn } from '../../domain/measures/standing.ts';
import { figure, withUnit } from '../../domain/words/figures.ts';
import { shortened } from '../../domain/words/shortened.ts';
import { withUnread } from '../../domain/words/unread-data.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, numberOf } from '../../records/values.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import { indicator, objective, quarters } from './examples.ts';

const say = defineMessages('objective-off-target', {
  missed:
    'The target of {target} was not reached by {due}. Close the objective as missed with its result, or decide on a new date and what brings it there. It stands at {value} ({indicator}, {read}).',
  behind:
    'The objective is behind its plan, at {value} against {planned} for {period}. Decide what brings it back on its way. The figure is of {indicator}, {read}.',
  behindWithTarget:
    'The objective is behind its plan, at {value} against {planned} for {period}. Decide what brings it back on its way. The figure is of {indicator}, {read}, and the objective is to reach {target} by {due}.',
  milestone:
    'Milestone "{milestone}" was due on {due}. Enter it under `milestonesDone` with the day, or decide what brings it there.',
});

const readings = quarters(91, 92, 90, 92, 91, 92, 91, 92);

const longestMilestone = 50;

function againstFigures(record: QmsRecord, measure: QmsRecord, queries: Queries, report: Report): void {
  const today = queries.today();
  const { readings: read, unread } = indicatorSeries(measure, queries);
  const { latest, interim } = standingOn(record, read, today);
  if (latest === null) return;
  const [target, due] = [numberOf(record.data['target']), dateOf(record.data['due'])];
  const stand = { value: withUnit(latest.value, measure), indicator: measure.id, read: latest.period };
  if (target !== null && due !== null && due < today) {
    if (objectiveReaches(record, measure, latest.value, target) === false)
      report({
        message: withUnread(say.missed({ ...stand, target: figure(target), due }), unread),
        place: { file: record.file, record: record.key, path: ['target'] },
      });
    return;
  }
  if (interim === null || objectiveReaches(record, measure, latest.value, interim.value) !== false) return;
  const plan = { ...stand, planned: figure(interim.value), period: interim.period };
  report({
    message: withUnread(
      target === null || due === null
        ? say.behind(plan)
        : say.behindWithTarget({ ...plan, target: figure(target), due }),
      unread,
    ),
    place: { file: record.file, record: record.key, path: ['pathway', interim.index, 'value'] },
  });
}

export const rule: RecordRule = {
  id: 'objective-off-target',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'today',
  level: 'information',
  basis: 'own',
  begins: 'action',
  title: 'Objective off target',
  clauses: ['iso-9001:2015/6.2.1', 'iso-9001:2015/9.1.3'],
  explanation:
    'The latest reading misses the target of an objective that is past due, or the interim target planned for it under `pathway`; or a milestone is past due and not among `milestonesDone`. That is no fault of the records: it is what top management should hear about while there is time. Decide what brings the objective back on its way, or close it as missed.',
  examples: {
    bad: {
      'objective.yaml': objective('due: 2026-12-31', 'pathway: [{ period: 2025-Q4, value: 94 }]'),
      'indicator.yaml': indicator(...readings),
    },
    good: {
      'objective.yaml': objective('due: 2026-12-31', 'pathway: [{ period: 2025-Q4, value: 92 }]'),
      'indicator.yaml': indicator(...readings),
    },
  },
  check(record, queries, report) {
    for (const id of idsOf(record.data['indicator']).slice(0, 1)) {
      const measure = indicatorAt(id, queries);
      if (measure !== undefined) againstFigures(record, measure, queries, report);
    }
    const today = queries.today();
    for (const { index, what, due, done } of milestonesOf(record)) {
      if (done || due === null || due >= today) continue;
      report({
        message: say.milestone({ milestone: shortened(what, longestMilestone), due }),
        place: { file: record.file, record: record.key, path: ['milestones', index, 'due'] },
      });
    }
  },
};
