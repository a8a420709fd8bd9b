import { isWithin } from '../../../domain/elsewhere.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { isObject, listOf, textOf } from '../../../records/values.ts';
import { type ClauseEntry, clause, clauseLabel } from '../../../standards/lookup.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClauseCoverage } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { clausesInUse, recordsByClause } from './clause-records.ts';
import { byId, recordSummaries } from './record-summaries.ts';

/** How many records and findings are listed for one clause; how many there are is said all the same. */
const listed = 50;

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

const nothing = {
  records: [] as QmsRecord[],
  findings: [] as Finding[],
  elsewhere: [] as string[],
  exclusions: [] as string[],
};

/**
 * What there is for the clauses of the standards in use: the chapters as headings, the clauses of two numbers with
 * all that belongs to their parts, and of the parts those that a record, a finding or qms.yaml names.
 */
export async function clauseCoverage(session: RootSession, project: Project): Promise<ClauseCoverage[]> {
  const groups = recordsByClause(project);
  const found = findingsByClause(project);
  const leftOut = exclusions(project);
  const rows = clausesInUse(project).flatMap((entry) => {
    const depth = entry.number.split('.').length;
    if (depth === 1) return [{ ...nothing, entry, depth }];
    const isClause = depth === 2;
    const holds = (ref: string): boolean =>
      isClause ? editionOf(ref) === entry.edition.id && isWithin(ref, entry.ref) : ref === entry.ref;
    const names = (written: string): boolean =>
      isClause ? isWithin(entry.ref, written) : isWithin(entry.ref, written) && isWithin(written, entry.ref);
    const row = {
      entry,
      depth,
      records: membersOf(groups, holds),
      findings: membersOf(found, holds),
      elsewhere: project.configuration.elsewhere
        .filter(({ clause }) => names(clause))
        .map(({ system }) => system),
      exclusions: leftOut.filter(({ requirement }) => names(requirement)).map(({ reason }) => reason),
    };
    const says = [row.records, row.findings, row.elsewhere, row.exclusions].some(({ length }) => length > 0);
    return isClause || says ? [row] : [];
  });
  const first = rows.map(({ records }) => records.toSorted(byId).slice(0, listed));
  const summaries = await recordSummaries(session, project, new Set(first.flat()));
  return rows.map(({ entry, depth, records, findings, elsewhere, exclusions }, index) => ({
    root: session.root,
    clause: entry.ref,
    label: numberOf(entry),
    title: entry.title,
    summary: entry.summary,
    depth,
    recordCount: records.length,
    records: first[index]!.flatMap(({ key }) => summaries.get(key) ?? []),
    elsewhere,
    exclusions,
    findingCounts: countsOf(findings),
    findings: findings
      .toSorted((left, right) => gravity[left.severity] - gravity[right.severity])
      .slice(0, listed)
      .map(({ severity, message, file, range }) => ({ severity, message, uri: session.uriOf(file), range })),
  }));
}

const editionOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('/'));

/** `9.3.2 c)`, without the standard. */
const numberOf = (entry: ClauseEntry): string =>
  clauseLabel(entry.ref).slice(`${entry.edition.name}, `.length);

/** The members of those groups whose clause is wanted, each once. */
function membersOf<T>(groups: ReadonlyMap<string, readonly T[]>, wanted: (ref: string) => boolean): T[] {
  const members = new Set<T>();
  for (const [ref, group] of groups) if (wanted(ref)) for (const member of group) members.add(member);
  return [...members];
}

function findingsByClause(project: Project): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of project.outcome().findings) {
    for (const ref of finding.clauses) {
      const group = groups.get(ref);
      if (group === undefined) groups.set(ref, [finding]);
      else group.push(finding);
    }
  }
  return groups;
}

function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Requirements that scopes in use leave out. */
function exclusions(project: Project): { readonly requirement: string; readonly reason: string }[] {
  return project.store
    .ofType('scope')
    .filter(({ phase }) => phase === 'active')
    .flatMap(({ data }) => listOf(data['exclusions']))
    .flatMap((entry) => {
      const requirement = isObject(entry) ? textOf(entry['requirement']) : null;
      const known = requirement === null ? undefined : (clause(requirement)?.ref ?? requirement);
      return known === undefined || !isObject(entry)
        ? []
        : [{ requirement: known, reason: textOf(entry['reason']) ?? '' }];
    });
}
