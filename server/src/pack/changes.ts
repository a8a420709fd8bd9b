import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { idsOf, numberOf, splitReference, textOf } from '../records/values.ts';
import { baselineOf } from '../rules/evaluation/objective-standing.ts';
import { directionOf } from '../statistics/target.ts';
import { inputsOf } from './asks.ts';
import {
  dateBy,
  line,
  linkTo,
  member,
  moneyOf,
  namedBy,
  type PackContext,
  paragraph,
  within,
} from './context.ts';
import { costIndicator } from './cost-of-poor-quality.ts';
import { indicatorOf, trendLine } from './indicators.ts';
import { limits } from './limits.ts';
import type { CostOfPoorQuality, Customers, SignificantChange } from './model.ts';
import { rounded, yearly } from './money.ts';
import { themeOf } from './objectives.ts';

type Direction = SignificantChange['direction'];

const words: Readonly<Record<string, Direction>> = {
  improving: 'better',
  declining: 'worse',
  stable: 'unchanged',
};

const directionFrom = (trend: string | null): Direction =>
  trend !== null && Object.hasOwn(words, trend) ? words[trend]! : 'unknown';

/** The theme under which an indicator is reviewed: of the input that names it, otherwise of an objective measured by it. */
function themeOfIndicator(indicator: QmsRecord, context: PackContext): string | null {
  const input = inputsOf(context.whole).find(({ value }) =>
    [...idsOf(value['indicators']), ...idsOf(value['evidence'])].includes(indicator.id),
  );
  if (input !== undefined) return line(input.value['theme']);
  const objective = namedBy(context, indicator.id, 'indicator')[0];
  return objective === undefined ? null : themeOf(objective);
}

/** Poor quality costs more or less than in the period before. */
function costChange(
  cost: CostOfPoorQuality | null,
  indicator: QmsRecord | undefined,
  context: PackContext,
): readonly SignificantChange[] {
  if (cost === null || indicator === undefined || cost.total === null || cost.before === null) return [];
  const saved = rounded(cost.before - cost.total);
  return [
    {
      link: linkTo(indicator),
      theme: themeOfIndicator(indicator, context),
      matters: 'money',
      source: 'indicator',
      subject: line(indicator.data['title']) ?? indicator.id,
      before: cost.before,
      after: cost.total,
      unit: cost.currency,
      money: { amount: saved, currency: cost.currency, per: 'once', estimated: false },
      direction: saved > 0 ? 'better' : saved < 0 ? 'worse' : 'unchanged',
    },
  ];
}

/** Inputs that state their effect in money, unless they speak of the cost of poor quality once more. */
function inputChanges(indicator: QmsRecord | undefined, context: PackContext): readonly SignificantChange[] {
  return inputsOf(context.whole).flatMap(({ value, review, index, keys }): SignificantChange[] => {
    const money = moneyOf(value['money']);
    const cites = [...idsOf(value['indicators']), ...idsOf(value['evidence'])];
    if (money === null || (indicator !== undefined && cites.includes(indicator.id))) return [];
    return [
      {
        link: linkTo(review, ['inputs', index, 'money']),
        theme: line(value['theme']),
        matters: 'money',
        source: 'input',
        subject: paragraph(value['summary']) ?? keys.join(', '),
        before: null,
        after: null,
        unit: null,
        money,
        direction: directionFrom(textOf(value['trend'])),
      },
    ];
  });
}

/** Objectives with a value in money, or that matter to customers, that were reached or missed since the period began. */
function objectiveChanges(
  objectives: readonly QmsRecord[],
  cost: QmsRecord | undefined,
  context: PackContext,
): readonly SignificantChange[] {
  return objectives.flatMap((objective): SignificantChange[] => {
    const { data, status } = objective;
    const ended = dateBy(context, member(data['result'], 'date'));
    const indicator = indicatorOf(context, idsOf(data['indicator'])[0]);
    if (!within(ended, context.sinceLast) || (status !== 'achieved' && status !== 'missed')) return [];
    if (indicator !== undefined && indicator.key === cost?.key) return [];
    const money = moneyOf(data['value']);
    const isOfCustomers =
      textOf(data['customerRelevance']) !== null || data['commitment'] === 'customer-focus';
    if (money === null && !isOfCustomers) return [];
    return [
      {
        link: linkTo(objective),
        theme: themeOf(objective),
        matters: money === null ? 'customers' : 'money',
        source: 'objective',
        subject: line(data['title']) ?? objective.id,
        before: baselineOf(objective),
        after: numberOf(member(data['result'], 'value')),
        unit: indicator === undefined ? null : line(indicator.data['unit']),
        money,
        direction: status === 'achieved' ? 'better' : 'worse',
      },
    ];
  });
}

/** Risks first seen in the period, and risks whose rating treatment has lowered in it, by what they could cost. */
function riskChanges(risks: readonly QmsRecord[], context: PackContext): readonly SignificantChange[] {
  return risks.flatMap((risk): SignificantChange[] => {
    const { data } = risk;
    const money = moneyOf(data['exposure']);
    const treated = dateBy(context, member(data['after'], 'date'));
    const isNew = within(dateOf(data['identifiedOn']), context.period);
    const isTreated = within(treated, context.period);
    if (money === null || !(isNew || isTreated)) return [];
    const product = (key: string): number | null => {
      const [likelihood, severity] = [
        numberOf(member(data[key], 'likelihood')),
        numberOf(member(data[key], 'severity')),
      ];
      return likelihood === null || severity === null ? null : likelihood * severity;
    };
    const [before, after] = isTreated ? [product('before'), product('after')] : [null, null];
    const isLower = before !== null && after !== null && after < before;
    return [
      {
        link: linkTo(risk),
        theme: themeOf(risk),
        matters: 'money',
        source: 'risk',
        subject: line(data['title']) ?? risk.id,
        before,
        after,
        unit: null,
        money,
        direction: isLower ? 'better' : isNew ? 'worse' : 'unchanged',
      },
    ];
  });
}

/** What customers feel: the indicators of the input on satisfaction and of objectives that matter to customers. */
function customerChanges(
  objectives: readonly QmsRecord[],
  context: PackContext,
): readonly SignificantChange[] {
  const satisfaction = inputsOf(context.whole)
    .filter(({ keys }) => keys.includes('customer-satisfaction'))
    .flatMap(({ value }) => [...idsOf(value['indicators']), ...idsOf(value['evidence'])]);
  const relevant = objectives
    .filter(
      ({ data }) => textOf(data['customerRelevance']) !== null || data['commitment'] === 'customer-focus',
    )
    .flatMap(({ data }) => idsOf(data['indicator']));
  const ids = new Set([...satisfaction, ...relevant].map((written) => splitReference(written).id));
  return [...ids].flatMap((id): SignificantChange[] => {
    const indicator = indicatorOf(context, id);
    if (indicator === undefined) return [];
    const { before, after, trend, unit } = trendLine(indicator, context);
    if (before === null || after === null || trend === 'stable') return [];
    return [
      {
        link: linkTo(indicator),
        theme: themeOfIndicator(indicator, context),
        matters: 'customers',
        source: 'indicator',
        subject: line(indicator.data['title']) ?? indicator.id,
        before,
        after,
        unit,
        money: null,
        direction: directionOf(indicator) === null ? 'unknown' : directionFrom(trend),
      },
    ];
  });
}

/** Counts of rare events differ by chance: up to twice the standard deviation of the difference of two Poisson counts. */
const chance = (before: number, after: number): number => 2 * Math.sqrt(before + after);

function complaintChange({ complaints }: Customers, context: PackContext): readonly SignificantChange[] {
  const { received, receivedBefore: before } = complaints;
  if (before === null || Math.abs(received - before) <= chance(before, received)) return [];
  return [
    {
      link: linkTo(context.review),
      theme: null,
      matters: 'customers',
      source: 'complaints',
      subject: 'Complaints received',
      before,
      after: received,
      unit: null,
      money: null,
      direction: received < before ? 'better' : 'worse',
    },
  ];
}

const size = ({ money }: SignificantChange): number => (money === null ? 0 : Math.abs(yearly(money)));

/** How far a figure moved, as a share of what it was. */
function shift({ before, after }: SignificantChange): number {
  if (before === null || after === null) return 0;
  return Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after), Number.MIN_VALUE);
}

/** Money and customers in turn, the largest first, and at most two of one theme while others have something to say. */
function chosen(
  money: readonly SignificantChange[],
  customers: readonly SignificantChange[],
): SignificantChange[] {
  const turns = Array.from({ length: Math.max(money.length, customers.length) }, (_, index) => [
    ...money.slice(index, index + 1),
    ...customers.slice(index, index + 1),
  ]).flat();
  const picked: SignificantChange[] = [];
  const left: SignificantChange[] = [];
  for (const change of turns) {
    const ofTheme = picked.filter(({ theme }) => theme === change.theme && theme !== null).length;
    if (picked.length < limits.changes && ofTheme < 2) picked.push(change);
    else left.push(change);
  }
  return [...picked, ...left.slice(0, Math.max(0, 3 - picked.length))];
}

export interface ChangeSources {
  readonly objectives: readonly QmsRecord[];
  readonly indicators: readonly QmsRecord[];
  readonly risks: readonly QmsRecord[];
  readonly customers: Customers;
  readonly cost: CostOfPoorQuality | null;
  /** Theme ids in the order of qms.yaml. */
  readonly themes: readonly string[];
}

/** Up to five changes against the period before that matter in money or to customers, in the order of the themes. */
export function significantChanges(
  sources: ChangeSources,
  context: PackContext,
): readonly SignificantChange[] {
  const { objectives, indicators, risks, customers, cost, themes } = sources;
  const indicator = cost?.source === 'indicator' ? costIndicator(context, indicators) : undefined;
  const money = [
    ...inputChanges(indicator, context),
    ...objectiveChanges(objectives, indicator, context),
    ...riskChanges(risks, context),
  ];
  const inMoney = money.filter(({ matters }) => matters === 'money').sort((a, b) => size(b) - size(a));
  const ofCustomers = [
    ...customerChanges(objectives, context).filter(({ link }) => link.id !== indicator?.id),
    ...complaintChange(customers, context),
  ].sort((a, b) => shift(b) - shift(a));
  const measured = new Set(ofCustomers.map(({ subject }) => subject));
  const reached = money.filter(({ matters, subject }) => matters === 'customers' && !measured.has(subject));
  const rank = ({ theme }: SignificantChange): number =>
    theme === null || !themes.includes(theme) ? themes.length : themes.indexOf(theme);
  // What failures cost comes first, whatever a risk might cost one day.
  return chosen([...costChange(cost, indicator, context), ...inMoney], [...ofCustomers, ...reached]).sort(
    (left, right) => rank(left) - rank(right),
  );
}
