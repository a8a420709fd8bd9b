import { defineMessages } from '../../../messages/define-messages.ts';
import { dateOf } from '../../../records/dates.ts';
import { isBlank, isObject } from '../../../records/values.ts';
import { answerDue } from '../../complaint.ts';
import { milestonesOf } from '../../measures/standing.ts';
import { dueBy, type RecordSource } from '../source.ts';

const say = defineMessages('due.work', {
  action: 'Complete the action',
  objective: 'Reach the objective',
  milestone: 'Reach the milestone "{what}"',
  nonconformity: 'Close the nonconformity',
  change: 'Make the change',
  communication: 'Communicate as planned',
  survey: 'Hold the survey, and evaluate it',
  answer: 'Answer the customer',
});

/** Actions that are not done. One without a day is due too: nobody knows when. */
const actions: RecordSource = {
  types: ['action'],
  of: (record) => [dueBy(record, 'action', dateOf(record.data['due']), say.action(), ['due'])],
};

/** Objectives that are pursued, and their milestones. */
const objectives: RecordSource = {
  types: ['quality-objective'],
  of: (record) => {
    const due = dateOf(record.data['due']);
    const milestones = milestonesOf(record)
      .filter((each) => !each.done && each.due !== null)
      .map(({ index, what, due: on }) =>
        dueBy(record, 'milestone', on, say.milestone({ what }), ['milestones', index, 'due'], { part: what }),
      );
    // The last milestone and the objective on one day are one thing.
    const isSaid = milestones.some(({ on }) => on === due);
    return due === null || isSaid
      ? milestones
      : [...milestones, dueBy(record, 'objective', due, say.objective(), ['due'])];
  },
};

const nonconformities: RecordSource = {
  types: ['nonconformity'],
  of: (record) => {
    const due = dateOf(record.data['due']);
    return due === null ? [] : [dueBy(record, 'nonconformity', due, say.nonconformity(), ['due'])];
  },
};

/** Changes that may be made and were not yet. */
const changes: RecordSource = {
  types: ['change'],
  of: (record) => {
    const planned = dateOf(record.data['plannedFor']);
    const isOpen = record.status === 'approved' && isBlank(record.data['implementedOn']);
    return planned === null || !isOpen
      ? []
      : [dueBy(record, 'change', planned, say.change(), ['plannedFor'])];
  },
};

const communications: RecordSource = {
  types: ['communication'],
  of: (record) => {
    const date = dateOf(record.data['date']);
    return date === null ? [] : [dueBy(record, 'communication', date, say.communication(), ['date'])];
  },
};

const surveys: RecordSource = {
  types: ['survey'],
  of: (record) => {
    const { period } = record.data;
    const end = isObject(period) ? dateOf(period['to']) : null;
    return end === null ? [] : [dueBy(record, 'survey', end, say.survey(), ['period', 'to'])];
  },
};

/** Complaints that wait for an answer. */
const complaints: RecordSource = {
  types: ['complaint'],
  of: (record, queries) => {
    const due = answerDue(record, queries);
    if (due === null) return [];
    return [
      dueBy(record, 'complaint', due.date, say.answer(), [due.isAgreed ? 'responseDue' : 'receivedOn']),
    ];
  },
};

/** What is planned to be done. */
export const work: readonly RecordSource[] = [
  actions,
  objectives,
  nonconformities,
  changes,
  communications,
  surveys,
  complaints,
];
