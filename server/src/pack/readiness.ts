import { isBlank } from '../records/values.ts';
import { isFull, requiredInputs, reviewDate } from '../rules/review/review.ts';
import { type Input, inputsOf } from './asks.ts';
import { linkTo, type PackContext } from './context.ts';
import type { InputReadiness, Readiness } from './model.ts';

type Lack = InputReadiness['lacks'][number];

function lacksOf(
  { value, notApplicable, empty }: Input,
  performance: boolean,
  themed: boolean,
): readonly Lack[] {
  if (notApplicable) return [];
  if (empty) return ['input'];
  const blank = (...keys: readonly string[]): boolean => keys.every((key) => isBlank(value[key]));
  const checks: readonly (readonly [Lack, boolean])[] = [
    ['summary', blank('summary')],
    ['point', blank('conclusion', 'ask')],
    ['objective', blank('objectives', 'proposes', 'noObjective')],
    ['evidence', blank('evidence', 'indicators')],
    ['trend', performance && blank('trend')],
    ['theme', themed && blank('theme')],
  ];
  return checks.filter(([, isMissing]) => isMissing).map(([lack]) => lack);
}

/** What a review still lacks, input by input: all that are required of a full one, otherwise those it has. */
export function readinessOf(context: PackContext): Readiness {
  const { review, queries } = context;
  const sections = inputsOf(context.whole);
  const themed = queries.config('themes').length > 0;
  const required = requiredInputs(queries, reviewDate(review) ?? context.asOf);
  const wanted = isFull(review)
    ? required
    : required.filter(({ key }) => sections.some(({ keys }) => keys.includes(key)));
  const inputs = wanted.map(({ key, title, clause, performance }): InputReadiness => {
    const section = sections.find(({ keys }) => keys.includes(key));
    return {
      key,
      title,
      clause,
      section: section === undefined ? null : linkTo(section.review, ['inputs', section.index]),
      lacks: section === undefined ? ['input'] : lacksOf(section, performance, themed),
    };
  });
  return { ready: inputs.filter(({ lacks }) => lacks.length === 0).length, inputs };
}
