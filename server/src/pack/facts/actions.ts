import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { idsOf, mappingsOf } from '../../records/values.ts';
import type { ActionEntry } from '../model.ts';
import { dateBy, line, linkTo, moneyOf, type PackContext, partyOf, recordAt, resultOf } from './context.ts';
import { limits } from './limits.ts';

/** How an action stood on the day of the pack, by its dated fields. */
export interface ActionState {
  readonly state: ActionEntry['state'];
  readonly due: IsoDate | null;
  readonly firstDue: IsoDate | null;
  readonly moved: number;
  readonly movedBecause: string | null;
  readonly completedOn: IsoDate | null;
  readonly daysLate: number | null;
}

/** The due date of a record as it stood on the day of the pack, and how it came there. */
export function dueOn(
  { data }: QmsRecord,
  { asOf }: PackContext,
): Pick<ActionState, 'due' | 'firstDue' | 'moved' | 'movedBecause'> {
  const history = mappingsOf(data['dueHistory']).flatMap(({ value }) => {
    const from = dateOf(value['from']);
    return from === null ? [] : [{ from, on: dateOf(value['on']), reason: line(value['reason']) }];
  });
  // What was moved later had its old date on the day of the pack.
  const later = history.find(({ on }) => on !== null && on > asOf);
  const known = history.filter(({ on }) => on === null || on <= asOf);
  return {
    due: later?.from ?? dateOf(data['due']),
    firstDue: known[0]?.from ?? null,
    moved: known.length,
    movedBecause: known.at(-1)?.reason ?? null,
  };
}

export function actionState(action: QmsRecord, context: PackContext): ActionState {
  const { data, status } = action;
  const promised = dueOn(action, context);
  const { due } = promised;
  const completed = dateOf(data['completedOn']);
  const completedOn = completed !== null && completed <= context.asOf ? completed : null;
  const withdrawn = dateOf(data['withdrawnOn']);
  const isDone = completedOn !== null || (completed === null && (status === 'done' || status === 'verified'));
  const isCancelled = withdrawn === null ? status === 'cancelled' : withdrawn <= context.asOf;
  const end = completedOn ?? context.asOf;
  const daysLate =
    due !== null && due < end && !isCancelled && !(isDone && completedOn === null)
      ? daysBetween(due, end)
      : null;
  const state = isDone ? 'done' : isCancelled ? 'cancelled' : daysLate === null ? 'open' : 'late';
  return {
    state,
    ...promised,
    completedOn,
    daysLate,
  };
}

export const isOpen = ({ state }: ActionState): boolean => state === 'open' || state === 'late';

export function actionEntry(action: QmsRecord, context: PackContext): ActionEntry {
  const { data } = action;
  const state = actionState(action, context);
  return {
    link: linkTo(action),
    owner: partyOf(context, data['owner']),
    openedOn: dateOf(data['openedOn']),
    ...state,
    effect: resultOf(data, context),
    // What has no date of its own is true of today.
    blockedBy: isOpen(state) && context.isPresent ? line(data['blockedBy']) : null,
    needsFrom: isOpen(state) && context.isPresent ? partyOf(context, data['needsFrom']) : null,
    budget: moneyOf(data['budget']),
    spent: state.completedOn !== null || context.isPresent ? moneyOf(data['spent']) : null,
  };
}

/** The actions among the records some ids lead to, each once. */
export const actionsAt = (ids: readonly string[], context: PackContext): readonly QmsRecord[] => [
  ...new Map(
    ids
      .slice(0, limits.rows)
      .flatMap((id) => recordAt(context, id) ?? [])
      .filter((record) => record.type === 'action')
      .map((record) => [record.key, record]),
  ).values(),
];

/** The actions a record names, as entries. */
export const actionEntries = (record: QmsRecord, context: PackContext): readonly ActionEntry[] =>
  actionsAt(idsOf(record.data['actions']), context)
    .slice(0, limits.references)
    .map((action) => actionEntry(action, context));

/** Actions that were under way on the day of the pack: begun by then (or without a date of that) and not drafts. */
export function openActions(
  context: PackContext,
): readonly { readonly action: QmsRecord; readonly state: ActionState }[] {
  return context.queries
    .ofType('action')
    .filter((action) => action.phase !== 'draft' && action.phase !== 'void')
    .filter(({ data }) => dateOf(data['openedOn']) === null || dateBy(context, data['openedOn']) !== null)
    .map((action) => ({ action, state: actionState(action, context) }))
    .filter(({ state }) => isOpen(state));
}
