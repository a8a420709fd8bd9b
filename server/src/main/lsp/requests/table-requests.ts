import type { Connection } from 'vscode-languageserver';
import { Refusal } from '../../../core/core.ts';
import { tables } from '../../../core/tables.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Source } from '../../../tables/facts/source.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import {
  type CloseTableParams,
  methods,
  type TableChoices,
  type TableEdit,
  type TableExport,
  type TableOffer,
  type TablePastePreview,
  type TablePlace,
  type TableQuestion,
  type TableRefusal,
  type TableRows,
  type TableSource,
  type TableView,
} from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { answersInRoot, isObject, optionalTextIn, textIn } from './requests.ts';
import { answerOf, answersIn, cellsIn, contextOf, editOf } from './table-edits.ts';
import { pastedAnswer, pasteIn } from './table-pastes.ts';

const say = defineMessages('server.table', {
  none: 'There is no table of these records. The type or the file is gone.',
  closed: 'The table has to be opened again.',
  gone: 'The record is gone, or has another id or version now.',
});

/** Rows that the first answer brings. */
const usualFirst = 200;

/** Milliseconds after which rows are compared that have not changed themselves. */
const moment = 50;

/** More tables are not kept up to date for one client; the one opened first goes. */
const mostOpen = 20;

/** Informs clients of changes in the tables they have open. */
export interface TableNews {
  /** All findings of a root have been published. */
  readonly published: (session: RootSession) => void;
  readonly closed: (root: string) => void;
}

const countIn = (params: unknown, name: string, otherwise: number): number => {
  const value = isObject(params) ? params[name] : undefined;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : otherwise;
};

const textsIn = (params: unknown, name: string): readonly string[] => {
  const value = isObject(params) ? params[name] : undefined;
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};

/** Bytes as text, a stretch at a time: a call takes so many arguments only. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Answers what tables of records ask, and tells what changes in those that are open. */
export function registerTableRequests(
  connection: Connection,
  roots: Roots,
  abilities: () => ClientAbilities,
): TableNews {
  const open = new Map<string, OpenTable>();
  let opened = 0;
  const inRoot = answersInRoot(connection, roots);

  const sourceIn = (session: RootSession, params: unknown): Source | null => {
    const source = isObject(params) ? params['source'] : undefined;
    if (isObject(source) && typeof source['type'] === 'string') return { type: source['type'] };
    const uri = isObject(source) ? source['register'] : undefined;
    const file = typeof uri === 'string' ? session.pathOf(uri) : null;
    return file === null ? null : { file };
  };
  const tableIn = (session: RootSession, params: unknown): OpenTable => {
    const table = open.get(textIn(params, 'table'));
    if (table === undefined || table.session !== session) throw new Refusal(say.closed());
    return table;
  };

  inRoot(methods.tables, 'indexed', (session, project): readonly TableOffer[] =>
    tables.offers(project).map(({ source, title, detail, rows }) => ({
      source: sourceFor(session, source),
      title,
      detail: session.language.text(detail),
      rows,
    })),
  );
  inRoot(methods.table, 'published', (session, project, params): TableView => {
    const source = sourceIn(session, params);
    opened += 1;
    const table = source === null ? null : openTable(`table-${opened}`, session, project, source);
    if (table === null) throw new Refusal(say.none());
    open.set(table.id, table);
    const [oldest] = open.keys();
    if (open.size > mostOpen && oldest !== undefined) open.delete(oldest);
    const reason = tables.whyNoRows(table.table);
    return {
      ...table.view(countIn(params, 'first', usualFirst)),
      additions: {
        isPossible: reason === null,
        reason: reason === null ? null : session.language.text(reason),
      },
    };
  });
  inRoot(methods.tableRows, 'published', (session, _project, params): TableRows => {
    const table = tableIn(session, params);
    return {
      version: table.version,
      rows: table.rows(countIn(params, 'from', 0), countIn(params, 'count', usualFirst)),
    };
  });
  inRoot(methods.tablePlace, 'indexed', async (session, project, params): Promise<TablePlace> => {
    const table = tableIn(session, params);
    const row = table.rowOf(textIn(params, 'row'));
    const file = row === null ? null : await session.locate(row.record.file);
    if (row === null || file === null) throw new Refusal(say.gone());
    const { record } = row;
    const column = table.table.columns.find(({ shown }) => shown.key === optionalTextIn(params, 'column'));
    const place = { file: file.path, record: record.key, path: column?.path ?? ['id'] };
    const span = file.spanOf(place, record, project.configuration.aliases);
    return { uri: session.uriOf(file.path), range: file.rangeOf(span) };
  });
  inRoot(
    methods.tableEdit,
    'published',
    async (session, project, params): Promise<TableEdit | TableQuestion | TableRefusal> => {
      const table = tableIn(session, params);
      const request = { cells: cellsIn(params), answers: answersIn(params) };
      return answerOf(
        session,
        await tables.edit(table.table, request, contextOf(session, project)),
        abilities(),
      );
    },
  );
  inRoot(
    methods.tablePaste,
    'published',
    async (session, project, params): Promise<TablePastePreview | TableEdit> => {
      const { table } = tableIn(session, params);
      return pastedAnswer(
        session,
        await tables.paste(table, pasteIn(params), contextOf(session, project)),
        abilities(),
      );
    },
  );
  inRoot(methods.tableNewRow, 'published', async (session, project, params): Promise<TableEdit> => {
    const { table } = tableIn(session, params);
    const title = optionalTextIn(params, 'title') ?? '';
    const outcome = await tables.newRow(table, title, contextOf(session, project));
    return editOf(session, outcome, abilities(), outcome.added);
  });
  inRoot(methods.tableChoices, 'indexed', (session, project, params): TableChoices => {
    const table = tableIn(session, params);
    const key = textIn(params, 'column');
    const column = table.table.columns.find(({ shown }) => shown.key === key);
    if (column === undefined) throw new Refusal(say.closed());
    return tables.choices(column, optionalTextIn(params, 'text') ?? '', project);
  });
  inRoot(methods.tableExport, 'published', async (session, _project, params): Promise<TableExport> => {
    const { table } = tableIn(session, params);
    const wanted = { columns: textsIn(params, 'columns'), rows: textsIn(params, 'rows') };
    const format = optionalTextIn(params, 'format');
    const name = `${table.title.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').slice(0, 100)}`;
    if (format === 'xlsx')
      return { name: `${name}.xlsx`, base64: base64Of(await tables.exportWorkbook(table, wanted)) };
    const [delimiter, ending] = format === 'tsv' ? (['\t', 'txt'] as const) : ([',', 'csv'] as const);
    return { name: `${name}.${ending}`, text: await tables.exportText(table, wanted, delimiter) };
  });
  connection.onNotification(methods.closeTable, (params: Partial<CloseTableParams> | null) => {
    if (typeof params?.table === 'string') open.delete(params.table);
  });

  const tell = (session: RootSession, isWhole: boolean): void => {
    for (const table of [...open.values()]) {
      if (table.session !== session || session.project === null) continue;
      const changed = table.refresh(session.project, isWhole);
      if (changed === null) continue;
      if (changed.isAnew) open.delete(table.id);
      void connection.sendNotification(methods.tableChanged, changed);
    }
  };
  /** Roots whose tables are still to be compared as a whole. */
  const due = new Set<RootSession>();
  const tellRest = (session: RootSession): void => {
    if (due.has(session)) return;
    due.add(session);
    setTimeout(() => {
      due.delete(session);
      if (!session.isClosed) tell(session, true);
    }, moment);
  };

  return {
    published: (session) => {
      if (open.size === 0) return;
      tell(session, false);
      tellRest(session);
    },
    closed: (root) => {
      for (const table of [...open.values()]) if (table.session.root === root) open.delete(table.id);
    },
  };
}

const sourceFor = (session: RootSession, source: Source): TableSource =>
  'type' in source ? source : { register: session.uriOf(source.file) };
