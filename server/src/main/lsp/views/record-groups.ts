import { coverages } from '../../../core/coverage.ts';
import { features } from '../../../core/features.ts';
import type { ClauseState, Coverage } from '../../../coverage/model.ts';
import { activeRoles, holdersOn } from '../../../domain/people/roles.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Message } from '../../../model/message.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { titleOf } from '../../../records/record-title.ts';
import { idsOf } from '../../../records/values.ts';
import { clauseLabel } from '../../../standards/lookup.ts';
import type { Project } from '../../../workspace/project.ts';
import type { GroupedBy } from '../protocol.ts';
import { byId } from './record-summaries.ts';

const say = defineMessages('server.record-groups', {
  noProcess: 'No process named',
  noOwner: 'Nobody named',
  processUnused: 'no record names it',
  vacant: 'held by nobody',
  gone: 'no longer here',
});

/** Records that belong together in a view. */
export interface Group {
  /** The same as long as the group is. */
  readonly key: string;
  readonly title: string;
  /** More about it, for a pointer that rests on it. */
  readonly about: string;
  readonly records: readonly QmsRecord[];
  /** What is missing here; null where nothing is known to be. */
  readonly lacks: Message | null;
}

/**
 * The records of a root in groups, those of each by id.
 * @param wantsGaps whether groups are wanted that have no records, because something is missing there
 */
export async function groupsOf(
  by: GroupedBy,
  project: Project,
  wantsGaps: boolean,
): Promise<readonly Group[]> {
  const groups = grouping[by](project);
  const coverage = wantsGaps && (by === 'clause' || by === 'type') ? await coverages.build(project) : null;
  const all = coverage === null ? groups : withGaps[by as 'clause' | 'type'](groups, coverage, project);
  return all.map((group) => ({ ...group, records: group.records.toSorted(byId) }));
}

const grouping: Readonly<Record<GroupedBy, (project: Project) => readonly Group[]>> = {
  clause: byClause,
  process: byProcess,
  owner: byOwner,
  type: byType,
};

/** Clauses that records are for. */
function byClause(project: Project): readonly Group[] {
  const clauses = coverages.namedRecords(project).filter(({ records }) => records.some(hasId));
  const isOneStandard = new Set(clauses.map(({ clause: { edition } }) => edition.id)).size <= 1;
  // An edition may be named for several times.
  const once = [...new Map(clauses.map((each) => [each.clause.ref, each])).values()];
  return once.map(({ clause: { ref, title, summary, number }, records }) => ({
    key: ref,
    title: `${isOneStandard ? number : clauseLabel(ref)} ${title}`,
    about: `${clauseLabel(ref)} ${title}\n${summary}`,
    records: records.filter(hasId),
    lacks: null,
  }));
}

/** The same with what clause coverage finds missing: a clause that nothing shows, a type that would show one. */
const withGaps = {
  clause: (groups: readonly Group[], { standards }: Coverage): readonly Group[] => {
    const known = new Map(groups.map((group) => [group.key, group]));
    return standards.flatMap(({ clauses }) =>
      clauses.flatMap(({ ref, label, title, summary, depth, state }): readonly Group[] => {
        const group = known.get(ref);
        if (depth !== 2 || state === null || !missingStates.has(state))
          return group === undefined ? [] : [group];
        const own = {
          key: ref,
          title: `${label} ${title}`,
          about: `${label} ${title}\n${summary}`,
          records: [],
        };
        return [{ ...(group ?? own), lacks: coverages.stateText(state) }];
      }),
    );
  },
  type: (groups: readonly Group[], { standards }: Coverage, { catalogue }: Project): readonly Group[] => {
    const known = new Set(groups.map(({ key }) => key));
    const asked = standards.flatMap(({ gaps }) =>
      gaps.flatMap(({ kind, types }) => (kind === 'absent' ? types : [])),
    );
    const missing = [...new Set(asked)].filter((type) => !known.has(type));
    return [
      ...groups,
      ...missing.flatMap((key): readonly Group[] => {
        const schema = catalogue.get(key);
        if (schema === undefined) return [];
        const { title, description } = schema;
        return [
          { key, title, about: `${title}\n${description}`, records: [], lacks: coverages.stateText('none') },
        ];
      }),
    ];
  },
};

const missingStates: ReadonlySet<ClauseState> = new Set(['none', 'in-work', 'past']);

/** Processes with what names them, then what could name one and does not. */
function byProcess(project: Project): readonly Group[] {
  const { queries } = project;
  const named = new Set<string>();
  const processes = queries.ofType('process').filter(({ id, phase }) => id !== '' && phase === 'active');
  const groups = processes.map((process): Group => {
    const records = new Map<string, QmsRecord>();
    for (const { source } of queries.referrers(process.id))
      if (hasId(source) && source.key !== process.key) records.set(source.key, source);
    for (const key of records.keys()) named.add(key);
    return {
      ...recordTitle(process),
      key: process.id,
      records: [process, ...records.values()],
      lacks: records.size === 0 ? say.processUnused() : null,
    };
  });
  const others = [...project.store.records.values()].filter(
    (record) => hasId(record) && isInUse(record) && !named.has(record.key) && !ofNoProcess.has(record.type),
  );
  return others.length === 0
    ? groups
    : [...groups, { ...restGroup(say.noProcess(), others, project), lacks: null }];
}

/** Types whose records belong to no process: processes, and what is there for all of them. */
const ofNoProcess: ReadonlySet<string> = new Set(['process', 'person', 'role', 'register']);

/** Who answers for what, as records name them, then what nobody is named for. */
function byOwner(project: Project): readonly Group[] {
  const { queries, catalogue, language } = project;
  const owned = new Map<string, QmsRecord[]>();
  const others: QmsRecord[] = [];
  for (const record of project.store.records.values()) {
    if (!hasId(record)) continue;
    const owners = new Set(idsOf(record.data['owner']).map((id) => queries.target(id)?.id ?? id));
    for (const owner of owners) owned.set(owner, [...(owned.get(owner) ?? []), record]);
    if (owners.size === 0 && isInUse(record) && catalogue.get(record.type)?.field(['owner']) !== undefined)
      others.push(record);
  }
  for (const { id } of activeRoles(queries)) if (!owned.has(id)) owned.set(id, []);
  const lacks = (id: string): Message | null => {
    const target = queries.record(id);
    if (target?.type === 'role')
      return holdersOn(id, queries.today(), queries).length === 0 ? say.vacant() : null;
    return target === undefined || target.phase === 'final' ? say.gone() : null;
  };
  const groups = [...owned]
    .map(([id, records]): Group => {
      const title = language.text(features.ownerWords(queries, id));
      return { key: id, title, about: `${id} ${title}`, records, lacks: lacks(id) };
    })
    .filter(({ records, lacks: missing }) => records.length > 0 || missing !== null)
    .toSorted((left, right) => left.title.localeCompare(right.title));
  return others.length === 0 ? groups : [...groups, restGroup(say.noOwner(), others, project)];
}

/** Record types in the order of the catalogue. */
function byType({ store, catalogue }: Project): readonly Group[] {
  return catalogue.types().flatMap((type) => {
    const records = store.ofType(type).filter(hasId);
    const schema = catalogue.get(type);
    if (schema === undefined || records.length === 0) return [];
    const { title, description } = schema;
    return [{ key: type, title, about: `${title}\n${description}`, records, lacks: null }];
  });
}

const restGroup = (title: Message, records: readonly QmsRecord[], { language }: Project): Group => {
  const words = language.text(title);
  return { key: '', title: words, about: words, records, lacks: title };
};

const recordTitle = (record: QmsRecord): Pick<Group, 'title' | 'about'> => {
  const title = `${record.id} ${titleOf(record) ?? ''}`.trim();
  return { title, about: title };
};

const hasId = ({ id }: QmsRecord): boolean => id !== '';
const isInUse = ({ phase }: QmsRecord): boolean =>
  phase === 'active' || phase === 'review' || phase === 'draft';
