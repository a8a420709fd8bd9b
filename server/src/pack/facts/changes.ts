import type { QmsRecord } from '../../model/record.ts';
import { idsOf, textOf } from '../../records/values.ts';
import type { CostOfPoorQuality, Customers, SignificantChange } from '../model.ts';
import { inputsOf } from './asks.ts';
import { changeOf, directionFrom } from './changes/change.ts';
import { complaintChange, costChange, customerChanges } from './changes/indicators.ts';
import { objectiveChanges } from './changes/objectives.ts';
import { riskChanges } from './changes/risks.ts';
import { line, linkTo, moneyOf, type PackContext, paragraph, recordsOn, remembered } from './context.ts';
import { costIndicator } from './cost-of-poor-quality.ts';
import { indicatorOf } from './indicators.ts';
import { limits } from './limits.ts';
import { yearly } from './money.ts';

/** Fewer changes than these and what the cost of poor quality came to is shown among them, too. */
const fewest = 3;

/** Inputs that state their effect in money, unless they speak of the cost of poor quality once more. */
function inputChanges(cost: QmsRecord | undefined, context: PackContext): readonly SignificantChange[] {
  return inputsOf(context.whole).flatMap(({ value, review, index, keys }): SignificantChange[] => {
    const money = moneyOf(value['money']);
    const cites = [...idsOf(value['indicators']), ...idsOf(value['evidence'])];
    if (money === null || (cost !== undefined && cites.includes(cost.id))) return [];
    return [
      changeOf({
        link: linkTo(review, ['inputs', index, 'money']),
        theme: line(value['theme']),
        matters: 'money',
        source: 'input',
        subject: paragraph(value['summary']) ?? keys.join(', '),
        money,
        direction: directionFrom(textOf(value['trend'])),
      }),
    ];
  });
}

const size = ({ money, atStake }: SignificantChange): number =>
  money === null ? (atStake === null ? 0 : Math.abs(yearly(atStake))) : Math.abs(yearly(money));

/** What happened comes before what objectives wait for, and that before what may happen one day; each by its size. */
const certainty = ({ money, source }: SignificantChange): number =>
  money !== null ? 0 : source === 'risk' ? 2 : 1;

/**
 * Customers and money in turn, and at most two of one theme while others have something to say. Customers
 * first: the fourth part of page one is about money alone.
 */
function chosen(
  customers: readonly SignificantChange[],
  money: readonly SignificantChange[],
  atLast: readonly SignificantChange[],
): SignificantChange[] {
  const turns = Array.from({ length: Math.max(money.length, customers.length) }, (_, index) => [
    ...customers.slice(index, index + 1),
    ...money.slice(index, index + 1),
  ]).flat();
  const picked: SignificantChange[] = [];
  const left: SignificantChange[] = [];
  for (const change of turns) {
    const ofTheme = picked.filter(({ theme }) => theme === change.theme && theme !== null).length;
    if (picked.length < limits.changes && ofTheme < 2) picked.push(change);
    else left.push(change);
  }
  return [...picked, ...[...left, ...atLast].slice(0, Math.max(0, fewest - picked.length))];
}

const changesOfRisks = remembered('changes of risks', (context) =>
  riskChanges(recordsOn(context, 'risk'), context),
);

export interface ChangeSources {
  readonly objectives: readonly QmsRecord[];
  readonly indicators: readonly QmsRecord[];
  readonly customers: Customers;
  readonly cost: CostOfPoorQuality | null;
  /** Theme ids in the order of qms.yaml. */
  readonly themes: readonly string[];
}

/**
 * Up to five changes that matter in money or to customers, in the order of the themes. One indicator is shown
 * once, by the objective with a value in money that it measures, otherwise by itself; the one that the cost
 * of poor quality is charted from is shown there.
 */
export function significantChanges(
  sources: ChangeSources,
  context: PackContext,
): readonly SignificantChange[] {
  const { objectives, indicators, customers, cost, themes } = sources;
  const costly = cost?.source === 'indicator' ? costIndicator(context, indicators) : undefined;
  const measureOf = ({ data }: QmsRecord) => indicatorOf(context, idsOf(data['indicator'])[0])?.key;
  const measured = new Map(objectives.map((objective) => [objective.id, measureOf(objective)]));
  const ofObjectives = objectiveChanges(
    objectives.filter((objective) => costly === undefined || measureOf(objective) !== costly.key),
    context,
  );
  const inMoney = [...inputChanges(costly, context), ...ofObjectives, ...changesOfRisks(context)]
    .filter(({ matters }) => matters === 'money')
    .sort((a, b) => certainty(a) - certainty(b) || size(b) - size(a));
  const toldInMoney = new Set(
    inMoney.flatMap(({ source, link }) => (source === 'objective' ? (measured.get(link.id) ?? []) : [])),
  );
  const keyOf = ({ link }: SignificantChange) => indicatorOf(context, link.id)?.key ?? '';
  const felt = customerChanges(objectives, context).filter(
    (change) => keyOf(change) !== costly?.key && !toldInMoney.has(keyOf(change)),
  );
  const toldFelt = new Set(felt.map(keyOf));
  const ended = ofObjectives.filter(
    ({ matters, link }) => matters === 'customers' && !toldFelt.has(measured.get(link.id) ?? ''),
  );
  const rank = ({ theme }: SignificantChange): number =>
    theme === null || !themes.includes(theme) ? themes.length : themes.indexOf(theme);
  return chosen(
    [...felt, ...complaintChange(customers, context), ...ended],
    inMoney,
    costChange(cost, costly, context),
  ).sort((left, right) => rank(left) - rank(right));
}
