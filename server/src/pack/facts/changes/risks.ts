import type { QmsRecord } from '../../../model/record.ts';
import { dateOf } from '../../../records/dates.ts';
import type { SignificantChange } from '../../model.ts';
import { dateBy, line, linkTo, member, moneyOf, type PackContext, within } from '../context.ts';
import { themeOf } from '../objectives.ts';
import { ratingOnScale } from '../risks.ts';
import { changeOf } from './change.ts';

/**
 * Risks first seen in the period, and risks assessed again in it after treatment, by what they could cost.
 * What a risk could cost has not happened, and a lower rating has earned nothing: it is at stake, no effect.
 */
export function riskChanges(risks: readonly QmsRecord[], context: PackContext): readonly SignificantChange[] {
  const { scale } = context.queries.config('risk');
  return risks.flatMap((risk): SignificantChange[] => {
    const { data } = risk;
    const atStake = moneyOf(data['exposure']);
    const isNew = within(dateOf(data['identifiedOn']), context.period);
    const assessed = dateBy(context, member(data['after'], 'date'));
    const isAssessed = within(assessed, context.period);
    if (atStake === null || !(isNew || isAssessed)) return [];
    const [before, after] = isAssessed
      ? [ratingOnScale(data['before'], scale), ratingOnScale(data['after'], scale)]
      : [null, null];
    const isCompared = before !== null && after !== null;
    const kind = !isCompared
      ? isNew
        ? 'new'
        : 'reassessed'
      : after.rating < before.rating
        ? 'lowered'
        : after.rating > before.rating
          ? 'raised'
          : 'reassessed';
    return [
      changeOf({
        link: linkTo(risk),
        theme: themeOf(risk),
        matters: 'money',
        source: 'risk',
        subject: line(data['title']) ?? risk.id,
        before: before?.rating ?? null,
        after: after?.rating ?? null,
        atStake,
        direction:
          kind === 'lowered'
            ? 'better'
            : kind === 'raised'
              ? 'worse'
              : kind === 'reassessed'
                ? 'unchanged'
                : 'unknown',
        risk: {
          kind,
          highest: scale * scale,
          rating: (after ?? ratingOnScale(data, scale) ?? before)?.rating ?? null,
          acceptedUntil: data['treatment'] === 'accept' ? dateOf(member(data['acceptance'], 'until')) : null,
        },
      }),
    ];
  });
}
