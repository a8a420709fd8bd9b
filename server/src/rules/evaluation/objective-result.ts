import { indicatorAt, readingsBy } from '../../domain/measures/readings.ts';
import { baselineOf, milestonesOf, objectiveReaches } from '../../domain/measures/standing.ts';
import { figure, withUnit } from '../../domain/words/figures.ts';
import { shortened } from '../../domain/words/shortened.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import type { Path } from '../../model/text.ts';
import { dateOf, periodOf } from '../../records/dates.ts';
import { idsOf, isBlank, isObject, numberOf } from '../../records/values.ts';
import { hasValue } from '../../statistics/reading.ts';
import { directionOf } from '../../statistics/target.ts';
import { indicator, objective, quarters } from './examples.ts';

const say = defineMessages('objective-result', {
  short:
    'The objective is said to be achieved at {value}, but its target is {target}. Close it as missed, or correct the result.',
  read: 'The objective is said to be achieved, but its last reading is {value}. Close it as missed, or say under `result` what was reached and why. The reading by {due} is that of {indicator} for {period}, and the target is {target}.',
  unread:
    'The result {value} is better than any reading of {indicator}. Correct it, or record the reading that shows it. The best since {since} is {best} for {period}.',
  contradicted:
    'The result is {value}, but the last reading by then is {reading}. Correct one of them, or say under `result.note` how the result was worked out. The reading is that of {indicator} for {period}, and the target is {target}.',
  undone:
    'The objective is said to be achieved, but milestone "{milestone}" is not done. Enter it under `milestonesDone` with the day, or close the objective as missed.',
  unexplained:
    'The objective is said to be {status, select, missed {missed} other {achieved}} without a word on it. Say under `result` what was reached and {status, select, missed {what kept it} other {how that shows}}.',
});

const longestMilestone = 40;

interface Fault {
  readonly message: Message;
  readonly path: Path;
}

/**
 * What the readings say against a result that none of them reaches: no mean of readings is better than the best. Only
 * where the baseline is itself a figure of their kind, which a sum over the year is not.
 */
function beyondReadings(
  record: QmsRecord,
  measure: QmsRecord,
  value: number,
  queries: Queries,
): Fault | null {
  const { baseline, result, due } = record.data;
  const direction = directionOf(measure);
  const day = (isObject(result) ? dateOf(result['date']) : null) ?? dateOf(due);
  const since = isObject(baseline) ? periodOf(baseline['period']) : null;
  const from = baselineOf(record);
  if (day === null || since === null || from === null || direction === null) return null;
  const values = readingsBy(measure, day, queries)
    .filter(hasValue)
    .filter((reading) => reading.from >= since.from)
    .toSorted((left, right) => left.value - right.value);
  const [lowest, highest] = [values[0], values.at(-1)];
  if (lowest === undefined || highest === undefined || values.length < 2) return null;
  if (from < lowest.value || from > highest.value) return null;
  const best = direction === 'lower-is-better' ? lowest : highest;
  if (direction === 'on-target' || objectiveReaches(record, measure, best.value, value) !== false)
    return null;
  const read = { indicator: measure.id, best: withUnit(best.value, measure), period: best.period };
  return {
    message: say.unread({ value: withUnit(value, measure), since: since.from, ...read }),
    path: ['result', 'value'],
  };
}

/** What the figures say against an objective that is closed as achieved. */
function againstFigures(record: QmsRecord, queries: Queries): Fault | null {
  const { data } = record;
  const [id] = idsOf(data['indicator']);
  const [measure, target] = [
    id === undefined ? undefined : indicatorAt(id, queries),
    numberOf(data['target']),
  ];
  if (measure === undefined || target === null) return null;
  const result = isObject(data['result']) ? data['result'] : {};
  const value = numberOf(result['value']);
  if (value !== null) {
    if (objectiveReaches(record, measure, value, target) === false) {
      const figures = { value: withUnit(value, measure), target: figure(target) };
      return { message: say.short(figures), path: ['result', 'value'] };
    }
    const beyond = beyondReadings(record, measure, value, queries);
    if (beyond !== null) return beyond;
  }
  // A figure worked out otherwise, such as a mean over three months, is explained with it.
  const due = dateOf(result['date']) ?? dateOf(data['due']);
  const latest =
    due === null || !isBlank(result['note']) ? undefined : readingsBy(measure, due, queries).at(-1);
  if (due === null || latest === undefined || latest.value === null) return null;
  if (objectiveReaches(record, measure, latest.value, target) !== false) return null;
  const reading = withUnit(latest.value, measure);
  const read = { period: latest.period, indicator: measure.id, target: figure(target) };
  return value === null
    ? { message: say.read({ ...read, value: reading, due }), path: ['status'] }
    : {
        message: say.contradicted({ ...read, value: withUnit(value, measure), reading }),
        path: ['result', 'value'],
      };
}

function faultOf(record: QmsRecord, queries: Queries): Fault | null {
  const { data, status } = record;
  const hasNote = isObject(data['result']) && !isBlank(data['result']['note']);
  if (status === 'missed')
    return hasNote ? null : { message: say.unexplained({ status }), path: ['result', 'note'] };
  const undone = milestonesOf(record).find(({ done }) => !done);
  if (undone !== undefined)
    return {
      message: say.undone({ milestone: shortened(undone.what, longestMilestone) }),
      path: ['milestones', undone.index, 'what'],
    };
  const byCriterion = !isBlank(data['criterion']) && isBlank(data['target']) && isBlank(data['milestones']);
  if (byCriterion && !hasNote)
    return { message: say.unexplained({ status: 'achieved' }), path: ['result', 'note'] };
  return againstFigures(record, queries);
}

export const rule: RecordRule = {
  id: 'objective-result',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'integrity',
  level: 'warning',
  basis: 'required',
  title: 'An objective closed against its result',
  clauses: ['iso-9001:2015/6.2.1', 'iso-9001:2015/9.1.3'],
  explanation:
    'How an objective ended has to agree with what was measured. This one is closed as achieved although its result, or the last reading of its indicator by then, misses the target (also where the result that is stated reaches it), or although its result is better than any reading since the baseline, or one of its milestones is not done; or it is closed as missed, or as achieved by its criterion, and nobody says what was reached. Close it as what it is: an objective that was missed and understood is worth more than one that was declared achieved. Where the figure was worked out otherwise than by the last reading, say so with the result.',
  examples: {
    bad: {
      'objective.yaml': objective('result: { value: 92, date: 2025-12-31 }').replace('active', 'achieved'),
      'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 91, 92, 91, 92)),
    },
    good: {
      'objective.yaml': objective('result: { value: 96, date: 2025-12-31 }').replace('active', 'achieved'),
      'indicator.yaml': indicator(...quarters(91, 92, 90, 92, 91, 92, 91, 96)),
    },
  },
  check(record, queries, report) {
    if (record.status !== 'achieved' && record.status !== 'missed') return;
    const { result } = record.data;
    const ended = isObject(result) ? dateOf(result['date']) : null;
    const judgeFrom = queries.config('judgeFrom');
    if (judgeFrom !== null && ended !== null && ended < judgeFrom) return;
    const fault = faultOf(record, queries);
    if (fault !== null)
      report({ message: fault.message, place: { file: record.file, record: record.key, path: fault.path } });
  },
};
