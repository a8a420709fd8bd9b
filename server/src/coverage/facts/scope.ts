import { isWithin } from '../../domain/elsewhere.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import { linkTo, partyOf } from '../../pack/facts/context.ts';
import { mappingsOf, textOf } from '../../records/values.ts';
import { clause } from '../../standards/lookup.ts';
import type { Exclusion } from '../model.ts';
import { standardOf } from './clauses.ts';

/** Requirements that scopes in use leave out. */
export const exclusionsOf = (queries: Queries): readonly Exclusion[] =>
  queries
    .ofType('scope')
    .filter(({ phase }) => phase === 'active')
    .flatMap((scope) =>
      mappingsOf(scope.data['exclusions']).flatMap(({ index, value }) => {
        const requirement = textOf(value['requirement']);
        return requirement === null
          ? []
          : [
              {
                requirement,
                reason: textOf(value['reason']),
                scope: linkTo(scope, ['exclusions', index]),
              },
            ];
      }),
    );

/** The systems outside of the repository that qms.yaml names, each with the clause as written. */
export const systemsOf = (configuration: Configuration, queries: Queries) =>
  configuration.elsewhere.map(({ clause: written, system, owner }) => ({
    clause: written,
    kept: { system, owner: owner === undefined ? null : partyOf({ queries, asOf: queries.today() }, owner) },
  }));

/** True when a name as people write it, with or without a standard, means the clause or one around it. */
export function covers(written: string, ref: string): boolean {
  const named = clause(written)?.ref ?? written;
  if (named.includes('/') && standardOf(named) !== standardOf(ref)) return false;
  return isWithin(ref, named);
}

/** True when it means a part of the clause, or the clause itself. */
export function isInside(written: string, ref: string): boolean {
  const named = clause(written)?.ref ?? written;
  if (named.includes('/') && standardOf(named) !== standardOf(ref)) return false;
  return isWithin(named, ref);
}
