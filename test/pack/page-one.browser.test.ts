import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesOfAnchors } from '../../server/src/adapters/node/pdf-pages.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import { acmeFiles } from '../workspace/acme.ts';
import { show, startBrowser } from './browser-page.ts';
import { packAsking, wordy } from './full-page-one.ts';
import { packOf } from './packs.ts';
import { packPage } from './pages.ts';
import { samplePack } from './render-sample.ts';

/** Page one on paper: of either size, with nothing cut off and nothing hidden, however much is asked. */

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Width and height of a sheet within its margins, in CSS pixels. */
const sheets = { A4: [665, 990], Letter: [687, 924] } as const;

const packs: readonly (readonly [name: string, asks: number, pack: () => Pack | Promise<Pack>])[] = [
  ['the example company', 3, () => packOf(acmeFiles(), 'MR-2026-01')],
  ['1 ask', 1, () => packAsking(1, wordy(170))],
  ['5 asks', 5, () => packAsking(5, wordy(170))],
  ['8 asks', 8, () => packAsking(8, wordy(170))],
  ['40 asks', 40, () => packAsking(40, wordy(170))],
  ['8 asks of long words', 8, () => packAsking(8, 'Donaudampfschifffahrtsgesellschaft'.repeat(8))],
];

/** Elements of page one that hide, cut off or push aside a part of what they hold; runs in the page. */
const cut = `[...document.querySelectorAll('#page-one, #page-one *')]
  .filter((each) => !each.closest('svg, details, .spoken'))
  .filter((each) => {
    const style = getComputedStyle(each);
    const { right, width, height } = each.getBoundingClientRect();
    return style.display === 'none' || style.visibility !== 'visible'
      || (style.overflowX + style.overflowY).replaceAll('visible', '') !== ''
      || style.textOverflow !== 'clip' || style.webkitLineClamp !== 'none'
      || style.clip !== 'auto' || style.clipPath !== 'none' || Number(style.opacity) < 1
      || right > innerWidth + 1
      || (each.textContent.trim() !== '' && (width < 2 || height < 2));
  }).map((each) => each.outerHTML.slice(0, 120))`;

/** Pairs of boxes side by side whose texts cover each other; runs in the page. */
const covering = `[...document.querySelectorAll('#page-one .further > li, #page-one .past > li, #page-one .changes > li, #page-one .ask > .figures')]
  .flatMap((row) => {
    const boxes = [...row.children].map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0);
    return boxes.slice(1).filter((box, i) => box.top < boxes[i].bottom - 1 && box.left < boxes[i].right - 1);
  }).length`;

const printedAs = async (page: Page, pack: Pack, format: keyof typeof sheets): Promise<void> => {
  const pdf = await page.pdf({ format, preferCSSPageSize: true });
  const pages = pagesOfAnchors(pdf);
  // Page one begins on the first sheet, and the contents on a sheet of their own.
  expect(pages.get('contents')).toBeGreaterThan(1);
  expect(pages.get('meeting')).toBeGreaterThanOrEqual(pages.get('contents')!);
  expect(pack.pageOne.decisions.items.length).toBeGreaterThan(0);
};

test.each(packs)(
  '%s: everything of page one stands on paper, whole',
  async (_, asked, make) => {
    const pack = await make();
    for (const format of ['A4', 'Letter'] as const) {
      const [width, height] = sheets[format];
      const { page } = await show(browser, packPage(pack), { viewport: { width, height } });
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(cut)).toEqual([]);
      expect(await page.evaluate(covering)).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const requests = await page.locator('#page-one .request').count();
      const further = await page.locator('#page-one .further > li').count();
      expect([requests, further]).toEqual([Math.min(5, asked), Math.max(0, Math.min(20, asked) - 5)]);
      expect(await page.locator('#page-one .changes li').count()).toBe(pack.pageOne.changes.length);
      await printedAs(page, pack, format);
      await page.context().close();
    }
  },
  60_000,
);

test('the five largest asks are whole, further ones name the page of their input, the rest are counted', async () => {
  const pack = packAsking(40, 'Request');
  const { page } = await show(browser, packPage(pack, {}, new Map([['input-input-10', 17]])));
  const sizes = await page.locator('#page-one .request + .said').allTextContents();
  expect(sizes).toHaveLength(5);
  // The largest are those asked last.
  expect(await page.locator('#page-one .ask .figures').last().textContent()).toContain('EUR\u00a040,000');
  expect(await page.locator('#page-one .ask .figures').first().textContent()).toContain('EUR\u00a036,000');
  const line = page.locator('#page-one .further > li', { hasText: 'EUR\u00a010,000' });
  expect(await line.locator('a').getAttribute('href')).toBe('#input-input-10');
  expect((await line.locator('a').textContent())!.replaceAll('\u00a0', ' ')).toBe('see the input page 17');
  expect(await page.locator('#page-one section[aria-labelledby="asked"] .more').textContent()).toBe(
    'and 20 more in the records',
  );
  await page.context().close();
});

test('page one of the example company is no longer than two sheets of either size', async () => {
  const { page } = await show(browser, packPage(await packOf(acmeFiles(), 'MR-2026-01')));
  for (const format of ['A4', 'Letter'])
    expect(
      pagesOfAnchors(await page.pdf({ format, preferCSSPageSize: true })).get('contents'),
    ).toBeLessThanOrEqual(3);
  await page.context().close();
});

test('past decisions beyond six are counted, with a way to all of them', async () => {
  const { lastTime } = samplePack.pageOne;
  const items = Array.from({ length: 9 }, () => lastTime.decisions.items[0]!);
  const decisions = { items, more: 4 };
  const pack = {
    ...samplePack,
    pageOne: { ...samplePack.pageOne, lastTime: { ...lastTime, decisions } },
  };
  const { page } = await show(browser, packPage(pack));
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media });
    expect(await page.locator('.past > li:visible').count()).toBe(6);
    expect(await page.locator('#page-one a[href="#promises"]:visible').textContent()).toContain('7 more');
  }
  await page.context().close();
});
