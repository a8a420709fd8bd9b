import type { Finding, SuppressedFinding } from '../../model/finding.ts';
import { boundedMap } from '../../pack/facts/limits.ts';
import { dateOf } from '../../records/dates.ts';
import { type ClauseEntry, edition } from '../../standards/lookup.ts';
import type { Outcome } from '../../workspace/findings/publisher.ts';
import type { Project } from '../../workspace/project.ts';
import {
  type ClauseCoverage,
  type ClauseState,
  type Coverage,
  type Gap,
  gapBases,
  type StandardCoverage,
} from '../model.ts';
import { clausesOf, depthOf, isPartOf, numberOf } from './clauses.ts';
import { countRecords, entriesOf, isBetter, stateOf } from './entries.ts';
import { type Evidence, type EvidenceByClause, evidenceByClause } from './evidence.ts';
import { byClause, countsOf, foundEntry, gravity } from './findings.ts';
import { absence, basesOf, foundGaps, typesFor } from './gaps.ts';
import { covers, exclusionsOf, isInside, systemsOf } from './scope.ts';

/** Everything the clauses of all standards are made from. */
interface Sources {
  readonly project: Project;
  readonly outcome: Outcome;
  readonly evidence: EvidenceByClause;
  readonly found: ReadonlyMap<string, readonly Finding[]>;
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
  const sources: Sources = {
    project,
    outcome,
    evidence: evidenceByClause(project),
    found: byClause(outcome.findings),
    silenced: byClause(outcome.suppressed),
    exclusions: exclusionsOf(queries),
    systems: systemsOf(configuration, queries),
  };
  return {
    version: 1,
    organization: configuration.organization,
    asOf: project.today,
    standards: configuration.standards.map(({ id, from, until }) => ({
      id,
      from: dateOf(from),
      until: dateOf(until),
      inForce: (dateOf(from) ?? '') <= project.today && project.today <= (dateOf(until) ?? project.today),
      ...standardCoverage(id, sources),
    })),
  };
}

type Standing = Omit<StandardCoverage, 'id' | 'from' | 'until' | 'inForce'>;

function standardCoverage(standard: string, sources: Sources): Standing {
  const { project, outcome } = sources;
  const rows = clausesOf(standard).map((entry) => ({ entry, row: clauseRow(entry, sources) }));
  const whole = rows.filter(({ row }) => row.depth === 2);
  const missing = whole.flatMap(({ entry, row }): Gap[] => {
    const types = typesFor(entry.ref, project.catalogue, project.configuration);
    const gap = absence(row, 'required', types);
    return gap === null ? [] : [gap];
  });
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
    gapCounts: gapCountsOf(gaps),
    clauses: rows.map(({ row }) => ({
      ...row,
      gaps: gapBases.filter(
        (basis) =>
          row.gaps.includes(basis) ||
          missing.some((gap) => gap.basis === basis && gap.clauses.includes(row.ref)),
      ),
    })),
    gaps,
  };
}

/** A clause with all that belongs to its parts; of a part, what belongs to it; of a chapter, its heading. */
function clauseRow(entry: ClauseEntry, sources: Sources): ClauseCoverage {
  const depth = depthOf(entry);
  const isChapter = depth === 1;
  const isWanted = (ref: string): boolean => !isChapter && isPartOf(ref, entry.ref);
  const evidence = evidenceOf(sources.evidence, isWanted);
  const findings = membersOf(sources.found, isWanted);
  // A clause is kept elsewhere where it is named, or all around it is; of a clause of two numbers also what is of its parts.
  const isNamed = (written: string): boolean =>
    !isChapter && (covers(written, entry.ref) || (depth === 2 && isInside(written, entry.ref)));
  const elsewhere = sources.systems.filter(({ clause }) => isNamed(clause)).map(({ kept }) => kept);
  const exclusions = sources.exclusions.filter(({ requirement }) => isNamed(requirement));
  return {
    ref: entry.ref,
    label: numberOf(entry),
    title: entry.title,
    summary: entry.summary,
    depth,
    state: isChapter
      ? null
      : stateOf(evidence, {
          isElsewhere: elsewhere.length > 0,
          // Leaving out a part does not leave out the rest.
          isExcluded: exclusions.some(({ requirement }) => covers(requirement, entry.ref)),
        }),
    counts: countRecords(evidence),
    records: entriesOf(evidence),
    elsewhere,
    exclusions,
    findingCounts: countsOf(findings),
    findings: boundedMap(
      findings.toSorted((left, right) => gravity[left.severity] - gravity[right.severity]),
      foundEntry,
    ),
    silenced: membersOf(sources.silenced, isWanted).length,
    gaps: basesOf(findings),
  };
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
