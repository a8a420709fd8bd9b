import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesOfAnchors } from '../../server/src/adapters/node/pdf-pages.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import { acmeFiles } from '../workspace/acme.ts';
import { show, startBrowser } from './browser-page.ts';
import { packAsking, usualPackAsking, wordy } from './full-page-one.ts';
import { packOf } from './packs.ts';
import { packPage } from './pages.ts';
import { samplePack } from './render-sample.ts';

/** Page one on paper: of either size, with nothing cut off and nothing hidden, however much is asked. */

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Width and height of a sheet within its margins, in CSS pixels. */
const sheets = { A4: [665, 990], Letter: [687, 924] } as const;

const example = 'the example company';

/**
 * What is printed, and the most sheets it may take. A usual review is one sheet; asks, decisions and changes that all
 * go on for three lines take two, and only what nobody would write takes more.
 */
const packs: readonly (readonly [
  name: string,
  asked: number,
  most: number,
  pack: () => Pack | Promise<Pack>,
])[] = [
  [example, 3, 1, () => packOf(acmeFiles(), 'MR-2026-01')],
  ['1 ask', 1, 1, () => usualPackAsking(1)],
  ['5 asks', 5, 1, () => usualPackAsking(5)],
  ['8 asks', 8, 1, () => usualPackAsking(8)],
  ['1 wordy ask', 1, 2, () => packAsking(1, wordy(170))],
  ['5 wordy asks', 5, 2, () => packAsking(5, wordy(170))],
  ['8 wordy asks', 8, 2, () => packAsking(8, wordy(170))],
  ['40 wordy asks', 40, 3, () => packAsking(40, wordy(170))],
  ['8 asks of long words', 8, 4, () => packAsking(8, 'Donaudampfschifffahrtsgesellschaft'.repeat(8))],
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

/** Texts of page one in letters of less than 8.5 points; runs in the page. */
const small = `[...document.querySelectorAll('#page-one *')]
  .filter((each) => !each.closest('svg, details, .spoken'))
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < (8.5 / 72) * 96 - 0.01)
  .map((each) => each.outerHTML.slice(0, 120))`;

/** Pairs of lines of boxes next to each other whose texts cover each other; runs in the page. */
const covering = `[...document.querySelectorAll('#page-one .ledger tr, #page-one .past > li, #page-one .changes > li')]
  .flatMap((row) => {
    const boxes = [...row.children].map((each) => [...each.getClientRects()].filter(({ width }) => width > 0));
    return boxes.slice(1).flatMap((lines, i) => lines.filter((line) => boxes[i].some((before) =>
      line.top < before.bottom - 3 && line.bottom > before.top + 3 && line.left < before.right - 1 && line.right > before.left + 1)));
  }).length`;

/** What comes behind the meeting, which the example company shows not to move page one; it takes most of the time. */
const further = `document.querySelectorAll('#meeting ~ *').forEach((each) => each.remove())`;

/** How many sheets page one takes: the contents begin on the next. */
async function sheetsOf(page: Page, format: keyof typeof sheets): Promise<number> {
  const pages = pagesOfAnchors(await page.pdf({ format, preferCSSPageSize: true }));
  expect(pages.get('meeting')).toBeGreaterThanOrEqual(pages.get('contents')!);
  return pages.get('contents')! - 1;
}

test.each(packs)('%s: everything of page one stands on paper, whole', async (name, asked, most, make) => {
  const pack = await make();
  const { page } = await show(browser, packPage(pack));
  if (name !== example) await page.evaluate(further);
  await page.emulateMedia({ media: 'print' });
  for (const format of ['A4', 'Letter'] as const) {
    const [width, height] = sheets[format];
    await page.setViewportSize({ width, height });
    expect(await page.evaluate(cut)).toEqual([]);
    expect(await page.evaluate(small)).toEqual([]);
    expect(await page.evaluate(covering)).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const requests = await page.locator('#page-one .ledger tr:not(.sum) > th b').count();
    const further = await page.locator('#page-one .ledger td > a').count();
    expect([requests, further]).toEqual([Math.min(5, asked), Math.max(0, Math.min(20, asked) - 5)]);
    expect(await page.locator('#page-one .changes li').count()).toBe(pack.pageOne.changes.length);
    const taken = await sheetsOf(page, format);
    expect(taken).toBeGreaterThan(0);
    expect(taken, format).toBeLessThanOrEqual(most);
  }
  await page.context().close();
});

test('the five largest asks are whole, further ones name the page of their input, the rest are counted', async () => {
  const pack = packAsking(40, 'Request');
  const { page } = await show(browser, packPage(pack, {}, new Map([['input-input-10', 17]])));
  const whole = page.locator('#page-one .ledger tr:not(.sum):has(> th b)');
  expect(await whole.count()).toBe(5);
  // The largest are those asked last.
  expect(await whole.last().textContent()).toContain('EUR\u00a040,000');
  expect(await whole.first().textContent()).toContain('EUR\u00a036,000');
  const line = page.locator('#page-one .ledger tr', { hasText: 'EUR\u00a010,000' });
  expect(await line.locator('a').getAttribute('href')).toBe('#input-input-10');
  expect((await line.locator('a').textContent())!.replaceAll('\u00a0', ' ')).toBe('see the input page 17');
  expect(await page.locator('#page-one section[aria-labelledby="asked"] .more').textContent()).toBe(
    'and 20 more in the records',
  );
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
