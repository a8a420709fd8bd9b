import type { Queries } from '../../model/queries.ts';
import { textsOf } from '../../records/values.ts';

/** An address as it is compared: only A to Z are the same as a to z, for what other letters fold to depends on the language. */
export const foldedEmail = (email: string): string =>
  email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Ids of the persons who are here and have an address, in order; several where they share it. */
export function personsWithEmail(email: string, queries: Queries): readonly string[] {
  const wanted = foldedEmail(email);
  const persons = queries.ofType('person').filter(({ phase, id }) => phase === 'active' && id !== '');
  const having = persons.filter(({ data }) =>
    textsOf(data['emails']).some((each) => foldedEmail(each) === wanted),
  );
  return wanted === '' ? [] : [...new Set(having.map(({ id }) => id))];
}
