import { bestMatches } from '../../language/fuzzy.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { searchText, titleOf } from '../../records/record-title.ts';
import type { Project } from '../../workspace/project.ts';
import type { TableChoice } from '../model.ts';
import type { Column } from './column.ts';

const say = defineMessages('table.choice', {
  state: '{type} · {state}',
});

/** So many are offered; further typing brings others up. */
const mostOffered = 100;

/** Longest beginning of an id or title that is looked for. */
const longestTyped = 100;

export interface Choices {
  readonly choices: readonly TableChoice[];
  /** How many more there are. */
  readonly more: number;
}

/** Ids in use come first. */
const order: Readonly<Record<QmsRecord['phase'], number>> = {
  ...{ active: 0, review: 1, draft: 2, final: 3, unknown: 4, void: 5 },
};

const nameOf = (record: QmsRecord): string => titleOf(record) ?? record.id;

/** The ids that a column with references may name, the best answers to what was typed first, each as the version in force. */
export function choicesOf({ shown }: Column, typed: string, project: Project): Choices {
  const { store, queries, catalogue, language } = project;
  const { types } = shown;
  if (types === undefined || typed.length > longestTyped) return { choices: [], more: 0 };
  const found = new Map<string, QmsRecord>();
  for (const type of types.length === 0 ? store.types() : types)
    for (const { id } of store.ofType(type)) {
      const record = id === '' || found.has(id) ? undefined : queries.record(id);
      if (record !== undefined && record.type !== 'register') found.set(id, record);
    }
  const name = new Map([...found.values()].map((record) => [record, nameOf(record).toLowerCase()]));
  const sorted = [...found.values()].sort(
    (one, other) => order[one.phase] - order[other.phase] || (name.get(one)! < name.get(other)! ? -1 : 1),
  );
  const { matches } = bestMatches(typed.trim(), sorted, searchText, sorted.length);
  const choices = matches.slice(0, mostOffered).map((record): TableChoice => {
    const type = catalogue.get(record.type)?.title ?? record.type;
    const { status } = record;
    return {
      value: record.id,
      label: nameOf(record),
      detail: status === null ? type : language.text(say.state({ type, state: status })),
    };
  });
  return { choices, more: matches.length - choices.length };
}
