import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import { groupedBy } from '../../records/grouped.ts';
import { titleOf } from '../../records/record-title.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import type { Project } from '../../workspace/project.ts';
import { isMadeByFault } from './file-states.ts';

const say = defineMessages('table.source', {
  register: '{count, plural, one {# record} other {# records}} in {file}',
  type: '{count, plural, one {# record} other {# records}}',
});

/** Which records are the rows: those of a type, or those of a file (path below the root). */
export type Source = { readonly type: string } | { readonly file: string };

/** The records of a source, with their types. */
export interface SourceRecords {
  readonly title: string;
  /** In the order of the file, or by id. */
  readonly records: readonly QmsRecord[];
  /** Of the records' types, the one most have first; those nobody describes are left out. */
  readonly schemas: readonly TypeSchema[];
  /** Null where there are several, or none. */
  readonly type: string | null;
  /** Of a file: the record that is the register; null for none, and for types. */
  readonly register: QmsRecord | null;
  /** Files that can be read in part only, in which further records may stand. */
  readonly unread: readonly string[];
}

const isRow = (record: QmsRecord): boolean => record.type !== 'register';

/** The records of a source; null where there is no such type or no records in the file. */
export function recordsOf(source: Source, project: Project): SourceRecords | null {
  const { store, catalogue } = project;
  if ('type' in source) {
    const schema = catalogue.get(source.type);
    if (schema === undefined || source.type === 'register') return null;
    const { title, type } = schema;
    const unread = project.unreadFilesOf(type);
    const records = withoutFaulty(store.ofType(type), unread);
    return { title, records, schemas: [schema], type, register: null, unread };
  }
  const inFile = store.recordsIn(source.file);
  const register = inFile.find((record) => !isRow(record)) ?? null;
  const text = store.factsOf(source.file)?.unread;
  const unread = text === undefined ? [] : [source.file];
  const records = withoutFaulty(inFile.filter(isRow), unread);
  const counts = [...groupedBy(records, ({ type }) => type)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const of = register?.data['of'];
  const named = typeof of === 'string' ? [of] : (text?.types ?? []).filter((type) => type !== 'register');
  const types = counts.length === 0 ? named : counts.map(([type]) => type);
  if (types.length === 0) return null;
  return {
    title: (register === null ? null : titleOf(register)) ?? source.file,
    records,
    schemas: types.flatMap((type) => catalogue.get(type) ?? []),
    type: types.length === 1 ? types[0]! : null,
    register,
    unread,
  };
}

const withoutFaulty = (records: readonly QmsRecord[], unread: readonly string[]): readonly QmsRecord[] =>
  unread.length === 0
    ? records
    : records.filter((record) => !isMadeByFault(record) || !unread.includes(record.file));

/** A table there is. */
export interface Offer {
  readonly source: Source;
  readonly title: string;
  readonly detail: Message;
  readonly rows: number;
}

/** The tables of a root: its types that have records, the files with several, then types that wait for their first. */
export function sourcesOf({ store, catalogue }: Project): readonly Offer[] {
  const types = catalogue
    .types()
    .filter((type) => type !== 'register')
    .flatMap((type): Offer[] => {
      const rows = store.ofType(type).length;
      const schema = catalogue.get(type);
      if (schema === undefined) return [];
      return [{ source: { type }, title: schema.title, detail: say.type({ count: rows }), rows }];
    })
    .sort(byTitle);
  const files = [...store.files.values()].flatMap(({ path, records, unread }): Offer[] => {
    const register = records.find((record) => !isRow(record));
    const rows = records.filter(isRow).length;
    // A register of which nothing can be read says so as a table, with the place of the fault.
    const isMeant = unread?.types?.includes('register') === true;
    if (register === undefined && rows < 2 && !isMeant) return [];
    const title =
      (register === undefined ? null : titleOf(register)) ?? path.slice(path.lastIndexOf('/') + 1);
    return [{ source: { file: path }, title, detail: say.register({ count: rows, file: path }), rows }];
  });
  return [
    ...types.filter(({ rows }) => rows > 0),
    ...files.sort(byTitle),
    // Rows are pasted into these.
    ...types.filter(({ rows }) => rows === 0),
  ];
}

const byTitle = (one: Offer, other: Offer): number => one.title.localeCompare(other.title);
