import type { QmsRecord } from '../../../model/record.ts';
import { textsOf } from '../../../records/values.ts';
import { type ClauseEntry, clause, clauseLabel, edition } from '../../../standards/lookup.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClauseRecords } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { byId, recordSummaries } from './record-summaries.ts';

/** The clauses of the standards in use, in their order. */
export const clausesInUse = (project: Project): ClauseEntry[] =>
  project.configuration.standards.flatMap(({ id }) =>
    (edition(id)?.clauses ?? []).flatMap(({ number }) => clause(`${id}/${number}`) ?? []),
  );

/** Clauses of the standards in use that a record is about, by its type and by its own `clauses`. */
function clausesOf(record: QmsRecord, project: Project): Set<string> {
  const own = project.catalogue.get(record.type)?.clause ?? null;
  const named = [...textsOf(record.data['clauses']), ...(own === null ? [] : [own])];
  const refs = named.flatMap((name) =>
    name.includes('/') ? [name] : project.configuration.standards.map(({ id }) => `${id}/${name}`),
  );
  return new Set(refs.flatMap((ref) => clause(ref)?.ref ?? []));
}

/** Records that are not void, by the clauses they are about. */
export function recordsByClause(project: Project): ReadonlyMap<string, readonly QmsRecord[]> {
  const groups = new Map<string, QmsRecord[]>();
  for (const record of project.store.records.values()) {
    if (record.id === '' || record.phase === 'void') continue;
    for (const ref of clausesOf(record, project)) {
      const group = groups.get(ref);
      if (group === undefined) groups.set(ref, [record]);
      else group.push(record);
    }
  }
  return groups;
}

/** Clauses that records are about, each with its records. */
export async function clauseRecords(session: RootSession, project: Project): Promise<ClauseRecords[]> {
  const groups = recordsByClause(project);
  const summaries = await recordSummaries(session, project, new Set([...groups.values()].flat()));
  return clausesInUse(project).flatMap(({ ref, title, summary }) => {
    const records = (groups.get(ref) ?? []).flatMap(({ key }) => summaries.get(key) ?? []);
    if (records.length === 0) return [];
    return [
      {
        root: session.root,
        clause: ref,
        label: clauseLabel(ref),
        title,
        summary,
        records: records.sort(byId),
      },
    ];
  });
}
