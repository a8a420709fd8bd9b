import { features } from '../../../core/features.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { idsOf } from '../../../records/values.ts';
import type { Project } from '../../../workspace/project.ts';
import type { FoundRecord } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummaries } from './record-summaries.ts';

/** So many are listed: who does not see what is sought among them writes another word. */
const mostFound = 100;

/** The records that answer a query best, with who answers for each. */
export async function foundRecords(
  session: RootSession,
  project: Project,
  query: string,
): Promise<FoundRecord[]> {
  const found = features.findRecords(project, query, { most: mostFound });
  const summaries = await recordSummaries(session, project, found);
  return found.flatMap((record) => {
    const summary = summaries.get(record.key);
    return summary === undefined ? [] : [{ ...summary, owner: ownerNames(record, project) }];
  });
}

/** Who answers for a record, for people; empty where nobody does. */
export const ownerNames = ({ data }: QmsRecord, { queries, language }: Project): string =>
  idsOf(data['owner'])
    .map((owner) => language.text(features.ownerWords(queries, owner)))
    .join(', ');
