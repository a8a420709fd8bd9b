import { readinessOf as readinessOfReview, readyInputs } from '../../domain/review/readiness.ts';
import type { InputReadiness, Readiness } from '../model.ts';
import { linkTo, type PackContext } from './context.ts';

/** What a review still lacks, input by input. */
export function readinessOf({ review, queries, asOf }: PackContext): Readiness {
  const found = readinessOfReview(review, queries, asOf);
  return {
    ready: readyInputs(found),
    inputs: found.map(
      ({ input: { key, title, clause }, sections: [section], state, lacks }): InputReadiness => {
        return {
          key,
          title,
          clause,
          section: section === undefined ? null : linkTo(section.review, ['inputs', section.index]),
          lacks: state === 'missing' ? ['input'] : lacks,
        };
      },
    ),
  };
}
