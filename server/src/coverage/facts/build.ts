import { isInForceOn } from '../../domain/editions.ts';
import type { Finding, SuppressedFinding } from '../../model/finding.ts';
import { boundedMap } from '../../pack/facts/limits.ts';
import { dateOf } from '../../records/dates.ts';
import { documentedInformation } from '../../standards/documented-information.ts';
import { type ClauseEntry, clausesIn, edition } from '../../standards/lookup.ts';
import type { Outcome } from '../../workspace/findings/publisher.ts';
import type { Project } from '../../workspace/project.ts';
import {
  type ClauseCoverage,
  type ClauseState,
  type Coverage,
  type DocumentedCoverage,
  type Gap,
  gapBases,
  type StandardCoverage,
} from '../model.ts';
import { clausesOf, depthOf, isPartOf, numberOf, type RefsOf, refsIn } from './clauses.ts';
import { documentedOf } from './documented.ts';
import { countRecords, entriesOf, isBetter, stateOf } from './entries.ts';
import { type Evidence, type EvidenceByClause, evidenceByClause } from './evidence.ts';
import { byClause, countsOf, type FindingsOn, findingsOn, foundEntry, gravity } from './findings.ts';
import { absence, basesOf, foundGaps, typesFor } from './gaps.ts';
import { exclusionsOf, type SaidOf, systemsOf } from './scope.ts';

/** Everything the clauses of all standards are made from. */
interface Sources {
  readonly project: Project;
  readonly outcome: Outcome;
  readonly refsOf: RefsOf;
  readonly evidence: EvidenceByClause;
  readonly found: ReadonlyMap<string, readonly Finding[]>;
  readonly foundOn: FindingsOn;
  readonly silenced: ReadonlyMap<string, readonly SuppressedFinding[]>;
  readonly exclusions: ReturnType<typeof exclusionsOf>;
  readonly systems: ReturnType<typeof systemsOf>;
}

/**
 * What there is for each clause of the standards in use, and what is missing: a pure function of an open root and of
 * what was found in it.
 */
export function buildCoverage(project: Project, outcome: Outcome): Coverage {
  const { configuration, queries } = project;
  const refsOf = refsIn(configuration.standards, project.today);
  const sources: Sources = {
    project,
    outcome,
    refsOf,
    evidence: evidenceByClause(project, refsOf),
    found: byClause(outcome.findings),
    foundOn: findingsOn(outcome.findings),
    silenced: byClause(outcome.suppressed),
    exclusions: exclusionsOf(queries, refsOf),
    systems: systemsOf(configuration, queries, refsOf),
  };
  return {
    version: 1,
    organization: configuration.organization,
    asOf: project.today,
    standards: configuration.standards.map((standard) => ({
      id: standard.id,
      from: dateOf(standard.from),
      until: dateOf(standard.until),
      inForce: isInForceOn(standard, project.today),
      ...standardCoverage(standard.id, sources),
    })),
  };
}

type Standing = Omit<StandardCoverage, 'id' | 'from' | 'until' | 'inForce'>;

function standardCoverage(standard: string, sources: Sources): Standing {
  const { project, outcome } = sources;
  const rows = clausesOf(standard).map((entry) => ({ entry, row: clauseRow(entry, sources) }));
  const whole = rows.filter(({ row }) => row.depth === 2);
  const documented = documentedOf(standard, {
    ...sources,
    ofType: (type) => project.queries.ofType(type),
  });
  const missing = absences(standard, rows, documented, sources);
  const isOfStandard = (ref: string): boolean => ref.startsWith(`${standard}/`);
  const titleOf = (rule: string): string => project.ruleOf(rule)?.title ?? rule;
  const order = new Map(rows.map(({ row }, at) => [row.ref, at]));
  const place = ({ clauses }: Gap): number => order.get(clauses[0] ?? '') ?? rows.length;
  const gaps = [...missing, ...foundGaps(outcome.findings, isOfStandard, titleOf)].sort(
    (left, right) =>
      gapBases.indexOf(left.basis) - gapBases.indexOf(right.basis) || place(left) - place(right),
  );
  return {
    name: edition(standard)?.name ?? standard,
    known: edition(standard) !== undefined,
    totals: totalsOf(whole.map(({ row }) => row)),
    caution: edition(standard)?.caution ?? null,
    gapCounts: gapCountsOf(gaps),
    documented,
    clauses: rows.map(({ row }) => ({
      ...row,
      gaps: gapBases.filter(
        (basis) =>
          row.gaps.includes(basis) ||
          (row.depth > 1 &&
            missing.some((gap) => gap.basis === basis && gap.clauses.some((ref) => isPartOf(ref, row.ref)))),
      ),
    })),
    gaps,
  };
}

/**
 * What nothing shows: documents and records first, then clauses of two numbers of which no part is named yet. Where a
 * rule speaks for the standard, it says more exactly what is missing.
 */
function absences(
  standard: string,
  rows: readonly { readonly row: ClauseCoverage }[],
  documented: readonly DocumentedCoverage[],
  { project, refsOf }: Sources,
): readonly Gap[] {
  const saidByRules = rows
    .filter(({ row }) => row.depth > 1 && (row.gaps.includes('documented') || row.gaps.includes('required')))
    .map(({ row }) => row.ref);
  const typesIn = new Map(documentedInformation(standard).map(({ slug, types }) => [slug, types]));
  const papers = documented
    .filter(({ ref, ifItHappens }) => !ifItHappens && !saidByRules.some((said) => isPartOf(said, ref)))
    .flatMap((each) => absence(each, 'documented', typesIn.get(each.slug) ?? []) ?? []);
  const named = [...saidByRules, ...papers.flatMap(({ clauses }) => clauses)];
  const doings = rows
    .filter(({ row }) => row.depth === 2 && !named.some((ref) => isPartOf(ref, row.ref)))
    .flatMap(({ row }) => absence(row, 'required', typesFor(row.ref, project.catalogue, refsOf)) ?? []);
  return [...papers, ...doings];
}

/** A clause with all that belongs to its parts; of a part, what belongs to it; of a chapter, its heading. */
function clauseRow(entry: ClauseEntry, sources: Sources): ClauseCoverage {
  const depth = depthOf(entry);
  const isChapter = depth === 1;
  const isWanted = (ref: string): boolean => !isChapter && isPartOf(ref, entry.ref);
  const evidence = evidenceOf(sources.evidence, isWanted);
  const asked = membersOf(sources.found, isWanted);
  // A record that is made for the clause speaks for it: what is wrong with it is seen here, whatever clause the rule names.
  const made = evidence.filter(({ by }) => by !== 'content');
  const findings = [...new Set([...asked, ...made.flatMap(({ record }) => sources.foundOn(record))])];
  const covers = ({ refs }: SaidOf<unknown>): boolean => refs.some((ref) => isPartOf(entry.ref, ref));
  // What is said of a part of a clause of two numbers stands there too.
  const isSaid = ({ refs }: SaidOf<unknown>): boolean =>
    !isChapter &&
    (covers({ refs, said: null }) || (depth === 2 && refs.some((ref) => isPartOf(ref, entry.ref))));
  const elsewhere = sources.systems.filter(isSaid);
  const exclusions = sources.exclusions.filter(isSaid);
  return {
    ref: entry.ref,
    label: numberOf(entry),
    title: entry.title,
    summary: entry.summary,
    otherNumbers: otherNumbers(entry, sources.project),
    depth,
    state: isChapter
      ? null
      : stateOf(evidence, {
          isElsewhere: elsewhere.length > 0,
          // Leaving out a part does not leave out the rest.
          isExcluded: exclusions.some(covers),
        }),
    counts: countRecords(evidence),
    records: entriesOf(evidence),
    elsewhere: elsewhere.map(({ said }) => said),
    exclusions: exclusions.map(({ said }) => said),
    findingCounts: countsOf(findings),
    findings: boundedMap(
      findings.toSorted((left, right) => gravity[left.severity] - gravity[right.severity]),
      foundEntry,
    ),
    silenced: membersOf(sources.silenced, isWanted).length,
    gaps: basesOf(asked),
  };
}

/** Under which other numbers other editions in use ask for the same. */
function otherNumbers(entry: ClauseEntry, { configuration }: Project): ClauseCoverage['otherNumbers'] {
  return configuration.standards.flatMap(({ id }) => {
    if (id === entry.edition.id) return [];
    const same = clausesIn(entry.ref, id);
    const [first] = same;
    return first === undefined || same.every(({ number }) => number === entry.number)
      ? []
      : [{ edition: id, name: first.edition.name, labels: same.map(numberOf) }];
  });
}

/** The members of those groups whose clause is wanted, each once. */
function membersOf<T>(groups: ReadonlyMap<string, readonly T[]>, isWanted: (ref: string) => boolean): T[] {
  const members = new Set<T>();
  for (const [ref, group] of groups) if (isWanted(ref)) for (const member of group) members.add(member);
  return [...members];
}

/** The records of those clauses, each once, with the best reason there is. */
function evidenceOf(groups: EvidenceByClause, isWanted: (ref: string) => boolean): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const evidence of membersOf(groups, isWanted)) {
    const { key } = evidence.record;
    const known = found.get(key);
    if (known === undefined || isBetter(evidence.by, known.by)) found.set(key, evidence);
  }
  return [...found.values()];
}

function totalsOf(clauses: readonly ClauseCoverage[]): StandardCoverage['totals'] {
  const count = (state: ClauseState): number => clauses.filter((row) => row.state === state).length;
  return {
    clauses: clauses.length,
    shown: count('shown'),
    elsewhere: count('elsewhere'),
    excluded: count('excluded'),
    'in-work': count('in-work'),
    past: count('past'),
    none: count('none'),
  };
}

const gapCountsOf = (gaps: readonly Gap[]): StandardCoverage['gapCounts'] => {
  const count = (basis: Gap['basis']): number =>
    gaps
      .filter((gap) => gap.basis === basis)
      .reduce((sum, { kind, found }) => sum + (kind === 'finding' ? found.items.length + found.more : 1), 0);
  return {
    documented: count('documented'),
    required: count('required'),
    own: count('own'),
    practice: count('practice'),
  };
};

/** The same with only the clauses in which something is missing. */
export const gapsOf = (coverage: Coverage): Coverage => ({
  ...coverage,
  standards: coverage.standards.map((standard) => ({
    ...standard,
    clauses: standard.clauses.filter(({ gaps }) => gaps.length > 0),
  })),
});
