import { changeKinds } from '../../generated/changes.ts';
import { rules } from '../../generated/rules.ts';
import { compareStates, severityOf } from '../diff/compare.ts';
import type { Snapshot, StatePair } from '../diff/kind.ts';
import type { Change } from '../diff/model.ts';
import { namesIn } from '../diff/names.ts';
import { recordPairs } from '../diff/pairs.ts';
import { shownValue } from '../diff/shown-value.ts';
import {
  baselineChanges,
  changesOfRecord,
  settingChanges,
  type Change as TrustChange,
} from '../domain/trust/changes.ts';
import { leadingRoles } from '../domain/trust/leading-roles.ts';
import type { Place } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import { displayPath } from '../records/display-path.ts';
import { titleOf } from '../records/record-title.ts';
import { deepEqual } from '../workspace/deep-equal.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import { newIgnores } from './base-ignores.ts';
import { filesBefore, schemaChanges } from './config-from.ts';
import type { Core } from './core.ts';
import type { OpenStates } from './pair-of-states.ts';

export const diffs: Core['diffs'] = {
  changedRecords: ({ base, head }) => recordPairs(base.store, head.store).flatMap(({ after }) => after ?? []),
  async compare(open, root, { base, head, notCompared = [] }) {
    const states = await statesOf(open);
    const graded = compareStates(states, changeKinds);
    return {
      version: 1,
      root,
      today: open.base.today,
      base,
      head,
      kindsOff: changeKinds
        .filter((kind) => severityOf(kind, open.base.configuration) === 'off')
        .map(({ id }) => id),
      notCompared,
      changes: await located(graded, open),
    };
  },
};

const snapshotOf = (project: Project): Snapshot => ({
  configuration: project.configuration,
  catalogue: project.catalogue,
  queries: project.queries,
  ...project.outcome(),
});

async function statesOf({ base, head }: OpenStates): Promise<StatePair> {
  const pairs = withCoveredFiles(recordPairs(base.store, head.store), base, head);
  return {
    base: snapshotOf(base),
    head: snapshotOf(head),
    pairs,
    trust: await trustChanges(base, head, pairs),
    kinds: changeKinds,
  };
}

/** Besides records that differ, those of which a file that sign-offs cover does. */
function withCoveredFiles(pairs: StatePair['pairs'], base: Project, head: Project): StatePair['pairs'] {
  const known = new Set(pairs.map(({ after }) => after));
  const more = [...head.store.records.values()].flatMap((after) => {
    if (known.has(after) || !after.digests.some(({ kind }) => kind === 'needs-files')) return [];
    const before = base.store.record(after.key);
    const isAsBefore =
      before === undefined ||
      after.digests.every(
        (_, index) =>
          base.queries.expectedDigest(before, index) === head.queries.expectedDigest(after, index),
      );
    return isAsBefore ? [] : [{ before, after }];
  });
  return more.length === 0 ? pairs : [...pairs, ...more];
}

/** What changes about who may sign and what is checked. */
async function trustChanges(
  base: Project,
  head: Project,
  pairs: StatePair['pairs'],
): Promise<readonly TrustChange[]> {
  const readable = head.settingsInForce === 'good';
  const leading = leadingRoles(base.queries.ofType('role'));
  const commented = [...head.store.files.values()].filter(
    ({ path, ignores }) => ignores.length > 0 && !deepEqual(base.store.factsOf(path)?.ignores, ignores),
  );
  const files = [head.files, base.files] as const;
  return [
    ...settingChanges(base.configuration, readable ? head.configuration : null, rules, leading),
    ...(await schemaChanges(...files, (path) => base.isSchema(path) || head.isSchema(path))),
    ...(await newIgnores(
      commented,
      (file) => filesBefore(file, base),
      files,
      head.configuration.limits.fileSize,
    )),
    ...baselineChanges(
      base.baseline.read?.entries ?? null,
      head.baseline.read?.entries ?? null,
      (id) => head.store.versions(id)[0]?.id ?? id,
    ),
    ...pairs.flatMap(({ before, after, staysToo = false }) =>
      after === null ? [] : changesOfRecord(after, before ?? undefined, base.catalogue, staysToo),
    ),
  ];
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Changes with the places they have in the texts of their state, in words. */
async function located(
  graded: ReturnType<typeof compareStates>,
  { base, head }: OpenStates,
): Promise<readonly Change[]> {
  const opened = new Map<string, Promise<LocatedFile | null>>();
  const rangeOf = async (project: Project, place: Place, record: QmsRecord | null): Promise<Range> => {
    const name = `${project === base ? 'base' : 'head'} ${place.file}`;
    const file = await (opened.get(name) ?? opened.set(name, project.locate(place.file)).get(name)!);
    return file === null ? nowhere : file.rangeOf(file.spanOf(place, record, project.configuration.aliases));
  };
  const changes: Change[] = [];
  for (const { kind, severity, draft } of graded) {
    const { place, side = 'head', message, signOffs = [], finding, reached } = draft;
    const project = side === 'base' ? base : head;
    const record = place.record === undefined ? null : (project.store.record(place.record) ?? null);
    const values = (draft.values ?? []).map(shownValue);
    changes.push({
      kind: kind.id,
      group: kind.group,
      severity,
      message: project.language.text(message),
      side,
      file: place.file,
      range: draft.at?.range ?? (await rangeOf(project, place, record)),
      path:
        draft.at?.path ??
        (record === null ? place.path.join('.') : displayPath(record.data, place.path, record.entries)),
      ...(record === null ? {} : { record: recordOf(record) }),
      values,
      names: namesIn({ values, signOffs }, head.queries, base.queries),
      signOffs,
      ...(finding === undefined ? {} : { finding }),
      ...(reached === undefined ? {} : { reached }),
    });
  }
  return changes;
}

const recordOf = (record: QmsRecord): NonNullable<Change['record']> => ({
  id: record.id,
  type: record.type,
  version: record.version,
  title: titleOf(record),
});
