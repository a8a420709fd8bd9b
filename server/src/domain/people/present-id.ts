import type { Queries } from '../../model/queries.ts';

/** The id a record has today, of whichever id it has or had: signed text keeps the ids of its time. */
export type PresentId = (id: string) => string;

/** The id a record has today: after a rename, signed records still carry the former one. Each is looked up once. */
export function presentId(queries: Queries): PresentId {
  const known = new Map<string, string>();
  return (id) => {
    const found = known.get(id) ?? queries.target(id)?.id ?? id;
    known.set(id, found);
    return found;
  };
}
