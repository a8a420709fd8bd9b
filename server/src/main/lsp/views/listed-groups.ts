import { features } from '../../../core/features.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ListedRecord, RecordGroup, RecordGroupsParams } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { ownerNames } from './found-records.ts';
import { type Group, groupsOf } from './record-groups.ts';
import { recordSummaries } from './record-summaries.ts';

type Asked = Omit<RecordGroupsParams, 'root'>;
type Counts = Readonly<Record<Severity, number>>;

/** The groups of a root with what is listed in each; those without any only where something is missing there. */
export async function recordGroups(
  session: RootSession,
  project: Project,
  asked: Asked,
): Promise<RecordGroup[]> {
  const found = findingsByRecord(project);
  const groups = await listedGroups(session, project, asked, found);
  return groups.map(({ key, title, about, records, lacks }) => ({
    root: session.root,
    ...{ key, title, about },
    records: records.length,
    findings: countsOf(records.flatMap((record) => found(record))),
    mark: markOf(records, project),
    lacks: lacks === null ? '' : project.language.text(lacks),
  }));
}

/** What was read of a file, numbered as it comes: a file that is read anew gets another number. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function markOf(records: readonly QmsRecord[], { store }: Project): string {
  let mark = 0;
  for (const { file } of records) {
    const facts = store.factsOf(file);
    if (facts === undefined) continue;
    let number = numbers.get(facts);
    if (number === undefined) {
      lastNumber += 1;
      number = lastNumber;
      numbers.set(facts, number);
    }
    mark = (Math.imul(mark, 31) + number) | 0;
  }
  return mark.toString(36);
}

/** The records of one group, with who answers for each and what is found on it. */
export async function groupRecords(
  session: RootSession,
  project: Project,
  asked: Asked,
  key: string,
): Promise<ListedRecord[]> {
  const found = findingsByRecord(project);
  const groups = await listedGroups(session, project, asked, found);
  const records = groups.find((group) => group.key === key)?.records ?? [];
  const summaries = await recordSummaries(session, project, records);
  return records.flatMap((record) => {
    const summary = summaries.get(record.key);
    if (summary === undefined) return [];
    return [{ ...summary, owner: ownerNames(record, project), findings: countsOf(found(record)) }];
  });
}

type FindingsOf = (record: QmsRecord) => readonly Finding[];

async function listedGroups(
  session: RootSession,
  project: Project,
  { by, text = '', only, among }: Asked,
  found: FindingsOf,
): Promise<readonly Group[]> {
  const groups = await groupsOf(by, project, only === 'gaps');
  const named = among && new Set(among.map(({ uri, id }) => `${uri} ${id}`));
  const words = text.trim().toLowerCase();
  const holding =
    words === ''
      ? null
      : new Set(
          features.findRecords(project, words, { most: Number.POSITIVE_INFINITY }).map(({ key }) => key),
        );
  return groups.flatMap((group): readonly Group[] => {
    if (only === 'gaps' && group.lacks === null) return [];
    // Who writes the name of a group wants all of it.
    const isMeant = words !== '' && group.title.toLowerCase().includes(words);
    const records = group.records.filter(
      (record) =>
        (named === undefined || named.has(`${session.uriOf(record.file)} ${record.id}`)) &&
        (only !== 'findings' || found(record).length > 0) &&
        (holding === null || isMeant || holding.has(record.key)),
    );
    const isKept =
      records.length > 0 || (only === 'gaps' && named === undefined && (words === '' || isMeant));
    return isKept ? [{ ...group, records }] : [];
  });
}

/** What was found on each record. */
function findingsByRecord(project: Project): FindingsOf {
  const groups = new Map<string, Finding[]>();
  for (const finding of project.outcome().findings) {
    const key = `${finding.file} ${finding.record ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return ({ file, id }) => groups.get(`${file} ${id}`) ?? [];
}

function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
