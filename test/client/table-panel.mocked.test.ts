import { beforeEach, expect, test, vi } from 'vitest';
import type { TableChangedParams } from '../../server/src/main/lsp/protocol.ts';
import { fakes, say, settled, window } from './fakes/vscode.ts';
import { rowOf, viewOf } from './tables.ts';

vi.mock('vscode', () => import('./fakes/vscode.ts'));

const { TablePanel } = await import('../../client/src/table/panel.ts');

type Options = ConstructorParameters<typeof TablePanel>;

const root = 'file:///company';
let title = '';
/** What a choice is answered with; null for an error. */
let choices: object | null;
/** How many rows there are besides the first. */
let others: number;
let change: (changes: Partial<TableChangedParams>) => void;

/** A row that says what the server knows by now. */
const rows = () => [
  { ...rowOf(0), cells: ['RSK-0', title] },
  ...Array.from({ length: others }, (_, at) => rowOf(at + 1)),
];

beforeEach(() => {
  fakes.reset();
  title = 'First';
  others = 0;
  choices = { choices: [], more: 0 };
  const server = {
    request: async (method: string) => {
      if (method === 'qms/table') return { ...viewOf(1), rows: rows(), total: others + 1 };
      if (choices === null) throw new Error('The server is gone.');
      return choices;
    },
    onTableChanged: (listen: (changes: TableChangedParams) => void) => {
      change = (changes) =>
        listen({
          ...{ root, table: 't1', from: 1, version: 2, isAnew: false, today: '2026-02-01' },
          ...{ files: null, rows: [{ row: rows()[0]!, after: null }], removed: [], total: 1, ...changes },
        });
      return { dispose: () => {} };
    },
    onRunning: () => ({ dispose: () => {} }),
    unattended: (work: Promise<unknown>) => void work,
    notify: () => {},
  };
  const options = {
    ...{ server, extension: { path: '/extension' }, target: { root, source: { type: 'risk' } } },
    ...{ layout: null, keep: () => {} },
  };
  new TablePanel(window.createWebviewPanel() as unknown as Options[0], options as unknown as Options[1]);
});

/** The titles in the last table that the page was given. */
const shown = (): unknown =>
  (fakes.posted as { kind: string; view: { rows: { cells: string[] }[] } }[])
    .findLast(({ kind }) => kind === 'table')
    ?.view.rows.map(({ cells }) => cells[1]);

test('what changes before the page is there is shown once it is', async () => {
  await settled();
  title = 'Changed by another program';
  change({});
  await settled();
  await say({ kind: 'ready' });
  expect(shown()).toEqual(['Changed by another program']);
});

test('a page that is there after all rows gets the first ones first, and one that is shown all of them', async () => {
  others = 4_999;
  change({ isAnew: true });
  await settled();
  const given = (): unknown =>
    (fakes.posted as { kind: string; rows?: unknown[]; view?: { rows: unknown[] } }[])
      .splice(0)
      .map(({ kind, rows: more, view }) => [kind, (more ?? view?.rows)?.length]);
  await say({ kind: 'ready' });
  expect(given()).toEqual([
    ['table', 200],
    ['rows', 4_800],
  ]);
  await say({ kind: 'again' });
  expect(given()).toEqual([['table', 5_000]]);
});

test('what changes afterwards goes to the page as it is', async () => {
  await say({ kind: 'ready' });
  title = 'Changed by another program';
  change({});
  await settled();
  expect(shown()).toEqual(['First']);
  expect(fakes.posted.at(-1)).toMatchObject({ kind: 'changed', changes: { rows: [{ row: rows()[0] }] } });
});

test('a choice that cannot be answered leaves no list waiting', async () => {
  await say({ kind: 'ready' });
  choices = null;
  await say({ kind: 'choices', request: 3, column: 'owner', text: '' });
  expect(fakes.posted.at(-1)).toEqual({ kind: 'choices', request: 3, choices: [], more: 0 });
});
