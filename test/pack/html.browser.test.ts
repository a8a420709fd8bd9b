import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acmeFiles } from '../workspace/acme.ts';
import { show, startBrowser } from './browser-page.ts';
import { injections, withTexts } from './injections.ts';
import { leaveTwoAlike, rulesOfColours, violationsOn } from './live-page.ts';
import { packOf } from './packs.ts';
import { packPage } from './pages.ts';
import { samplePack } from './render-sample.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const sizes = { desktop: { width: 1200, height: 900 }, phone: { width: 360, height: 740 } };

test.each(['desktop', 'phone'] as const)(
  'no axe-core violation on a %s in either scheme, also with everything opened',
  async (size) => {
    const { page } = await show(browser, packPage(samplePack), {
      colorScheme: 'light',
      viewport: sizes[size],
      bypassCSP: true,
    });
    const open = (isOpen: boolean): Promise<unknown> =>
      page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = ${isOpen}`);
    const look = async (rules: readonly string[] | null): Promise<void> => {
      await open(true);
      expect(await violationsOn(page, rules)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(sizes[size].width);
      // Nothing else looks another way while they are closed.
      await open(false);
      expect(await violationsOn(page, rules, 'details')).toEqual([]);
    };
    await look(null);
    await page.emulateMedia({ colorScheme: 'dark' });
    await leaveTwoAlike(page);
    await look(rulesOfColours);
    await page.context().close();
  },
);

test('the keyboard reaches the contents at once, and the focus is seen', async () => {
  const { page } = await show(browser, packPage(samplePack), { javaScriptEnabled: true });
  await page.keyboard.press('Tab');
  const first = page.locator(':focus');
  expect(await first.textContent()).toBe('Skip to the contents');
  expect((await first.boundingBox())!.x).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('href')).toBe('#readiness');
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toBe('#readiness');
  await page.context().close();
});

test('no table of the example company has to be scrolled sideways, on a phone or a desk', async () => {
  const pack = await packOf(acmeFiles(), 'MR-2026-01');
  for (const width of [320, 390, 1280]) {
    const { page } = await show(browser, packPage(pack), { viewport: { width, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(
      await page.evaluate(
        "[...document.querySelectorAll('.scroll:not(details *)')].filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.ariaLabel)",
      ),
    ).toEqual([]);
    await page.context().close();
  }
});

test('on a phone rows are cards that name their values and remain rows to a screen reader', async () => {
  const { page } = await show(browser, packPage(samplePack), { viewport: sizes.phone });
  expect(
    await page.evaluate(`(() => {
      const cell = document.querySelector('#risks td[data-label="Owner"]');
      return [getComputedStyle(cell).display, getComputedStyle(cell, '::before').content];
    })()`),
  ).toEqual(['flow-root', expect.stringMatching(/^"Owner"/)]);
  // What is asked and what happens otherwise take the width there is.
  const cells = await page
    .locator('#page-one .ledger tbody tr:first-child > :is(th, td)')
    .evaluateAll((all) => all.map((each) => (each as unknown as { offsetWidth: number }).offsetWidth));
  expect(Math.min(...cells)).toBeGreaterThan(300);
  // Figures and what stands next to them leave the same room for their names.
  expect(
    await page.evaluate(
      "[...new Set([...document.querySelectorAll('.cards:not(.lines) td')].filter((each) => each.textContent !== '').map((each) => getComputedStyle(each).paddingLeft))].length",
    ),
  ).toBe(1);
  expect(await page.getByRole('row', { name: 'Only one maker of cells' }).count()).toBe(1);
  expect(await page.locator('#risks .back a').isVisible()).toBe(true);
  expect(await page.locator('#risks .back a').getAttribute('href')).toBe('#contents');
  await page.context().close();
});

test('on paper the data of every chart stand in the appendix, where nothing has to be opened', async () => {
  const { page } = await show(browser, packPage(samplePack));
  expect(await page.locator('#chart-data').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#chart-data').isVisible()).toBe(true);
  expect(await page.locator('#contents a[href="#chart-data"]').isVisible()).toBe(true);
  const cells = await page.locator('#chart-data td').allTextContents();
  for (const { chart } of samplePack.indicators.items)
    for (const { value } of chart.points) expect(cells).toContain(value === null ? 'none' : String(value));
  for (const { amount } of samplePack.pageOne.costOfPoorQuality!.points)
    expect(cells).toContain(amount.toLocaleString('en'));
  await page.context().close();
});

const outlaws =
  'script,img,iframe,object,embed,link,base,form,input,button,video,audio,source,style:not(head > style)';

/** Finds whatever of the page could act or lead away; runs in the page. */
const search = `(() => {
  const bad = [...document.querySelectorAll(${JSON.stringify(outlaws)})].map((element) => element.tagName);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^src|^formaction$|^xlink/i.test(name)) bad.push(element.tagName + ' ' + name);
      if (name === 'href' && !value.startsWith('#')) bad.push('href ' + value);
    }
  }
  return bad;
})()`;

test.each(withTexts(samplePack, injections))(
  'a hostile text in every field is only text: turn %i',
  async (_, pack) => {
    const page = packPage(pack);
    // With the policy of the page, and without: escaping alone has to hold as well.
    for (const bypassCSP of [false, true]) {
      const shown = await show(browser, page, { bypassCSP, viewport: sizes.phone });
      expect(await shown.page.evaluate(search)).toEqual([]);
      expect(await shown.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        sizes.phone.width,
      );
      await shown.page.locator('details').first().click();
      await shown.page.emulateMedia({ media: 'print' });
      await shown.page.waitForTimeout(20);
      expect(shown.deeds).toEqual([]);
      expect(shown.page.url()).toBe('http://pack.test/');
      expect(await shown.page.evaluate("'hit' in globalThis")).toBe(false);
      await shown.page.context().close();
    }
  },
);

test('a browser would show if something ran or loaded', async () => {
  const { page, deeds } = await show(
    browser,
    '<!doctype html><title>x</title><img src="https://evil.example/a.png" onerror="alert(1)"><script>console.log(2)</script>',
  );
  await page.waitForTimeout(100);
  expect(deeds.some((deed) => deed.startsWith('request https://evil.example'))).toBe(true);
  expect(deeds).toContain('dialog 1');
  expect(deeds).toContain('console 2');
  await page.context().close();
});
