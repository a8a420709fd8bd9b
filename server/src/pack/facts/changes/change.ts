import type { QmsRecord } from '../../../model/record.ts';
import { idsOf, textOf } from '../../../records/values.ts';
import type { Movement, SignificantChange } from '../../model.ts';
import { inputsOf } from '../asks.ts';
import { line, moneyOf, namedBy, type PackContext } from '../context.ts';
import { yearly } from '../money.ts';
import { isPursued } from '../objective-state.ts';
import { themeOf } from '../objectives.ts';

export type Direction = SignificantChange['direction'];

/** A change of which only some things are known. */
export const changeOf = (
  given: Pick<SignificantChange, 'link' | 'theme' | 'matters' | 'source' | 'subject'> &
    Partial<SignificantChange>,
): SignificantChange => ({
  before: null,
  after: null,
  unit: null,
  movement: null,
  money: null,
  atStake: null,
  direction: 'unknown',
  objective: null,
  risk: null,
  ...given,
});

const words: Readonly<Record<string, Direction>> = {
  improving: 'better',
  declining: 'worse',
  stable: 'unchanged',
  mixed: 'mixed',
};

/** A trend as the direction of a change. */
export const directionFrom = (trend: string | null): Direction =>
  trend !== null && Object.hasOwn(words, trend) ? words[trend]! : 'unknown';

/**
 * Which way an indicator moved, by its trend. Where the latest reading stands on the other side of the one a
 * year before, neither alone would be the truth.
 */
export function directionOfMovement({ trend, before, after, latest, yearBefore }: Movement): Direction {
  const direction = directionFrom(trend);
  if (before === null || after === null || latest?.value == null || yearBefore?.value == null)
    return direction;
  return (after - before) * (latest.value - yearBefore.value) < 0 ? 'mixed' : direction;
}

/** The objectives an indicator measures, as known on the day of the pack. */
export const measuredBy = (indicator: QmsRecord, context: PackContext): readonly QmsRecord[] =>
  namedBy(context, indicator.id, 'indicator').filter(({ type }) => type === 'quality-objective');

/** The theme under which an indicator is reviewed: of the input that names it, otherwise of an objective measured by it. */
export function themeOfIndicator(indicator: QmsRecord, context: PackContext): string | null {
  const input = inputsOf(context.whole).find(({ value }) =>
    [...idsOf(value['indicators']), ...idsOf(value['evidence'])].includes(indicator.id),
  );
  if (input !== undefined) return line(input.value['theme']);
  const objective = measuredBy(indicator, context)[0];
  return objective === undefined ? null : themeOf(objective);
}

/** What reaching the objectives of an indicator that are still pursued is worth, over a year. */
export const worthOf = (indicator: QmsRecord, context: PackContext): number =>
  Math.max(
    0,
    ...measuredBy(indicator, context)
      .filter((objective) => isPursued(objective, context))
      .flatMap(({ data }) => {
        const value = moneyOf(data['value']);
        return value === null ? [] : [yearly(value)];
      }),
  );

/** Whether an objective is one that customers feel. */
export const isOfCustomers = ({ data }: QmsRecord): boolean =>
  textOf(data['customerRelevance']) !== null || data['commitment'] === 'customer-focus';
