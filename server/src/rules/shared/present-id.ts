import type { Queries } from '../../model/queries.ts';
import type { PresentId } from '../../records/sign-offs.ts';

/** The id a record has today: after a rename, signed records still carry the former one. */
export const presentId =
  (queries: Queries): PresentId =>
  (id) =>
    queries.target(id)?.id ?? id;
