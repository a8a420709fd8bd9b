import type { QmsRecord } from '../../model/record.ts';
import { isBlank } from '../../records/values.ts';
import { type DocumentedInformation, documentedInformation } from '../../standards/documented-information.ts';
import { clause } from '../../standards/lookup.ts';
import type { DocumentedCoverage } from '../model.ts';
import { isPartOf, numberOf } from './clauses.ts';
import { entriesOf, stateOf } from './entries.ts';
import type { Evidence, EvidenceByClause } from './evidence.ts';
import type { exclusionsOf, SaidOf, systemsOf } from './scope.ts';

/** By type: fields of which one at least holds what is asked for; of other types a record is enough. */
const held: Readonly<Record<string, readonly string[]>> = {
  indicator: ['readings', 'data'],
  supplier: ['evaluations'],
  competence: ['holders', 'data'],
  equipment: ['calibrations', 'lastCalibration', 'fitness'],
  change: ['authorizedBy', 'review'],
};

/** Asked for where something has happened: nobody has to have any. */
const ifItHappens: ReadonlySet<string> = new Set([
  'property-of-others',
  'operational-changes',
  'nonconforming-outputs',
  'nonconformities',
]);

/** Documents are about anything: which clause one is evidence of, it says itself. */
const isAboutAnything = (type: string): boolean => type === 'document';

const holds = ({ type, data }: QmsRecord): boolean => {
  const fields = Object.hasOwn(held, type) ? held[type]! : [];
  return fields.length === 0 || fields.some((field) => !isBlank(data[field]));
};

export interface DocumentedSources {
  readonly evidence: EvidenceByClause;
  readonly ofType: (type: string) => readonly QmsRecord[];
  readonly systems: ReturnType<typeof systemsOf>;
  readonly exclusions: ReturnType<typeof exclusionsOf>;
}

/** What an edition asks to have in writing, and the records that are it. */
export const documentedOf = (editionId: string, sources: DocumentedSources): readonly DocumentedCoverage[] =>
  documentedInformation(editionId).map((asked) => coverageOf(asked, sources));

function coverageOf(asked: DocumentedInformation, sources: DocumentedSources): DocumentedCoverage {
  const evidence = evidenceFor(asked, sources);
  const isSaid = ({ refs }: SaidOf<unknown>): boolean =>
    refs.some((ref) => isPartOf(asked.clause, ref) || isPartOf(ref, asked.clause));
  const elsewhere = sources.systems.filter(isSaid).map(({ said }) => said);
  const exclusions = sources.exclusions
    .filter(({ refs }) => refs.some((ref) => isPartOf(asked.clause, ref)))
    .map(({ said }) => said);
  const entry = clause(asked.clause);
  return {
    slug: asked.slug,
    kind: asked.kind,
    ifItHappens: ifItHappens.has(asked.slug),
    title: asked.title,
    ref: asked.clause,
    label: entry === undefined ? asked.clause : numberOf(entry),
    state: stateOf(evidence, { isElsewhere: elsewhere.length > 0, isExcluded: exclusions.length > 0 }),
    records: entriesOf(evidence),
    elsewhere,
    exclusions,
  };
}

/** Records of the types that are it, and whatever else is evidence of the clause because it says so or is made for it. */
function evidenceFor(
  { types, clause: asked }: DocumentedInformation,
  { evidence, ofType }: DocumentedSources,
): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const type of types)
    if (!isAboutAnything(type))
      for (const record of ofType(type))
        if (record.id !== '' && record.phase !== 'void' && holds(record))
          found.set(record.key, { record, by: 'type' });
  for (const [ref, group] of evidence)
    if (isPartOf(ref, asked))
      for (const each of group)
        if (each.by === 'clauses' || types.every(isAboutAnything)) found.set(each.record.key, each);
  return [...found.values()];
}
