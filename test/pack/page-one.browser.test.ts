import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesOfAnchors } from '../../server/src/adapters/node/pdf-pages.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import {
  fits,
  reckonedHeight,
  reckonedSetting,
  settings,
} from '../../server/src/pack/render/page-one-fit.ts';
import { renderHtml } from '../../server/src/pack/render/render-html.ts';
import { pageOneParts } from '../../server/src/pack/render/sections/page-one.ts';
import { viewOf } from '../../server/src/pack/render/view.ts';
import { acmeFiles } from '../workspace/acme.ts';
import { show, startBrowser } from './browser-page.ts';
import { fullPageOne } from './full-page-one.ts';
import { packOf } from './packs.ts';
import { samplePack } from './render-sample.ts';

/** Page one on paper: one sheet of either size, with nothing cut off. */

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser.close());

/** How many sheets page one takes when the page is printed from a browser. */
async function sheets(pack: Pack, format: string): Promise<number> {
  const { page } = await show(browser, renderHtml(pack));
  const pdf = await page.pdf({ format, preferCSSPageSize: true });
  await page.context().close();
  return pagesOfAnchors(pdf).get('contents')! - 1;
}

const cases: readonly (readonly [name: string, pack: () => Pack | Promise<Pack>])[] = [
  ['the sample', () => samplePack],
  ['the example company', () => packOf(acmeFiles(), 'MR-2026-01')],
  ['its first review', () => packOf(acmeFiles(), 'MR-2024-01')],
  ['one long ask', () => fullPageOne(1, 170)],
  ['four long asks', () => fullPageOne(4, 170)],
  ['seven long asks', () => fullPageOne(7, 170)],
  ['seven short asks', () => fullPageOne(7, 60)],
];

test.each(cases)('%s: page one is one sheet of A4 and one of US Letter', async (_, make) => {
  const pack = await make();
  expect([await sheets(pack, 'A4'), await sheets(pack, 'Letter')]).toEqual([1, 1]);
});

test('what no sheet can hold goes on to a second one, whole', async () => {
  const pack = fullPageOne(7, 360);
  expect(settings[reckonedSetting(pageOneParts(viewOf(pack)), null)]!.sheets).toBe(2);
  expect([await sheets(pack, 'A4'), await sheets(pack, 'Letter')]).toEqual([2, 2]);
});

test.each([
  ['at ease', samplePack],
  ['close', fullPageOne(7, 170)],
  ['over', fullPageOne(7, 360)],
] as const)('set %s, nothing on page one is cut off', async (_, pack) => {
  const { page } = await show(browser, renderHtml(pack));
  await page.emulateMedia({ media: 'print' });
  const cut = await page.evaluate(`[...document.querySelectorAll('#page-one, #page-one *:not(.spoken)')]
    .filter((each) => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(each);
      return !each.closest('svg') && ((overflowX + overflowY).replaceAll('visible', '') !== '' || textOverflow !== 'clip' || webkitLineClamp !== 'none');
    }).map(({ className }) => className)`);
  expect(cut).toEqual([]);
  const asks = pack.pageOne.decisions.items;
  expect(await page.locator('#page-one .request:visible').allTextContents()).toEqual(
    asks.map(({ request }) => request),
  );
  expect(await page.locator('#page-one .otherwise:visible').allTextContents()).toEqual(
    asks.map(({ ifNot }) => `Otherwise: ${ifNot}`),
  );
  expect(await page.locator('#page-one .changes li:visible').count()).toBe(pack.pageOne.changes.length);
  await page.context().close();
});

test('past decisions that find no room are counted, with the page that has them', async () => {
  const { page } = await show(browser, renderHtml(fullPageOne(7, 170)));
  expect(await page.locator('.past > li:visible').count()).toBe(6);
  expect(await page.locator('#page-one a[href="#promises"]:visible').textContent()).toContain('7 more');
  await page.emulateMedia({ media: 'print' });
  const shown = await page.locator('.past > li:visible').count();
  expect(shown).toBeLessThan(6);
  expect(await page.locator('#page-one a[href="#promises"]:visible').textContent()).toContain(
    `${13 - shown} more`,
  );
  await page.context().close();
});

/** Width of A4 within its margins. */
const width = 176 / 25.4;

test.each([
  ['the sample', samplePack],
  ['long asks', fullPageOne(5, 150)],
  ['short asks', fullPageOne(3, 50)],
] as const)('the height reckoned for %s is about the height printed, however it is set', async (_, pack) => {
  const viewport = { width: Math.round(width * 96), height: 1000 };
  const { page } = await show(browser, renderHtml(pack), { viewport });
  await page.emulateMedia({ media: 'print' });
  const parts = pageOneParts(viewOf(pack));
  for (const set of fits) {
    await page.evaluate(`
      document.getElementById('page-one').className = 'page-one ${set.name}';
      document.querySelectorAll('.past > li').forEach((each, i) => { each.className = i < ${set.past} ? '' : 'on-screen'; });`);
    const box = (await page.locator('#page-one').boundingBox())!;
    // Fonts that run narrow take a fifth less; too low a height would let a page run over.
    const ratio = reckonedHeight(parts, set, width * 72) / (box.height * 0.75);
    expect([set.name, ratio > 0.95 && ratio < 1.25 ? 'about right' : ratio]).toEqual([
      set.name,
      'about right',
    ]);
  }
  await page.context().close();
});
