import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import type {
  TableChangedParams,
  TableChoices,
  TableEdit,
  TableExport,
  TableOffer,
  TablePastePreview,
  TableRefusal,
  TableRows,
  TableView,
} from '../../server/src/main/lsp/protocol.ts';
import { type Client, uriOf } from './client.ts';
import { startOnFiles } from './on-files-server.ts';

interface Opened {
  readonly client: Client;
  readonly root: string;
  readonly uri: (path: string) => string;
  readonly changes: readonly TableChangedParams[];
}

/** An editor on a repository given as path → text. */
async function onRoot(
  files: Readonly<Record<string, string>>,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qms-table-'));
  for (const [path, text] of Object.entries({ 'qms.yaml': 'organization: Test\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { client, stop } = await startOnFiles({
    folders: [folder],
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  try {
    const changes: TableChangedParams[] = [];
    client.connection.onNotification('qms/tableChanged', (params: TableChangedParams) => {
      changes.push(params);
    });
    await client.indexed();
    await work({ client, root: uriOf(folder), uri: (path) => uriOf(folder, path), changes });
    expect(client.faults).toEqual([]);
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
}

const register = (...items: readonly string[]): string =>
  `id: REG\ntype: register\ntitle: Risks\nof: risk\nitems:\n${items.map((item) => `  - ${item}\n`).join('')}`;

const risk = (number: number, title = `Risk ${number}`): string =>
  `{ id: RSK-${number}, title: ${title}, owner: ROLE-QM }`;

const files = {
  'risks.yaml': register(risk(1), risk(2), risk(3)),
  'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
};

const titleOf = (view: { readonly columns: TableView['columns'] }, row: TableRows['rows'][number]) =>
  row.cells[view.columns.findIndex(({ key }) => key === 'title')];

test('a table is opened with its first rows, and the rest is asked for', () =>
  onRoot(files, async ({ client, root, uri }) => {
    const offers = await client.request<TableOffer[]>('qms/tables', { root });
    const filled = offers.filter(({ rows }) => rows > 0);
    expect(filled.map(({ source, title, rows }) => [source, title, rows])).toEqual([
      [{ type: 'risk' }, 'Risk', 3],
      [{ type: 'role' }, 'Role', 1],
      [{ register: uri('risks.yaml') }, 'Risks', 3],
    ]);
    // Types without records come last: rows are pasted into them.
    expect(offers.slice(0, filled.length)).toEqual(filled);
    expect(offers.slice(filled.length).map(({ title }) => title)).toContain('Complaint');
    const source = { register: uri('risks.yaml') };
    const view = await client.request<TableView>('qms/table', { root, source, first: 2 });
    expect(view).toMatchObject({ version: 1, title: 'Risks', type: 'risk', total: 3 });
    expect(view.files).toEqual([
      { uri: uri('risks.yaml'), path: 'risks.yaml', state: 'good', note: null, range: null },
    ]);
    expect(view.rows.map((row) => titleOf(view, row))).toEqual(['Risk 1', 'Risk 2']);
    const { table } = view;
    const rest = await client.request<TableRows>('qms/tableRows', { root, table, from: 2, count: 10 });
    expect(rest).toMatchObject({ version: 1 });
    expect(rest.rows.map((row) => titleOf(view, row))).toEqual(['Risk 3']);
    expect(
      await client.request('qms/tablePlace', { root, table, row: view.rows[1]!.key, column: 'title' }),
    ).toEqual({
      uri: uri('risks.yaml'),
      range: { start: { line: 6, character: 24 }, end: { line: 6, character: 30 } },
    });
    expect(await client.request('qms/table', { root, source: { type: 'none' } })).toEqual({
      refused: expect.stringMatching(/^There is no table/),
    });
  }));

test('only rows that differ are told, with their place, until the table is closed', () =>
  onRoot(files, async ({ client, root, uri, changes }) => {
    const view = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    const text = register(risk(1), '{ id: RSK-15, title: New }', risk(2, 'Other'));
    await client.open(uri('risks.yaml'), files['risks.yaml']);
    await client.change(uri('risks.yaml'), text);
    await client.until('the change is told', () => changes.length > 0);
    expect(changes).toHaveLength(1);
    const [changed] = changes;
    expect(changed).toMatchObject({
      table: view.table,
      from: 1,
      version: 2,
      isAnew: false,
      files: null,
      total: 3,
    });
    expect(changed!.rows.map(({ row, after }) => [titleOf(view, row), after])).toEqual([
      ['New', 'risks.yaml#RSK-1'],
      ['Other', 'risks.yaml#RSK-15'],
    ]);
    expect(changed!.removed).toEqual(['risks.yaml#RSK-3']);
    await client.connection.sendNotification('qms/closeTable', { root, table: view.table });
    await client.change(uri('risks.yaml'), files['risks.yaml']);
    await client.request('qms/table', { root, source: { type: 'risk' } });
    expect(changes).toHaveLength(1);
  }));

test('rows that are still to be asked for stay so while others change, and come as they are then', () =>
  onRoot(files, async ({ client, root, uri, changes }) => {
    const source = { register: uri('risks.yaml') };
    const view = await client.request<TableView>('qms/table', { root, source, first: 1 });
    const text = register(risk(1, 'Other'), risk(2), risk(3, 'Third'));
    await client.open(uri('risks.yaml'), files['risks.yaml']);
    await client.change(uri('risks.yaml'), text);
    await client.until('the change is told', () => changes.length > 0);
    expect(changes[0]).toMatchObject({ from: 1, version: 2, isAnew: false, removed: [], total: 3 });
    expect(changes[0]!.rows.map(({ row }) => titleOf(view, row))).toEqual(['Other']);
    const { table } = view;
    const rest = await client.request<TableRows>('qms/tableRows', { root, table, from: 1, count: 10 });
    expect(rest).toMatchObject({ version: 2 });
    expect(rest.rows.map((row) => titleOf(view, row))).toEqual(['Risk 2', 'Third']);
    // One that comes between moves those that have not been asked for.
    const again = await client.request<TableView>('qms/table', { root, source, first: 1 });
    await client.change(uri('risks.yaml'), register(risk(1, 'Other'), risk(4), risk(2)));
    await client.until('the other change is told', () => changes.some(({ isAnew }) => isAnew));
    expect(changes.find(({ isAnew }) => isAnew)).toMatchObject({ table: again.table, rows: [] });
  }));

test('what a row says of another record changes with that record', () =>
  onRoot(files, async ({ client, root, uri, changes }) => {
    const view = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    await client.open(uri('role.yaml'), files['role.yaml']);
    await client.change(uri('role.yaml'), files['role.yaml'].replace('Quality manager', 'Head of quality'));
    await client.until('the change is told', () => changes.length > 0);
    const owner = view.columns.findIndex(({ key }) => key === 'owner');
    expect(changes[0]!.rows.map(({ row }) => row.cells[owner])).toEqual(
      [1, 2, 3].map(() => ({ text: 'Head of quality', value: 'ROLE-QM' })),
    );
  }));

test('rows of a text with a fault stay as they were read last, and are marked', () =>
  onRoot(files, async ({ client, root, uri, changes }) => {
    await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    await client.open(uri('risks.yaml'), files['risks.yaml']);
    await client.change(uri('risks.yaml'), files['risks.yaml'].replace('title: Risk 2', 'title: [Risk 2'));
    // Where the fault is, is known once what was found is shown; on a busy machine that is told later.
    await client.until('the fault is told', () => changes.at(-1)?.files?.[0]?.range != null);
    for (const change of changes) expect(change).toMatchObject({ rows: [], removed: [], total: 3 });
    const told = changes.length;
    expect(changes.at(-1)!.files).toEqual([
      {
        uri: uri('risks.yaml'),
        path: 'risks.yaml',
        state: 'waiting',
        note: expect.stringMatching(/^risks\.yaml is being edited, or cannot be read\. /),
        range: expect.objectContaining({ start: expect.objectContaining({ line: 6 }) }),
      },
    ]);
    await client.change(uri('risks.yaml'), files['risks.yaml'].replace('Risk 2', 'Mended'));
    await client.until('the mended text is told', () => changes.length > told);
    expect(changes[told]!.files).toMatchObject([{ state: 'good', note: null }]);
    expect(changes[told]!.rows.map(({ row }) => row.key)).toEqual(['risks.yaml#RSK-2']);
  }));

const faulty = files['risks.yaml'].replace('title: Risk 2', 'title: [Risk 2');

test('opened on a text with a fault a table says that rows may be missing, and takes none until it is mended', () =>
  onRoot({ ...files, 'risks.yaml': faulty }, async ({ client, root, uri, changes }) => {
    for (const source of [{ type: 'risk' }, { register: uri('risks.yaml') }]) {
      const view = await client.request<TableView>('qms/table', { root, source });
      const [file] = view.files;
      expect(file).toMatchObject({ path: 'risks.yaml', state: 'waiting' });
      expect(file!.note).toMatch(
        new RegExp(
          `^Records of risks\\.yaml may be missing here, since it cannot be read whole\\. ${view.total === 0 ? 'None' : view.total} could be read`,
        ),
      );
      expect(file!.range!.start.line).toBeGreaterThanOrEqual(6);
      expect(view.additions).toEqual({
        isPossible: false,
        reason: 'No row can be added while risks.yaml cannot be read whole. Mend it in the text first.',
      });
      expect(
        await client.request('qms/tablePaste', {
          ...{ root, table: view.table, text: 'Title\tOwner\nFlood\tx\n', shown: [], isConfirmed: true },
        }),
      ).toEqual({ refused: expect.stringMatching(/^No row can be added while risks\.yaml/) });
    }
    await client.open(uri('risks.yaml'), faulty);
    await client.change(uri('risks.yaml'), files['risks.yaml']);
    await client.until(
      'both are to be opened again',
      () => changes.filter(({ isAnew }) => isAnew).length === 2,
    );
    const mended = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    expect(mended).toMatchObject({ total: 3, files: [{ state: 'good', note: null }] });
    expect(mended.additions).toEqual({ isPossible: true, reason: null });
  }));

test('rows of a text with a fault when it was opened are what can be read of it now', () =>
  onRoot(
    { ...files, 'risks.yaml': register(risk(1), '{ id: RSK-2, title: [Risk 2 }') },
    async ({ client, root, uri, changes }) => {
      const view = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
      expect(view.rows.map((row) => titleOf(view, row))).toContain('Risk 1');
      await client.open(uri('risks.yaml'), register(risk(1), '{ id: RSK-2, title: [Risk 2 }'));
      await client.change(uri('risks.yaml'), register(risk(1, 'Other'), '{ id: RSK-2, title: [Risk 2 }'));
      await client.until('the change is told', () => changes.length > 0);
      expect(changes[0]!.rows.map(({ row }) => titleOf(view, row))).toEqual(['Other']);
    },
  ));

test('a register of which nothing can be read any more keeps its rows until it is mended', () =>
  onRoot(files, async ({ client, root, uri, changes }) => {
    const source = { register: uri('risks.yaml') };
    await client.request<TableView>('qms/table', { root, source });
    await client.open(uri('risks.yaml'), files['risks.yaml']);
    await client.change(uri('risks.yaml'), files['risks.yaml'].replace('items:', '\titems: ['));
    await client.until('the fault is told', () => changes.at(-1)?.files?.[0]?.range != null);
    for (const change of changes)
      expect(change).toMatchObject({ isAnew: false, rows: [], removed: [], total: 3 });
    expect(changes.at(-1)!.files![0]!.note).toContain('as they were read last');
    const told = changes.length;
    await client.change(uri('risks.yaml'), files['risks.yaml']);
    await client.until('the mended text is told', () => changes.length > told);
    expect(changes[told]).toMatchObject({ isAnew: false, files: [{ state: 'good' }], removed: [], total: 3 });
  }));

test('the first key of its own in an empty register opens its table anew', () =>
  onRoot({ 'risks.yaml': register() }, async ({ client, root, uri, changes }) => {
    await client.request<TableView>('qms/table', { root, source: { register: uri('risks.yaml') } });
    await client.open(uri('risks.yaml'), register());
    await client.change(uri('risks.yaml'), register('{ id: RSK-1, title: A, custom: { plant: North } }'));
    await client.until('it is told', () => changes.length > 0);
    expect(changes[0]).toMatchObject({ isAnew: true });
  }));

test("a key of a company's own keeps its column while it stands behind a fault", () => {
  const own = (title: string): string =>
    register(risk(1), `{ id: RSK-2, title: ${title}, custom: { plant: North } }`);
  return onRoot({ ...files, 'risks.yaml': own('Two') }, async ({ client, root, uri, changes }) => {
    const view = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    expect(view.columns.map(({ key }) => key)).toContain('custom.plant');
    await client.open(uri('risks.yaml'), own('Two'));
    await client.change(uri('risks.yaml'), own('Two').replace('items:', '\titems: ['));
    await client.until('the fault is told', () => changes.at(-1)?.files?.[0]?.range != null);
    for (const change of changes) expect(change).toMatchObject({ isAnew: false, removed: [], total: 2 });
    await client.change(uri('risks.yaml'), own('Three'));
    await client.until('the mended text is told', () => changes.at(-1)!.rows.length > 0);
    expect(changes.at(-1)).toMatchObject({ isAnew: false, total: 2 });
    expect(changes.at(-1)!.rows.map(({ row }) => titleOf(view, row))).toEqual(['Three']);
  });
});

test('pieces of a text behind its fault are no rows', () =>
  onRoot(
    { ...files, 'risks.yaml': files['risks.yaml'].replace('items:\n', 'items:\n  - id: [\n') },
    async ({ client, root }) => {
      const view = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
      expect(view.rows.map(({ key }) => key)).not.toContain('risks.yaml#');
      expect(view.files[0]!.note).toContain(
        view.total === 0 ? ' None could be read.' : ` ${view.total} could be read`,
      );
    },
  ));

test('a file of which nothing could be read is named, in the table of its type and as a table of its own', () =>
  onRoot(
    { ...files, 'more.yaml': 'id: REG-2\ntype: register\nof: risk\n\titems: [\n' },
    async ({ client, root, uri }) => {
      const view = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
      expect(view.total).toBe(3);
      expect(view.files.map(({ path, state }) => [path, state])).toEqual([
        ['risks.yaml', 'good'],
        ['more.yaml', 'waiting'],
      ]);
      expect(view.files[1]!.note).toMatch(/^Records of more\.yaml may be missing here/);
      const own = await client.request<TableView>('qms/table', {
        root,
        source: { register: uri('more.yaml') },
      });
      const offers = await client.request<TableOffer[]>('qms/tables', { root });
      expect(offers.map(({ source }) => source)).toContainEqual({ register: uri('more.yaml') });
      expect(own).toMatchObject({ type: 'risk', total: 0, files: [{ path: 'more.yaml', state: 'waiting' }] });
    },
  ));

test('a register that two branches changed is shown as such', () =>
  onRoot(files, async ({ client, root, uri, changes }) => {
    await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    await client.open(uri('risks.yaml'), files['risks.yaml']);
    const both = `<<<<<<< HEAD\n  - ${risk(2, 'Ours')}\n=======\n  - ${risk(2, 'Theirs')}\n>>>>>>> work\n`;
    await client.change(uri('risks.yaml'), files['risks.yaml'].replace(`  - ${risk(2)}\n`, both));
    await client.until('the change is told', () => changes.length > 0);
    expect(changes[0]).toMatchObject({ rows: [], removed: [] });
    expect(changes[0]!.files).toMatchObject([
      { state: 'conflict', note: expect.stringMatching(/^Two branches changed risks\.yaml/) },
    ]);
    expect(changes[0]!.files![0]!.range!.start.line).toBe(6);
  }));

test('an edit of cells is made, taken back, and refused where the value was another', () =>
  onRoot(files, async ({ client, root, uri }) => {
    const { table } = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    const cell = (row: string, value: string, seen: string) => ({
      row: `risks.yaml#${row}`,
      column: 'title',
      value,
      seen,
    });
    const edit = (cells: unknown) =>
      client.request<TableEdit & TableRefusal>('qms/tableEdit', { root, table, cells });
    const made = await edit([cell('RSK-1', 'Fire', 'Risk 1'), cell('RSK-3', 'Flood', 'Risk 3')]);
    expect(made).toMatchObject({ summary: '2 cells in 1 file', moved: [], added: [] });
    const [change] = made.edit.documentChanges as TextDocumentEdit[];
    expect(change!.textDocument).toEqual({ uri: uri('risks.yaml'), version: null });
    expect(change!.edits.map((each) => (each as TextEdit).newText)).toEqual(['Fire', 'Flood']);
    const [back] = made.undo.documentChanges as TextDocumentEdit[];
    expect(back!.edits.map((each) => (each as TextEdit).newText)).toEqual(['Risk 1', 'Risk 3']);
    expect(await edit([cell('RSK-1', 'Fire', 'Another')])).toEqual({
      refused: expect.stringMatching(/^`title` has been changed meanwhile/),
      cells: [{ row: 'risks.yaml#RSK-1', column: 'title', reason: expect.stringMatching(/^`title`/) }],
      place: { uri: uri('risks.yaml'), range: expect.anything() },
    });
    expect(await edit([])).toEqual({ refused: expect.stringMatching(/^No cell was named/) });
    expect(await edit([{ row: 1 }])).toEqual({ refused: expect.stringMatching(/^No cell was named/) });
    await client.open(uri('risks.yaml'), files['risks.yaml'].replace('Risk 2', '[Risk 2'));
    expect(await edit([cell('RSK-1', 'Fire', 'Risk 1')])).toMatchObject({
      refused: expect.stringMatching(/^risks\.yaml is being edited, or cannot be read/),
    });
  }));

test('ids to pick, and files to take along', () =>
  onRoot(files, async ({ client, root }) => {
    const { table, rows } = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    const picked = await client.request('qms/tableChoices', { root, table, column: 'owner', text: 'qual' });
    expect(picked).toEqual({
      choices: [{ value: 'ROLE-QM', label: 'Quality manager', detail: 'Role' }],
      more: 0,
    });
    // Before anything is typed there is an empty text.
    const all = await client.request<TableChoices>('qms/tableChoices', {
      ...{ root, table, column: 'owner', text: '' },
    });
    const names = all.choices.map(({ label }) => label);
    expect(names).toContain('Quality manager');
    expect(names).toEqual([...names].sort());
    const wanted = { root, table, columns: ['id', 'owner'], rows: rows.slice(1).map(({ key }) => key) };
    expect(await client.request('qms/tableExport', { ...wanted, format: 'tsv' })).toEqual({
      name: 'Risk.txt',
      text: 'Id\tOwner\r\nRSK-2\tQuality manager\r\nRSK-3\tQuality manager\r\n',
    });
    const book = await client.request<TableExport>('qms/tableExport', { ...wanted, format: 'xlsx' });
    expect(book.name).toBe('Risk.xlsx');
    expect(Buffer.from(book.base64!, 'base64').subarray(0, 2).toString()).toBe('PK');
  }));

test('rows of a clipboard are shown first, then made', () =>
  onRoot(files, async ({ client, root, uri }) => {
    const view = await client.request<TableView>('qms/table', { root, source: { type: 'risk' } });
    expect(view.additions).toEqual({ isPossible: true, reason: null });
    const paste = { root, table: view.table, text: 'Title\tOwner\nFlood\tQuality manager\n', shown: [] };
    const { preview } = await client.request<TablePastePreview>('qms/tablePaste', {
      ...paste,
      isConfirmed: false,
    });
    expect(preview).toMatchObject({
      columns: [
        { heading: 'Title', column: 'title' },
        { heading: 'Owner', column: 'owner' },
      ],
      rows: [{ id: 'RSK-4', cells: ['Flood', 'Quality manager'], faults: [] }],
      summary: '1 record at the end of risks.yaml',
      isReady: true,
    });
    const made = await client.request<TableEdit>('qms/tablePaste', { ...paste, isConfirmed: true });
    expect(made.added).toEqual(['risks.yaml#RSK-4']);
    expect(made.edit.documentChanges).toMatchObject([{ textDocument: { uri: uri('risks.yaml') } }]);
    expect(await client.request('qms/tablePaste', { ...paste, text: ' ', isConfirmed: false })).toEqual({
      refused: expect.stringMatching(/^There is nothing to paste/),
    });
  }));
