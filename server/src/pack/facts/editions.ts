import { isInForceOn } from '../../domain/editions.ts';
import { dateOf } from '../../records/dates.ts';
import { edition } from '../../standards/lookup.ts';
import type { PackEdition } from '../model.ts';
import type { PackContext } from './context.ts';

/** The editions that qms.yaml names, and by which of them the review is judged: those in force on its own day. */
export function packEditions({ review, queries, asOf }: PackContext): readonly PackEdition[] {
  const day = dateOf(review.data['date']) ?? asOf;
  return queries.config('standards').flatMap((standard): readonly PackEdition[] => {
    const known = edition(standard.id);
    if (known === undefined) return [];
    const { id, name, caution } = known;
    const [from, until] = [dateOf(standard.from), dateOf(standard.until)];
    return [{ id, name, from, until, judges: isInForceOn(standard, day), caution }];
  });
}
