import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageTheme } from '../../client/src/page-theme.ts';
import { tableStyle } from '../../client/src/table/style.ts';
import { startBrowser } from '../pack/browser-page.ts';
import { injections } from '../pack/injections.ts';
import { pageScript, rulesOfColours, said, tell, violationsOn } from '../pack/live-page.ts';
import { openTable, rowOf, tableMessage, viewOf } from './tables.ts';
import { themeNames, themes } from './themes.ts';

let browser: Browser;
let script: string;

beforeAll(async () => {
  script = await pageScript('table');
  browser = await startBrowser();
});
afterAll(() => browser.close());

const many = viewOf(5_000);
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForTimeout(30);
};
/** The cell with the focus: its line and its column. */
const focused = (page: Page): Promise<unknown> =>
  page.evaluate('(({ dataset }) => [dataset.line, dataset.column])(document.activeElement)');
const cell = (row: number, column: string): string =>
  `[data-line="risks/${row}.yaml#0"][data-column="${column}"]`;
const last = async (page: Page): Promise<Readonly<Record<string, unknown>>> =>
  (await said(page)).at(-1) as Readonly<Record<string, unknown>>;
/** Answers the last request as the extension would. */
const settle = async (page: Page, outcome: object): Promise<unknown> =>
  tell(page, { kind: 'outcome', request: (await last(page))['request'], outcome });
const written = { kind: 'written', summary: '1 cell in 1 file', moved: [], added: [] };

describe('5,000 rows', () => {
  test('no more than 150 of them are in the page, wherever it is scrolled to', async () => {
    const { page, deeds } = await openTable(browser, script, many);
    const count = (): Promise<number> => page.locator('[role=row]').count();
    expect(await count()).toBeGreaterThan(15);
    expect(await count()).toBeLessThanOrEqual(150);
    for (const top of [5_000, 70_000, 139_000]) {
      await page.evaluate(`document.getElementById('table').scrollTop = ${top}`);
      const at = Math.floor(top / 28) + 3;
      await page.locator(cell(at, 'id')).waitFor();
      expect(await count()).toBeLessThanOrEqual(150);
    }
    expect(await page.locator('[role=grid]').getAttribute('aria-rowcount')).toBe('5001');
    expect(deeds).toEqual([]);
    await page.context().close();
  });

  test('a table that is shown again is where it was as soon as there are rows for it', async () => {
    const state = JSON.stringify({ root: 'file:///company', type: 'risk', scroll: 70_000 });
    const first = { ...many, rows: many.rows.slice(0, 200) };
    const { page } = await openTable(browser, script, first, { state });
    const place = (): Promise<unknown> => page.evaluate("document.getElementById('table').scrollTop");
    await tell(page, { kind: 'rows', rows: many.rows.slice(200) });
    await page.waitForTimeout(60);
    expect(await place()).toBe(70_000);
    // Afterwards it stays where somebody takes it.
    await page.evaluate("document.getElementById('table').scrollTop = 28000");
    await tell(page, tableMessage(many));
    await page.waitForTimeout(60);
    expect(await place()).toBe(28_000);
    await page.context().close();
  });

  test('the keyboard leads everywhere, and the focus is kept by the cell it is in', async () => {
    const { page } = await openTable(browser, script, many);
    await page.locator(cell(0, 'id')).focus();
    await press(page, 'ArrowDown', 'ArrowRight');
    expect(await focused(page)).toEqual(['risks/1.yaml#0', 'title']);
    await press(page, 'Control+End');
    expect(await focused(page)).toEqual(['risks/4999.yaml#0', '$findings']);
    await press(page, 'Home', 'ArrowRight');
    expect(await focused(page)).toEqual(['risks/4999.yaml#0', 'id']);
    await press(page, 'PageUp');
    const [line] = (await focused(page)) as string[];
    expect(Number(/\d+/.exec(line!)?.[0])).toBeLessThan(4_985);
    await press(page, 'Control+Home');
    expect(await focused(page)).toEqual(['risks/0.yaml#0', '#boxes']);
    await press(page, 'ArrowUp', 'ArrowRight', 'Enter', 'Enter');
    // By id, then downwards.
    expect(await page.locator('[role=columnheader][aria-sort=descending]').textContent()).toContain('Id');
    expect(await page.locator('[role=rowheader]').first().textContent()).toBe('RSK-4999');
    await page.evaluate("document.getElementById('table').scrollTop = 60000");
    await page.waitForTimeout(60);
    expect(await focused(page)).toEqual(['#headings', 'id']);
    await page.context().close();
  });
});

test('a value is typed, sent with what was seen, and stands there until there is news', async () => {
  const { page } = await openTable(browser, script, viewOf(20));
  await page.locator(cell(3, 'title')).click();
  await press(page, 'S', 'h', 'o', 'r', 't', 'Enter');
  expect(await last(page)).toEqual({
    ...{ kind: 'edit', request: 1 },
    cells: [
      {
        ...{ row: 'risks/3.yaml#0', column: 'title', value: 'Short' },
        seen: 'Risk number 3 of a register that is as long as registers become',
      },
    ],
  });
  expect(await focused(page)).toEqual(['risks/4.yaml#0', 'title']);
  expect(await page.locator(`${cell(3, 'title')} .pending`).textContent()).toBe('Short');
  await settle(page, written);
  expect(await page.locator(cell(3, 'title')).textContent()).toBe('Short');
  const row = rowOf(3);
  const cells = row.cells.map((each, at) => (at === 1 ? 'Short' : each));
  await tell(page, change({ rows: [{ row: { ...row, cells }, after: 'risks/2.yaml#0' }] }));
  expect(await page.locator(`${cell(3, 'title')} .pending`).count()).toBe(0);
  expect(await page.locator(cell(3, 'title')).textContent()).toBe('Short');
  await page.context().close();
});

const change = (changes: object): object => ({
  kind: 'changed',
  changes: {
    ...{ root: 'file:///company', table: 't1', from: 1, version: 2, isAnew: false, today: '2026-02-01' },
    ...{ files: null, rows: [], removed: [], total: 20, ...changes },
  },
});

test('news of other rows leave what is being typed, the focus and the place alone', async () => {
  const { page } = await openTable(browser, script, many);
  await page.evaluate("document.getElementById('table').scrollTop = 56000");
  await page.waitForTimeout(60);
  await page.locator(cell(2_010, 'title')).dblclick();
  await page.locator('#typed').fill('half a sen');
  const rows = [0, 2_009, 2_010, 2_011].map((at) => ({
    row: { ...rowOf(at), cells: rowOf(at).cells.map((each, index) => (index === 2 ? 'closed' : each)) },
    after: at === 0 ? null : `risks/${at - 1}.yaml#0`,
  }));
  await tell(page, change({ rows, total: 5_000 }));
  await press(page, 't');
  expect(await page.locator('#typed').inputValue()).toBe('half a sent');
  expect(await page.evaluate("document.getElementById('table').scrollTop")).toBe(56_000);
  expect(await page.locator(cell(2_010, 'status')).textContent()).toBe('closed');
  await tell(page, change({ removed: ['risks/2009.yaml#0'], total: 4_999 }));
  expect(await page.locator('#typed').inputValue()).toBe('half a sent');
  await press(page, 'Enter');
  expect(await last(page)).toMatchObject({ cells: [{ row: 'risks/2010.yaml#0', value: 'half a sent' }] });
  await page.context().close();
});

test('a refusal says why, where the text is, and gives back what was typed', async () => {
  const { page } = await openTable(browser, script, viewOf(20));
  await page.locator(cell(3, 'severity')).click();
  await press(page, '9', '9', 'Enter');
  await settle(page, { kind: 'refused', sentence: 'Severity is at most 5.', cells: [], hasPlace: true });
  const refusal = page.locator('#refusal');
  expect(await refusal.textContent()).toContain('Severity is at most 5.');
  expect(await page.locator(cell(3, 'severity')).textContent()).toBe('4');
  await refusal.locator('[data-place]').click();
  expect(await last(page)).toEqual({ kind: 'place', request: 1 });
  await refusal.locator('[data-again]').click();
  expect(await page.locator('#typed').inputValue()).toBe('99');
  await press(page, 'Escape');
  expect(await focused(page)).toEqual(['risks/3.yaml#0', 'severity']);
  await page.context().close();
});

test('a signature is asked about in front of the table, and the cell keeps what was typed', async () => {
  const { page } = await openTable(browser, script, viewOf(20));
  await page.locator(cell(3, 'title')).click();
  await press(page, 'N', 'e', 'w', 'Enter');
  const question = {
    text: 'Katharina Brandt has signed this.',
    records: [
      {
        ...{
          row: 'risks/3.yaml#0',
          name: 'Risk (RSK-0003)',
          signers: ['approved by Katharina Brandt on 2025-02-24'],
        },
        answers: [
          { answer: 'new-version', title: 'Make a New Version' },
          { answer: 'edit', title: 'Edit the Signed One' },
        ],
      },
    ],
  };
  await tell(page, { kind: 'question', request: 1, question });
  const dialog = page.locator('dialog');
  expect(await dialog.textContent()).toContain('approved by Katharina Brandt on 2025-02-24');
  expect(await dialog.locator('button').first().textContent()).toContain('Make a New Version');
  expect(await page.locator(`${cell(3, 'title')} .pending`).textContent()).toBe('New');
  await dialog.locator('[data-answer=new-version]').click();
  expect(await last(page)).toEqual({
    kind: 'answer',
    request: 1,
    answers: { 'risks/3.yaml#0': 'new-version' },
  });
  await tell(page, { kind: 'question', request: 1, question });
  await press(page, 'Escape');
  expect(await last(page)).toEqual({ kind: 'answer', request: 1, answers: null });
  await tell(page, { kind: 'outcome', request: 1, outcome: { kind: 'left' } });
  expect(await page.locator(`${cell(3, 'title')} .pending`).count()).toBe(0);
  await page.context().close();
});

describe('no axe-core violation', () => {
  const options = { viewport: { width: 900, height: 420 }, bypassCSP: true };

  // In the dark one that is looked at piece by piece below, by all rules.
  const others = themeNames.filter((theme) => theme !== 'dark');
  test.each(others)('in the theme %s, with what is opened in front of the table', async (theme) => {
    const { page } = await openTable(browser, script, viewOf(60), { ...options, theme });
    const found = [...(await violationsOn(page, rulesOfColours))];
    for (const opener of [
      '#choose-columns',
      '[data-menu=status]',
      '#new-row',
      '#paste-rows',
      cell(0, '$findings'),
    ]) {
      await page.locator(opener).click();
      found.push(...(await violationsOn(page, rulesOfColours)).map((each) => `${opener}: ${each}`));
      await press(page, 'Escape');
    }
    expect(found).toEqual([]);
    await page.context().close();
  });

  test.each(themeNames)('and what is selected can be read in the theme %s', async (theme) => {
    const { page } = await openTable(browser, script, viewOf(12), { ...options, theme });
    await page.locator(cell(1, 'id')).click();
    await page.locator(cell(4, 'severity')).click({ modifiers: ['Shift'] });
    await page.mouse.move(0, 0);
    // A gradient of one colour is none to axe-core.
    await page.addStyleTag({
      content: '.cell.in{background:var(--vscode-editor-selectionBackground)!important}',
    });
    expect(await violationsOn(page, theme === 'dark' ? null : rulesOfColours)).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['groups', async (page: Page) => void (await page.locator('[data-group-by]').selectOption('owner'))],
    ['the choice of columns', (page: Page) => page.locator('#choose-columns').click()],
    ['the menu of a column', (page: Page) => page.locator('[data-menu=status]').click()],
    ['a pick list', (page: Page) => page.locator(cell(5, 'status')).dblclick()],
    ['findings', (page: Page) => page.locator(cell(0, '$findings')).click()],
  ])('in the theme dark with %s', async (_, act) => {
    const { page } = await openTable(browser, script, viewOf(12), options);
    await act(page);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });
});

test('a line shows its cells whole, with the border and the focus at their lower edge', async () => {
  const { page } = await openTable(browser, script, viewOf(5));
  const overhang = await page.evaluate(`[...document.querySelectorAll('.line .cell')].map((each) =>
    each.getBoundingClientRect().bottom - each.closest('.line').getBoundingClientRect().bottom)`);
  expect(Math.max(...(overhang as number[]))).toBeLessThanOrEqual(0);
  await page.context().close();
});

test('what belongs to a place stays in the window, also in one that becomes smaller', async () => {
  const { page } = await openTable(browser, script, viewOf(5));
  await page.locator('[data-menu=nextReview]').click();
  const box = async (): Promise<{ x: number; y: number; width: number; height: number }> =>
    (await page.locator('dialog').boundingBox())!;
  await page.setViewportSize({ width: 420, height: 300 });
  const { x, y, width, height } = await box();
  expect([x >= 0, y >= 0, x + width <= 420, y + height <= 300]).toEqual([true, true, true, true]);
  await page.context().close();
});

test('colours without another in their place are there in every theme', () => {
  const bare = [...(tableStyle + pageTheme).matchAll(/var\(--vscode-([\w-]+)\)/g)].map(([, name]) => name!);
  for (const theme of themeNames)
    expect(
      [...new Set(bare)].filter((name) => !(name in themes[theme].colors)),
      theme,
    ).toEqual([]);
});

test('a file that takes no edit says so once, and leads to what is wrong', async () => {
  const range = { start: { line: 7, character: 4 }, end: { line: 7, character: 5 } };
  const note = 'risks.yaml is being edited, or cannot be read.';
  const files = [{ ...viewOf(1).files[0]!, state: 'waiting' as const, note, range }];
  const { page } = await openTable(browser, script, viewOf(5, { files }));
  const count = async (): Promise<number> =>
    ((await page.locator('.notices').textContent()) ?? '').split(note).length - 1;
  expect(await count()).toBe(1);
  await page.locator(cell(1, 'title')).click();
  await press(page, 'x');
  expect(await page.locator('#refusal').textContent()).toContain(note);
  expect(await count()).toBe(1);
  await page.locator('#refusal [data-fault]').click();
  expect(await last(page)).toEqual({ kind: 'see', file: 0, line: 7, character: 4 });
  await page.context().close();
});

test('a table of which nothing could be read says why, and does not ask for a first record', async () => {
  const { page } = await openTable(browser, script, viewOf(0));
  expect(await page.locator('.empty').textContent()).toContain('There are no records yet');
  await page.context().close();
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } };
  const note = 'Records of risks.yaml may be missing here, since it cannot be read whole.';
  const files = [{ ...viewOf(1).files[0]!, state: 'waiting' as const, note, range }];
  const { page: faulty } = await openTable(browser, script, viewOf(0, { files }));
  expect(await faulty.locator('.empty').textContent()).toBe('');
  expect(await faulty.locator('.notices').textContent()).toContain(note);
  await faulty.locator('[data-fault]').click();
  expect(await last(faulty)).toEqual({ kind: 'see', file: 0, line: 2, character: 0 });
  await faulty.context().close();
});

test('where the system gives the colours, what is selected and what was found is seen', async () => {
  const { page } = await openTable(browser, script, viewOf(12), { forcedColors: 'active' });
  await page.locator(cell(1, 'id')).click();
  await page.locator(cell(4, 'severity')).click({ modifiers: ['Shift'] });
  await page.mouse.move(0, 0);
  const styleOf = (selector: string, property: string): Promise<unknown> =>
    page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)}))['${property}']`);
  const background = await styleOf(cell(2, 'title'), 'backgroundColor');
  expect(background).not.toBe(await styleOf(cell(6, 'title'), 'backgroundColor'));
  expect(background).not.toBe(await styleOf(cell(2, 'title'), 'color'));
  expect(await styleOf(cell(7, 'owner'), 'textDecorationLine')).toBe('underline');
  await page.context().close();
});

test('hostile text in every cell runs and loads nothing', async () => {
  // In each turn every cell holds another of them.
  for (let turn = 0; turn < 3; turn += 1) {
    let count = turn;
    const text = (plain: string): string => {
      count += 1;
      return `${injections[count % injections.length]}${plain}`;
    };
    const rows = Array.from({ length: 40 }, (_, at) => rowOf(at, text));
    const { columns, ...view } = viewOf(40, { title: text('Risks'), rows });
    const { page, deeds } = await openTable(browser, script, {
      ...view,
      columns: columns.map((column) => ({ ...column, title: text(column.title), description: text('') })),
      files: [{ ...view.files[0]!, state: 'waiting', note: text(''), path: text('') }],
    });
    await page.locator('[data-group-by]').selectOption('owner');
    await page.locator('[data-menu=status]').click();
    await page.keyboard.press('Escape');
    await page.locator('.kind-findings .chip').first().click();
    await page.keyboard.press('Escape');
    await tell(page, { kind: 'notice', text: text('') });
    await page.locator('#paste-rows').click();
    await page.locator('[data-pasted]').fill(text('A\tB'));
    const { request } = (await last(page)) as { request: number };
    const cells = [text('a'), text('b')];
    await tell(page, {
      ...{ kind: 'preview', request },
      preview: {
        ...{ hasHeadings: true, summary: text(''), notes: [text('')], isReady: false },
        columns: cells.map((heading) => ({ heading, column: null })),
        rows: [{ id: text(''), cells, faults: [{ column: 0, text: text('') }] }],
      },
    });
    await page.locator('dialog td.fault').first().waitFor();
    const answers = [{ answer: 'edit' as const, title: text('') }];
    const record = { row: 'a', name: text(''), signers: [text('')], answers };
    for (const records of [[record], [record, { ...record, row: 'b' }]]) {
      await tell(page, { kind: 'question', request, question: { text: text(''), records } });
      await page.locator('dialog [data-answer=none]').waitFor();
    }
    await page.locator('dialog [data-answer=none]').click();
    await page.waitForTimeout(30);
    expect(deeds).toEqual([]);
    expect(await page.locator('main :is(script, img, iframe, object, embed, link, meta, base)').count()).toBe(
      0,
    );
    expect(await page.evaluate('globalThis.hit')).toBeUndefined();
    await page.context().close();
    await typeAmongHostile(text);
  }
});

/** A file without a fault: its cells are edited from a list, and what is refused says so. */
async function typeAmongHostile(text: (plain: string) => string): Promise<void> {
  const { page, deeds } = await openTable(browser, script, viewOf(3));
  await page.locator(cell(1, 'owner')).dblclick();
  const asked = await last(page);
  const choices = [{ value: text('a'), label: text(''), detail: text('') }];
  await tell(page, { kind: 'choices', request: asked['request'], choices, more: 0 });
  await page.locator('.choice').first().click();
  const cells = ['owner', 'title'].map((column) => ({ row: 'a', column, reason: text('') }));
  await settle(page, { kind: 'refused', sentence: text(''), cells, hasPlace: true });
  await page.locator('#refusal li').first().waitFor();
  expect(deeds).toEqual([]);
  expect(await page.locator('main :is(script, img, iframe, object, embed)').count()).toBe(0);
  await page.context().close();
}

test('several rows get one value, after a look where there are many', async () => {
  const choices = [{ value: 'open', label: 'Not yet closed', detail: null }];
  const columns = viewOf(0).columns.map((each) => (each.key === 'status' ? { ...each, choices } : each));
  const { page } = await openTable(browser, script, viewOf(260, { columns }));
  await page.locator(cell(0, '#boxes')).locator('input').check();
  await page.locator(cell(2, '#boxes')).locator('input').check();
  await page.locator('button', { hasText: 'Set Value' }).click();
  const dialog = page.locator('dialog');
  await dialog.locator('[data-column-choice]').selectOption('status');
  await dialog.locator('[data-new-value]').fill('closed');
  await dialog.locator('[type=submit]').click();
  expect(await last(page)).toMatchObject({
    kind: 'edit',
    cells: [
      { row: 'risks/0.yaml#0', column: 'status', value: 'closed', seen: 'open' },
      { row: 'risks/2.yaml#0', column: 'status', value: 'closed', seen: 'closed' },
    ],
  });
  await page.locator('[data-line="#headings"] input').check();
  await page.locator('button', { hasText: 'Set Value' }).click();
  await dialog.locator('[data-column-choice]').selectOption('status');
  await dialog.locator('[data-new-value]').fill('open');
  await dialog.locator('[type=submit]').click();
  expect(await dialog.locator('caption').textContent()).toContain('260');
  expect(await dialog.locator('tbody tr').first().textContent()).toMatch(/→ Not yet closed\s*$/);
  expect(await last(page)).toMatchObject({ cells: [{}, {}] });
  await dialog.locator('[type=submit]').click();
  expect(((await last(page)) as { cells: unknown[] }).cells).toHaveLength(260);
  await page.context().close();
});

/** Pastes as VS Code and a browser do: by an event. */
const paste = (page: Page, text: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);

test('a value fills what is selected, rows are shown before they become records, and Ctrl+Z asks to take back', async () => {
  const { page } = await openTable(browser, script, viewOf(20));
  await page.locator(cell(1, 'severity')).click();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
  await paste(page, '5');
  expect(await last(page)).toMatchObject({
    cells: [1, 2, 3].map((at) => ({ row: `risks/${at}.yaml#0`, column: 'severity', value: '5' })),
  });
  await settle(page, written);
  await press(page, 'Control+z');
  expect(await last(page)).toMatchObject({ kind: 'undo' });
  await settle(page, { kind: 'undone', summary: '3 cells in 3 files' });
  expect(await page.locator('.spoken[role=status]').textContent()).toBe('Taken back: 3 cells in 3 files');
  await paste(page, 'Title\tSeverity\nA\t1\nB\t9');
  const asked = await last(page);
  expect(asked).toMatchObject({
    kind: 'paste',
    isConfirmed: false,
    rows: { text: 'Title\tSeverity\nA\t1\nB\t9' },
  });
  const preview = {
    ...{ hasHeadings: true, summary: '2 risks in risks.yaml.', notes: [], isReady: true },
    columns: [
      { heading: 'Title', column: 'title' },
      { heading: 'Severity', column: 'severity' },
    ],
    rows: [
      { id: 'RSK-1', cells: ['A', '1'], faults: [] },
      { id: 'RSK-2', cells: ['B', '9'], faults: [{ column: 1, text: 'Severity is at most 5.' }] },
    ],
  };
  await tell(page, { kind: 'preview', request: asked['request'], preview });
  expect(await page.locator('dialog').textContent()).toContain('Severity is at most 5.');
  expect(await page.locator('#enter-records').textContent()).toContain('Enter Records (2)');
  await tell(page, { kind: 'preview', request: asked['request'], preview: { ...preview, isReady: false } });
  expect(await page.locator('#enter-records').isDisabled()).toBe(true);
  await tell(page, { kind: 'preview', request: asked['request'], preview });
  await page.locator('#enter-records').click();
  expect(await last(page)).toMatchObject({
    ...{ kind: 'paste', isConfirmed: true },
    rows: { hasHeadings: true, columns: ['title', 'severity'] },
  });
  await page.context().close();
});

test('rows that cannot be taken over stand first, named by their place in what was pasted', async () => {
  const { page } = await openTable(browser, script, viewOf(2));
  await page.locator(cell(1, 'title')).click();
  await paste(page, 'Title\tSeverity\nA\t1\nB\t9');
  const asked = await last(page);
  const rows = Array.from({ length: 80 }, (_, at) => ({
    id: at === 70 ? '' : `RSK-${at}`,
    cells: [at === 1 ? 'Two\nlines' : `Risk ${at}`],
    faults: at === 70 ? [{ column: 0, text: 'It is none.' }] : [],
  }));
  const preview = {
    ...{ hasHeadings: true, summary: '1 row cannot be taken over.', notes: [], isReady: false, rows },
    columns: [{ heading: 'Title', column: 'title' }],
  };
  await tell(page, { kind: 'preview', request: asked['request'], preview });
  const lines = page.locator('dialog tbody tr');
  expect(await lines.first().textContent()).toMatch(/^\s*Row 72\s*Risk 70/);
  expect(await lines.nth(1).textContent()).toContain('It is none.');
  // A line break in a cell is seen as one.
  const shown = page.locator('dialog td', { hasText: 'Two' });
  const height = async (): Promise<number> => (await shown.boundingBox())!.height;
  expect(await height()).toBeGreaterThan(
    (await page.locator('dialog td', { hasText: 'Risk 5' }).first().boundingBox())!.height,
  );
  await page.context().close();
});

test('a new record is begun with a few words, and is where the cursor is then', async () => {
  const { page } = await openTable(browser, script, viewOf(2));
  await page.locator('#new-row').click();
  await page.keyboard.type('Flood');
  await press(page, 'Enter');
  const asked = await last(page);
  expect(asked).toMatchObject({ kind: 'new', title: 'Flood' });
  const added = rowOf(7);
  await tell(page, {
    kind: 'outcome',
    request: asked['request'],
    outcome: { kind: 'written', summary: '1 cell in 1 file', moved: [], added: [added.key] },
  });
  await tell(page, {
    kind: 'changed',
    changes: {
      ...{
        root: 'file:///company',
        table: 'table-1',
        from: 1,
        version: 2,
        isAnew: false,
        today: '2026-02-01',
      },
      ...{ files: null, rows: [{ row: added, after: null }], removed: [], total: 3 },
    },
  });
  expect(await page.evaluate('document.activeElement.dataset.line')).toBe(added.key);
  await page.context().close();
});

test('a finding offers what can be done about it', async () => {
  const { page } = await openTable(browser, script, viewOf(8));
  await page.locator(cell(7, '$findings')).click();
  await page.locator('[data-steps="0"]').click();
  expect(await last(page)).toMatchObject({ kind: 'steps', file: 0, range: { start: { line: 3 } } });
  await page.context().close();
});

test('what is copied is what is shown, and no formula elsewhere', async () => {
  const rows = [0, 1].map((at) => ({
    ...rowOf(at),
    cells: rowOf(at).cells.map((each, index) => (index === 1 ? `=${at}+1` : each)),
  }));
  const { page } = await openTable(browser, script, viewOf(2, { rows }));
  await page.locator(cell(0, 'id')).click();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight');
  const copied = await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  })()`);
  expect(copied).toBe("RSK-0000\t'=0+1\nRSK-0001\t'=1+1");
  await page.context().close();
});

test('a cell that is too narrow for its text says all of it to whoever points at it', async () => {
  const { page } = await openTable(browser, script, viewOf(8));
  const titleOf = (at: number, column: string): Promise<string | null> =>
    page.locator(cell(at, column)).getAttribute('title');
  expect(await titleOf(1, 'title')).toMatch(/^Risk number 1 of a register that is as long as /);
  expect(await titleOf(1, 'status')).toBeNull();
  // What was found there goes before.
  expect(await titleOf(0, 'owner')).toBe('This risk has no owner.');
  await page.context().close();
});

test('a window that is loaded anew shows the rows that were looked at, and a new table shows all', async () => {
  const { page } = await openTable(browser, script, viewOf(30));
  await page.locator('#search').fill('number 1');
  await page.locator('[data-menu=status]').click();
  await page.locator('dialog [data-value=open]').check();
  await press(page, 'Escape');
  const shown = (each: Page): Promise<string[]> => each.locator('[role=rowheader]').allTextContents();
  const looked = await shown(page);
  expect(looked).toEqual(['RSK-0012', 'RSK-0015', 'RSK-0018']);
  const state = JSON.stringify(await page.evaluate('kept'));
  await page.context().close();
  const { page: anew } = await openTable(browser, script, viewOf(30), { state });
  expect(await shown(anew)).toEqual(looked);
  expect(await anew.locator('#search').inputValue()).toBe('number 1');
  await anew.locator('[data-clear-all]').click();
  expect((await shown(anew)).length).toBeGreaterThan(15);
  const cleared = JSON.stringify(await anew.evaluate('kept'));
  await anew.context().close();
  const { page: all } = await openTable(browser, script, viewOf(30), { state: cleared });
  expect((await shown(all)).length).toBeGreaterThan(15);
  await all.context().close();
});

test('what somebody has chosen is kept, and a table that is given anew keeps it too', async () => {
  const { page } = await openTable(browser, script, viewOf(20), {
    layout: {
      shown: ['id', 'status'],
      widths: { status: 200 },
      group: null,
      sort: { column: 'id', isDescending: true },
    },
  });
  expect(await page.locator('[role=columnheader]').count()).toBe(3);
  expect(await page.locator('[role=rowheader]').first().textContent()).toBe('RSK-0019');
  await page.locator('#choose-columns').click();
  await page.locator('[data-show=title]').check();
  expect(await last(page)).toMatchObject({ kind: 'keep', layout: { shown: ['id', 'status', 'title'] } });
  await press(page, 'Escape');
  await tell(page, tableMessage(viewOf(21)));
  expect(await page.locator('[role=columnheader]').count()).toBe(4);
  expect(await page.locator('[role=rowheader]').first().textContent()).toBe('RSK-0020');
  await page.context().close();
});
