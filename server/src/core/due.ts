import { type DueItem, dueItems, dueUntil, findAsked, isAskedOf, perOwner } from '../domain/due.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { configurationFile } from '../records/configuration.ts';
import { daysBetween } from '../records/dates.ts';
import { displayPath } from '../records/display-path.ts';
import { titleOf } from '../records/record-title.ts';
import { textsOf } from '../records/values.ts';
import type { DueGroup, DueLine, Named } from '../report/due/result.ts';
import type { Core } from './core.ts';

export const due: Core['due'] = {
  find(written, project) {
    const found = findAsked(written, project.queries);
    if (found.kind !== 'none') return found;
    // Documents of others name owners that no record stands for.
    const wanted = written.trim().toLowerCase();
    const owner = due
      .items(project)
      .flatMap(({ owners }) => owners)
      .find((each) => each.trim().toLowerCase() === wanted);
    return owner === undefined ? found : { kind: 'one', id: owner, type: 'role' };
  },
  items: ({ store, queries, exceptions }) => dueItems(store.records.values(), queries, exceptions),
  report(project, root, { asked = null, until = null } = {}) {
    const { queries, store, configuration } = project;
    const all = due.items(project);
    const ofAsked = asked === null ? all : all.filter((item) => isAskedOf(item, asked, queries));
    const shown = until === null ? ofAsked : dueUntil(ofAsked, until);
    const groups = perOwner(shown, queries).map(
      ({ key, persons, roles, items }): DueGroup => ({
        key,
        persons: persons.map((id) => ({
          ...named(id, queries),
          emails: textsOf(queries.record(id)?.data['emails']),
        })),
        roles: roles.map((id) => named(id, queries)),
        lines: items.map((item) => lineOf(item, key, queries)),
      }),
    );
    const byId = new Map(groups.flatMap(({ lines }) => lines.map((line) => [line.id, line] as const)));
    return {
      root,
      organization: configuration.organization,
      today: queries.today(),
      until,
      unread: [...store.files.values()]
        .filter(({ unread }) => unread !== undefined)
        .map(({ path }) => path)
        .sort(),
      asked: asked === null ? null : named(asked.id, queries),
      lines: shown.flatMap(({ id }) => byId.get(id) ?? []),
      groups,
    };
  },
};

function named(id: string, queries: Queries): Named {
  const record = queries.record(id);
  return { id, name: (record === undefined ? null : titleOf(record)) ?? id };
}

function lineOf(item: DueItem, group: string, queries: Queries): DueLine {
  const { id, kind, when, on, deed, record, path, owners, duties } = item;
  return {
    ...{ id, kind, when, on, deed, group },
    inDays: on === null ? null : daysBetween(queries.today(), on),
    record: record === null ? null : recordOf(record),
    file: record?.file ?? configurationFile,
    path: record === null ? '' : displayPath(record.data, path),
    owners: owners.map((owner) => named(owner, queries)),
    persons: duties.map(({ person, as }) => ({ ...named(person, queries), as })),
  };
}

const recordOf = (record: QmsRecord): DueLine['record'] => ({
  id: record.id,
  version: record.version,
  type: record.type,
  title: titleOf(record),
});
