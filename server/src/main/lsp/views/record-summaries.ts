import type { QmsRecord } from '../../../model/record.ts';
import type { Range } from '../../../model/text.ts';
import type { Project } from '../../../workspace/project.ts';
import { formerIdsOf } from '../../../workspace/record-uses.ts';
import type { RecordSummary } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';

/** Where a record begins that has a file to itself. */
const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What a view shows of a record, pointing at a place in its file. */
export function recordSummary(
  session: RootSession,
  project: Project,
  record: QmsRecord,
  range: Range = start,
): RecordSummary {
  return {
    root: session.root,
    id: record.id,
    version: record.version,
    title: record.title,
    type: record.type,
    typeTitle: project.catalogue.get(record.type)?.title ?? record.type,
    status: record.status,
    phase: record.phase,
    current: project.queries.record(record.id)?.key === record.key,
    formerIds: formerIdsOf(record),
    uri: session.uriOf(record.file),
    range,
  };
}

/** Records by key, with where they stand. A file is read again only where it holds several records. */
export async function recordSummaries(
  session: RootSession,
  project: Project,
  records: Iterable<QmsRecord>,
): Promise<ReadonlyMap<string, RecordSummary>> {
  const byFile = new Map<string, QmsRecord[]>();
  for (const record of records) {
    const inFile = byFile.get(record.file);
    if (inFile === undefined) byFile.set(record.file, [record]);
    else inFile.push(record);
  }
  const summaries = new Map<string, RecordSummary>();
  for (const [path, inFile] of byFile) {
    const several = (project.store.factsOf(path)?.records.length ?? 0) > 1;
    const file = several ? await session.locate(path) : null;
    for (const record of inFile) {
      const place = { file: path, record: record.key, path: ['id'] };
      const range = file?.rangeOf(file.spanOf(place, record, project.configuration.aliases));
      summaries.set(record.key, recordSummary(session, project, record, range));
    }
  }
  return summaries;
}

/** The records of a root that have an id, by id, of some types or of all. */
export async function records(
  session: RootSession,
  project: Project,
  types: readonly string[] | null,
): Promise<RecordSummary[]> {
  const all = [...project.store.records.values()].filter(
    ({ id, type }) => id !== '' && (types === null || types.includes(type)),
  );
  const summaries = [...(await recordSummaries(session, project, all)).values()];
  return summaries.sort(byId);
}

/** The order of records in views. */
export const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
