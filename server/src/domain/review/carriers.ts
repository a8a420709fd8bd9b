import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, textOf } from '../../records/values.ts';
import { referrersOf } from '../referrers.ts';
import { entriesOf } from '../sign-off/decision.ts';
import { decisionsOf, type Output } from './decisions.ts';

/** Records that carry a decision of a review out. */
export interface Carriers {
  readonly actions: readonly QmsRecord[];
  readonly changes: readonly QmsRecord[];
  readonly objectives: readonly QmsRecord[];
}

/** Actions that carry out a decision: those it names and those that name this review and the output's id. */
export function actionsOf(review: QmsRecord, { value }: Output, queries: Queries): readonly QmsRecord[] {
  const named = recordsAt(idsOf(value['actions']), 'action', queries);
  const id = textOf(value['id']);
  const elsewhere = new Set(
    id === null ? decisionsOf(review).flatMap((each) => idsOf(each.value['actions'])) : [],
  );
  // An action that names the review alone may carry out any of its decisions that have no id to be named by.
  const naming = referrersOf(review, queries, 'origin')
    .map(({ source }) => source)
    .filter(
      (action) =>
        action.type === 'action' && textOf(action.data['output']) === id && !elsewhere.has(action.id),
    );
  return [...new Map([...named, ...naming].map((action) => [action.key, action])).values()];
}

/** All records that carry a decision out; objectives are those it sets or approves. */
export function carriersOf(review: QmsRecord, output: Output, queries: Queries): Carriers {
  const { value } = output;
  const approved = entriesOf(value['approves']).map(({ record }) => record);
  const objectives = [...idsOf(value['objectives']), ...idsOf(approved)];
  return {
    actions: actionsOf(review, output, queries),
    changes: recordsAt(idsOf(value['changes']), 'change', queries),
    objectives: recordsAt(objectives, 'quality-objective', queries),
  };
}

const recordsAt = (ids: readonly string[], type: string, queries: Queries): readonly QmsRecord[] =>
  [...new Set(ids)].flatMap((id) => {
    const record = queries.target(id)?.type === type ? queries.record(id) : undefined;
    return record === undefined ? [] : [record];
  });

/** The last day promised for a decision: its own `due`, or a later one of what carries it out; null where there is none. */
export function promisedFor({ value }: Output, { actions, changes, objectives }: Carriers): IsoDate | null {
  const days = [
    dateOf(value['due']),
    ...actions.map(({ data }) => dateOf(data['due'])),
    ...changes.map(({ data }) => dateOf(data['plannedFor'])),
    ...objectives.map(({ data, phase }) => (phase === 'active' ? dateOf(data['due']) : null)),
  ];
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

/** Whether one of the records says that it was carried out: an action done, a change made, an objective ended. */
export const isCarriedOut = ({ actions, changes, objectives }: Carriers, day: IsoDate): boolean =>
  actions.some(
    ({ status, data }) =>
      status === 'done' || status === 'verified' || (dateOf(data['completedOn']) ?? '9999') <= day,
  ) ||
  changes.some(
    ({ status, data }) =>
      status === 'closed' || status === 'implemented' || (dateOf(data['implementedOn']) ?? '9999') <= day,
  ) ||
  objectives.some(({ phase }) => phase === 'final');
