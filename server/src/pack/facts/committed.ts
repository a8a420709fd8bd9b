import type { QmsRecord } from '../../model/record.ts';
import { idsOf } from '../../records/values.ts';
import type { Money, MoneySum } from '../model.ts';
import { moneyOf, type PackContext, recordAt } from './context.ts';
import { limits } from './limits.ts';
import { sumsOf } from './money.ts';
import { carriedOutBy, grantedIn, type Output } from './outputs.ts';

/** An amount that a decision commits to, with the action or change it is planned for. */
export interface Commitment {
  readonly record: QmsRecord;
  readonly money: Money;
}

const commitment = (record: QmsRecord, field: string): readonly Commitment[] => {
  const money = moneyOf(record.data[field]);
  return money === null ? [] : [{ record, money }];
};

/**
 * What a decision commits the organization to without granting it in so many words: the budgets of its
 * actions, and the resources of its changes unless an action with a budget carries the change out. Nothing
 * where the decision itself grants money.
 */
export function commitmentsOf(output: Output, context: PackContext): readonly Commitment[] {
  if (grantedIn(output)?.money != null) return [];
  const budgets = carriedOutBy(output, context).flatMap((action) => commitment(action, 'budget'));
  const paid = new Set(budgets.map(({ record }) => record.id));
  const changes = idsOf(output.value['changes'])
    .slice(0, limits.references)
    .flatMap((id) => recordAt(context, id) ?? [])
    .filter(({ type, data }) => type === 'change' && !idsOf(data['actions']).some((id) => paid.has(id)));
  return [...budgets, ...changes.flatMap((change) => commitment(change, 'resources'))];
}

/** Commitments added up: what several decisions share is spent once. */
export const sumOfCommitments = (commitments: readonly Commitment[]): readonly MoneySum[] =>
  sumsOf([...new Map(commitments.map(({ record, money }) => [record.key, money])).values()]);

/** What a decision commits to, added up. */
export const committedBy = (output: Output, context: PackContext): readonly MoneySum[] =>
  sumOfCommitments(commitmentsOf(output, context));
