import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { livePage } from '../../client/src/live-page.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import { previewParts } from '../../server/src/pack/preview/preview.ts';
import { startBrowser } from './browser-page.ts';
import { injections, withTexts } from './injections.ts';
import { openLivePage, pageScript, said, tell, violations } from './live-page.ts';
import { samplePack } from './render-sample.ts';

let browser: Browser;
let script: string;

beforeAll(async () => {
  script = await pageScript('review-pack');
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The page as an editor shows it, filled with a pack. */
async function open(pack: Pack | null, state?: string) {
  const review = samplePack.review.link.id;
  const named = { title: review, data: { root: 'file:///company', review } };
  const shown = await openLivePage(browser, named, script, state);
  if (pack !== null) await send(shown.page, pack);
  return shown;
}

const send = (page: Page, pack: Pack, only: (id: string) => boolean = () => true): Promise<unknown> =>
  tell(page, {
    kind: 'parts',
    parts: previewParts(pack, [], new Map()).map(({ id, html }) => ({ id, html: only(id) ? html : null })),
  });

const topOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top } = (
        element as unknown as { getBoundingClientRect(): { top: number } }
      ).getBoundingClientRect();
      return top;
    });

test('all parts come in their order, and the page says when it is ready', async () => {
  const { page, deeds } = await open(samplePack);
  expect(await said(page)).toEqual([{ kind: 'ready' }]);
  const ids = (await page.evaluate(
    '[...document.getElementById("pages").children].map(({ id }) => id)',
  )) as string[];
  expect(ids.slice(0, 4)).toEqual(['preview-tools', 'page-one', 'contents', 'readiness']);
  expect(ids).not.toContain('preview-starts');
  expect(deeds).toEqual([]);
  await page.context().close();
});

test('a click says which item was meant, by ids alone; links and selected text are left alone', async () => {
  const { page } = await open(samplePack);
  await page.locator('#inputs article h3').first().click();
  const [, opened] = await said(page);
  const { id, file, path } = samplePack.inputs[0]!.link;
  expect(opened).toEqual({ kind: 'open', record: id, path: path.join('.'), file });
  await page.locator('#contents a').first().click();
  expect(await said(page)).toHaveLength(2);
  await page.locator('#inputs article').first().focus();
  await page.keyboard.press('Enter');
  expect((await said(page)).at(-1)).toEqual(opened);
  await page.locator('[data-export]').click();
  expect((await said(page)).at(-1)).toEqual({ kind: 'export' });
  await page.locator('[data-start]').first().click();
  expect((await said(page)).at(-1)).toMatchObject({ kind: 'start' });
  await page.context().close();
});

test('what a link leads to stands below the bar that stays above', async () => {
  const { page } = await open(samplePack);
  for (const id of ['objectives', 'risks']) {
    await page.locator(`#contents a[href="#${id}"]`).click();
    const bar = await page
      .locator('#preview-tools')
      .evaluate(
        (element) =>
          (element as unknown as { getBoundingClientRect(): { bottom: number } }).getBoundingClientRect()
            .bottom,
      );
    const top = await topOf(page, `#${id} h2`);
    expect(top).toBeGreaterThanOrEqual(bar);
    expect(top).toBeLessThan(bar + 80);
  }
  await page.context().close();
});

test('a part that grows above what is read moves nothing, and what was opened and focused stays', async () => {
  const { page } = await open(samplePack);
  const item = '#inputs article:nth-of-type(2)';
  await page
    .locator(item)
    .evaluate((element) => (element as unknown as { scrollIntoView(): void }).scrollIntoView());
  await page.locator(item).focus();
  await page.evaluate("document.querySelector('#indicators details').open = true");
  const before = await topOf(page, item);
  const longer = {
    ...samplePack,
    inputs: samplePack.inputs.map((input, at) =>
      at === 0 ? { ...input, summary: 'Long. '.repeat(400) } : input,
    ),
  };
  await send(page, longer);
  expect(await page.locator('#inputs article').first().textContent()).toContain('Long. Long.');
  expect(Math.abs((await topOf(page, item)) - before)).toBeLessThanOrEqual(1);
  expect(
    await page
      .locator(item)
      .evaluate(
        (element) =>
          element ===
          (globalThis as never as { document: { activeElement: unknown } }).document.activeElement,
      ),
  ).toBe(true);
  expect(await page.evaluate("document.querySelector('#indicators details').open")).toBe(true);
  await page.context().close();
});

test('parts that have not changed stay the very elements they were', async () => {
  const { page } = await open(samplePack);
  await page.evaluate('globalThis.before = document.getElementById("objectives")');
  await send(page, samplePack, (id) => id === 'inputs');
  expect(await page.evaluate('before === document.getElementById("objectives")')).toBe(true);
  await page.context().close();
});

test('a theme hides what serves another, and is kept with the place on the page', async () => {
  const { page } = await open(samplePack);
  const chosen = samplePack.inputs.find(({ theme }) => theme !== null)!.theme!;
  await page.locator('[data-themes]').selectOption(chosen);
  const shown = await page
    .locator('#inputs article[data-theme]:visible')
    .evaluateAll((items) =>
      items.map((item) => (item as unknown as { dataset: { theme: string } }).dataset.theme),
    );
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.every((theme) => theme === chosen)).toBe(true);
  expect(await page.locator('[data-status]').textContent()).toMatch(/^\d+ of \d+ items$/);
  await page.evaluate('window.scrollTo(0, 900)');
  await page.waitForTimeout(200);
  const kept = await page.evaluate('kept');
  expect(kept).toMatchObject({
    root: 'file:///company',
    review: samplePack.review.link.id,
    theme: chosen,
    scroll: 900,
  });
  const again = await open(samplePack, JSON.stringify(kept));
  expect(await again.page.evaluate('window.scrollY')).toBe(900);
  expect(await again.page.locator('[data-themes]').inputValue()).toBe(chosen);
  for (const each of [page, again.page]) await each.context().close();
});

test('the item at the caret is marked, and brought into view only when it cannot be seen', async () => {
  const { page } = await open(samplePack);
  const { link } = samplePack.inputs.at(-1)!;
  const path = link.path.join('.');
  const marked = page.locator('.at-caret');
  await tell(page, { kind: 'at', record: link.id, path: `${path}.summary`, reveal: false });
  expect(await marked.count()).toBe(1);
  expect(await page.evaluate('window.scrollY')).toBe(0);
  await tell(page, { kind: 'at', record: link.id, path: `${path}.summary`, reveal: true });
  expect(await marked.count()).toBe(1);
  expect(await marked.getAttribute('data-path')).toBe(path);
  const top = await topOf(page, '.at-caret');
  expect(top).toBeLessThan(700);
  const scroll = await page.evaluate('window.scrollY');
  await tell(page, { kind: 'at', record: link.id, path: `${path}.trend`, reveal: true });
  expect(await page.evaluate('window.scrollY')).toBe(scroll);
  await send(page, samplePack);
  expect(await marked.count()).toBe(1);
  expect(await page.evaluate('window.scrollY')).toBe(scroll);
  await tell(page, { kind: 'at', record: 'NONE-1', path: '"]x', reveal: true });
  expect(await marked.count()).toBe(0);
  await page.context().close();
});

test('nothing in texts runs, loads or asks for anything', async () => {
  const stays = /\.(?:id|version|kind|state|date|from|to|period|trend|key|file)$|asOf$|\.path\[/;
  const packs = withTexts(samplePack, injections, (text, value, path) => (stays.test(path) ? value : text));
  for (const [turn, hostile] of packs) {
    const { page, deeds } = await open(hostile);
    await send(page, hostile, (id) => id !== 'contents');
    await page.waitForTimeout(20);
    // The policy of the page is named on the console where something had tried.
    expect(deeds, `turn ${turn}`).toEqual([]);
    expect(
      await page.locator('#pages :is(script, img, iframe, object, embed, form, link, meta, base)').count(),
    ).toBe(0);
    expect(await page.evaluate('globalThis.hit')).toBeUndefined();
    await page.context().close();
  }
});

test('a policy that lets nothing in but its own script and style sheets', () => {
  const page = livePage({
    title: '</title><script>',
    data: { root: '"><script>', review: "'><img src=x onerror=alert(1)>" },
    style: '',
    script: 'x" onload="alert(1)',
    nonce: 'abc',
    language: 'en',
  });
  expect(page).toContain(
    `content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|" onload="/);
});

test('no axe-core violation', async () => {
  expect(await violations(browser, previewParts(samplePack, [], new Map()))).toEqual([]);
});
