import type { Finding } from '../../model/finding.ts';
import { bounded, boundedMap } from '../../pack/facts/limits.ts';
import type { SchemaCatalogue } from '../../schemas/catalogue.ts';
import { type ClauseState, type DocumentedCoverage, type Gap, type GapBasis, gapBases } from '../model.ts';
import { isPartOf, ownNumber, type RefsOf } from './clauses.ts';
import { foundEntry, gravity } from './findings.ts';

/** Of a finding that is no fault of form. */
const gapBasis = ({ basis }: Finding): GapBasis | null => (basis === 'technical' ? null : basis);

/** The bases on which something was found. */
export const basesOf = (findings: readonly Finding[]): readonly GapBasis[] =>
  gapBases.filter((basis) => findings.some((finding) => gapBasis(finding) === basis));

/** What nothing shows today, as a gap; none where something does or need not. */
export function absence(
  of: Pick<DocumentedCoverage, 'ref' | 'title' | 'records'> & { readonly state: ClauseState | null },
  basis: GapBasis,
  types: readonly string[],
): Gap | null {
  const { state, ref, title, records } = of;
  if (state === null || !Object.hasOwn(kinds, state)) return null;
  return {
    basis,
    clauses: [ref],
    kind: kinds[state as keyof typeof kinds],
    what: title,
    rule: null,
    found: bounded([]),
    types,
    records: { items: records.items.map(({ link }) => link), more: records.more },
  };
}

const kinds = { none: 'absent', 'in-work': 'in-work', past: 'past' } as const;

/** Types of record made for a clause, or a part of it, by their schema. */
export const typesFor = (ref: string, catalogue: SchemaCatalogue, refsOf: RefsOf): readonly string[] =>
  catalogue.types().filter((type) => {
    const clause = catalogue.get(type)?.clause ?? null;
    const refs = clause === null ? [] : refsOf(clause.includes('/') ? clause : ownNumber(clause));
    return refs.some((own) => isPartOf(own, ref) || isPartOf(ref, own));
  });

/** What the rules found on clauses of a standard, alike things together: by rule, gravest first. */
export function foundGaps(
  findings: readonly Finding[],
  isOfStandard: (ref: string) => boolean,
  titleOf: (rule: string) => string,
): readonly Gap[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const clauses = finding.clauses.filter(isOfStandard);
    const basis = gapBasis(finding);
    if (clauses.length === 0 || basis === null) continue;
    const key = `${basis} ${finding.rule} ${clauses.join(' ')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group): Gap => {
    const [first] = group;
    return {
      basis: gapBasis(first!)!,
      clauses: first!.clauses.filter(isOfStandard),
      kind: 'finding',
      what: null,
      rule: { id: first!.rule, title: titleOf(first!.rule) },
      found: boundedMap(
        group.toSorted((left, right) => gravity[left.severity] - gravity[right.severity]),
        foundEntry,
      ),
      types: [],
      records: bounded([]),
    };
  });
}
