import type { QmsRecord } from '../../model/record.ts';
import { idsOf, textOf } from '../../records/values.ts';
import type { Bottlenecks } from '../model.ts';
import { actionEntry, openActions } from './actions.ts';
import { constraintOf } from './constraints.ts';
import { line, linkTo, type PackContext, partyOf, recordsOn } from './context.ts';
import { boundedMap, limits } from './limits.ts';

/** So many late actions at once are more than a role can carry. */
const overload = 3;
const mostRoles = 10;

/** Where work gets stuck: constraints of processes, actions that wait, are late or were moved, roles with too much on them. Never people. */
export function bottlenecksOf(context: PackContext): Bottlenecks {
  const constrained = recordsOn(context, 'process').flatMap((process) => {
    const constraint = constraintOf(process, context);
    return constraint === null ? [] : [{ process, constraint }];
  });
  const open = openActions(context);
  const late = open
    .filter(({ state }) => state.daysLate !== null)
    .sort((left, right) => (right.state.daysLate ?? 0) - (left.state.daysLate ?? 0));
  const moved = open
    .filter(({ state }) => state.moved > 0)
    .sort((left, right) => right.state.moved - left.state.moved);
  const waits = ({ data }: QmsRecord): boolean =>
    textOf(data['blockedBy']) !== null || idsOf(data['needsFrom']).length > 0;
  const blocked = context.isPresent ? open.filter(({ action }) => waits(action)) : [];
  const roles = new Map<string, { open: number; late: number }>();
  for (const { action, state } of open) {
    const owner = idsOf(action.data['owner'])[0];
    if (owner === undefined || context.queries.target(owner)?.type !== 'role') continue;
    const count = roles.get(owner) ?? { open: 0, late: 0 };
    count.open += 1;
    if (state.daysLate !== null) count.late += 1;
    roles.set(owner, count);
  }
  return {
    constraints: boundedMap(
      constrained,
      ({ process, constraint }) => ({
        link: linkTo(process, ['constraint']),
        process: line(process.data['title']),
        ...constraint,
      }),
      limits.references,
    ),
    blocked: boundedMap(blocked, ({ action }) => actionEntry(action, context), limits.references),
    late: boundedMap(late, ({ action }) => actionEntry(action, context), limits.references),
    moved: boundedMap(moved, ({ action }) => actionEntry(action, context), limits.references),
    roles: [...roles]
      .sort(([, left], [, right]) => right.late - left.late || right.open - left.open)
      .slice(0, mostRoles)
      .flatMap(([id, { open: count, late: lateCount }]) => {
        const role = partyOf(context, id);
        return role === null
          ? []
          : [{ role, open: count, late: lateCount, overloaded: lateCount >= overload }];
      }),
  };
}
