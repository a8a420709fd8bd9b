import type { Configuration } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import { linkTo, partyOf } from '../../pack/facts/context.ts';
import { mappingsOf, textOf } from '../../records/values.ts';
import type { ClauseCoverage, Exclusion } from '../model.ts';
import type { RefsOf } from './clauses.ts';

/** Something said of a clause, and the clauses this is in each edition. */
export interface SaidOf<T> {
  readonly refs: readonly string[];
  readonly said: T;
}

/** Requirements that scopes in use leave out. */
export const exclusionsOf = (queries: Queries, refsOf: RefsOf): readonly SaidOf<Exclusion>[] =>
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
                refs: refsOf(requirement),
                said: {
                  requirement,
                  reason: textOf(value['reason']),
                  scope: linkTo(scope, ['exclusions', index]),
                },
              },
            ];
      }),
    );

/** The systems outside of the repository that qms.yaml names. */
export const systemsOf = (
  { elsewhere }: Configuration,
  queries: Queries,
  refsOf: RefsOf,
): readonly SaidOf<KeptElsewhere>[] =>
  elsewhere.map(({ clause, system, owner }) => ({
    refs: refsOf(clause),
    said: {
      system,
      owner: owner === undefined ? null : partyOf({ queries, asOf: queries.today() }, owner),
    },
  }));

type KeptElsewhere = ClauseCoverage['elsewhere'][number];
