import type { Queries } from '../../model/queries.ts';
import { titleOf } from '../../records/record-title.ts';
import { foldedEmail, personsWithEmail } from '../people/emails.ts';
import type { DueItem } from './item.ts';

/** A person or role of whom something may be asked. */
export interface AskedOne {
  readonly kind: 'one';
  readonly id: string;
  readonly type: 'person' | 'role';
}

/** Whom somebody means, who wrote of one; several, or none. */
export type Asked =
  | AskedOne
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

/** Whom somebody means by an id, a name or title, or an e-mail address. Of persons those who left are meant by their id alone. */
export function findAsked(written: string, queries: Queries): Asked {
  const target = queries.target(written.trim());
  if (target !== undefined && (target.type === 'person' || target.type === 'role'))
    return { kind: 'one', id: target.id, type: target.type };
  const wanted = foldedEmail(written);
  const found = new Map<string, 'person' | 'role'>(
    personsWithEmail(written, queries).map((id) => [id, 'person']),
  );
  for (const type of ['person', 'role'] as const)
    for (const record of queries.ofType(type)) {
      if (record.phase !== 'active' || record.id === '') continue;
      const name = titleOf(record);
      if (name !== null && foldedEmail(name) === wanted) found.set(record.id, type);
    }
  const [first, ...others] = found;
  if (first === undefined) return { kind: 'none' };
  if (others.length > 0) return { kind: 'several', ids: [...found.keys()] };
  return { kind: 'one', id: first[0], type: first[1] };
}

/** What is asked of a person, or of a role, whoever holds it. */
export const isAskedOf = ({ duties, owners }: DueItem, { id, type }: AskedOne, queries: Queries): boolean =>
  type === 'person'
    ? duties.some(({ person }) => person === id)
    : owners.some((owner) => (queries.target(owner)?.id ?? owner) === id);
