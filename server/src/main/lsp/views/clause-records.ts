import { coverages } from '../../../core/coverage.ts';
import { clauseLabel } from '../../../standards/lookup.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClauseRecords } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { byId, recordSummaries } from './record-summaries.ts';

/** Clauses that records are about, each with its records. */
export async function clauseRecords(session: RootSession, project: Project): Promise<ClauseRecords[]> {
  const clauses = coverages.namedRecords(project);
  const summaries = await recordSummaries(
    session,
    project,
    new Set(clauses.flatMap(({ records }) => records)),
  );
  return clauses.flatMap(({ clause: { ref, title, summary }, records: named }) => {
    const records = named.flatMap(({ key }) => summaries.get(key) ?? []);
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
