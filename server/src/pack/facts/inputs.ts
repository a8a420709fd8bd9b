import { movementOf, trendOf } from '../../domain/measures/trend.ts';
import { knownInputs } from '../../domain/review/inputs.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isObject, listOf, textOf } from '../../records/values.ts';
import { inEditions } from '../../standards/lookup.ts';
import type { EvidenceEntry, InputSection } from '../model.ts';
import { askOf, type Input, inputsOf } from './asks.ts';
import { citedIn, citedOf, line, linkTo, moneyOf, type PackContext, paragraph, partyOf } from './context.ts';
import { trendLine } from './indicators.ts';
import { indicatorsIn } from './input-indicators.ts';
import { limits } from './limits.ts';
import { objectiveProgress } from './objectives.ts';
import { outputsFrom, outputsOf } from './outputs.ts';

function evidenceOf(input: Input, context: PackContext): readonly EvidenceEntry[] {
  return listOf(input.value['evidence'])
    .slice(0, limits.rows)
    .flatMap((entry): EvidenceEntry[] => {
      if (typeof entry === 'string') return [{ cited: citedOf(context, entry), external: null }];
      const what = isObject(entry) ? line(entry['external']) : null;
      if (!isObject(entry) || what === null) return [];
      return [
        {
          cited: null,
          external: {
            what,
            location: line(entry['location']),
            date: dateOf(entry['date']),
            url: line(entry['url']),
          },
        },
      ];
    });
}

function sectionOf(input: Input, context: PackContext): InputSection {
  const { value, keys, review } = input;
  const known = knownInputs(context.queries, dateOf(review.data['date']) ?? context.asOf);
  const asked = keys.flatMap((key) => known.find((one) => one.key === key) ?? []);
  const clauses = asked.flatMap(({ clause }) => clause ?? []);
  const references = asked.flatMap(({ reference }) => reference ?? []);
  const inUse = context.queries.config('standards').map(({ id }) => id);
  const indicators = indicatorsIn(input, context);
  const movements = indicators.map((indicator) =>
    movementOf(indicator, context.period, context.comparedWith, context.queries),
  );
  return {
    link: linkTo(review, ['inputs', input.index]),
    keys,
    titles: keys.map((key) => known.find((one) => one.key === key)?.title ?? key),
    clauses,
    otherClauses: inEditions(references, inUse).filter((ref) => !clauses.includes(ref)),
    theme: line(value['theme']),
    summary: paragraph(value['summary']),
    conclusion: paragraph(value['conclusion']),
    ask: askOf(input, context),
    notApplicable: paragraph(value['notApplicable']),
    noObjective: paragraph(value['noObjective']),
    objectives: idsOf(value['objectives'])
      .slice(0, limits.references)
      .map((written) => objectiveProgress(written, context)),
    proposes: citedIn(context, value['proposes']),
    evidence: evidenceOf(input, context),
    indicators: indicators.map((indicator) => trendLine(indicator, context)),
    trend: textOf(value['trend']),
    trendNote: paragraph(value['trendNote']),
    computedTrend: trendOf(movements),
    money: moneyOf(value['money']),
    presentedBy: partyOf(context, value['presentedBy']),
    outputs: outputsFrom(outputsOf(context.whole), keys).map(({ review: from, index }) =>
      linkTo(from, ['outputs', index]),
    ),
  };
}

export const inputSections = (context: PackContext): readonly InputSection[] =>
  inputsOf(context.whole)
    .slice(0, 2 * limits.rows)
    .map((input) => sectionOf(input, context));
