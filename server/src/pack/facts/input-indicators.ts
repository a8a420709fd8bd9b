import type { QmsRecord } from '../../model/record.ts';
import { idsOf, splitReference } from '../../records/values.ts';
import type { IndicatorTrend } from '../model.ts';
import { type Input, inputsOf } from './asks.ts';
import { type PackContext, rememberedRecords } from './context.ts';
import { indicatorOf, trendLine } from './indicators.ts';
import { limits } from './limits.ts';

/** The indicators an input names, under `indicators` or as evidence, each once. */
export const indicatorsIn = ({ value }: Pick<Input, 'value'>, context: PackContext): readonly QmsRecord[] =>
  [...new Set([...idsOf(value['indicators']), ...idsOf(value['evidence'])])]
    .flatMap((id) => indicatorOf(context, splitReference(id).id) ?? [])
    .slice(0, limits.references);

const indicatorsUnder = rememberedRecords('indicators of inputs', (context, ...keys: readonly string[]) => {
  const inputs = inputsOf(context.whole).filter((input) => input.keys.some((key) => keys.includes(key)));
  const found = inputs.flatMap((input) => indicatorsIn(input, context));
  return [...new Map(found.map((indicator) => [indicator.key, indicator])).values()];
});

/** The indicators of the inputs on some subjects, one line each. */
export const indicatorsOn = (keys: readonly string[], context: PackContext): readonly IndicatorTrend[] =>
  indicatorsUnder(context, ...keys).map((indicator) => trendLine(indicator, context));
