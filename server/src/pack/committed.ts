import { idsOf } from '../records/values.ts';
import { moneyOf, type PackContext, recordAt } from './context.ts';
import { limits } from './limits.ts';
import type { Money, MoneySum } from './model.ts';
import { sumsOf } from './money.ts';
import { carriedOutBy, grantedIn, type Output } from './outputs.ts';

/**
 * What a decision commits the organization to without granting it in so many words: the budgets of its
 * actions, and the resources of its changes unless an action with a budget carries the change out. Nothing
 * where the decision itself grants money.
 */
export function committedBy(output: Output, context: PackContext): readonly MoneySum[] {
  if (grantedIn(output)?.money != null) return [];
  const budgeted = carriedOutBy(output, context).flatMap((action) => {
    const budget = moneyOf(action.data['budget']);
    return budget === null ? [] : [{ id: action.id, budget }];
  });
  const paid = new Set(budgeted.map(({ id }) => id));
  const changes = idsOf(output.value['changes'])
    .slice(0, limits.references)
    .flatMap((id) => recordAt(context, id) ?? [])
    .filter(({ type, data }) => type === 'change' && !idsOf(data['actions']).some((id) => paid.has(id)));
  const amounts: readonly (Money | null)[] = [
    ...budgeted.map(({ budget }) => budget),
    ...changes.map(({ data }) => moneyOf(data['resources'])),
  ];
  return sumsOf(amounts);
}
