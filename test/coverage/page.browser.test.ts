import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverageDocument } from '../../server/src/coverage/document/coverage-document.ts';
import { htmlPage, htmlParts } from '../../server/src/document/html/page.ts';
import { show, startBrowser } from '../pack/browser-page.ts';
import { openLivePage, pageScript, said, tell, violations } from '../pack/live-page.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { coverageOf } from './coverages.ts';

let browser: Browser;
let script: string;

beforeAll(async () => {
  script = await pageScript('coverage');
  browser = await startBrowser();
});
afterAll(() => browser.close());

const liveParts = async (files = acmeTexts()) =>
  htmlParts(coverageDocument(await coverageOf(files), { isLive: true }));

async function open() {
  const shown = await openLivePage(browser, { title: 'Coverage', data: { root: 'file:///company' } }, script);
  await tell(shown.page, { kind: 'parts', parts: await liveParts() });
  return shown;
}

test('a click or Enter says which record or finding was meant, by ids alone', async () => {
  const { page, deeds } = await open();
  expect(await said(page)).toEqual([{ kind: 'ready' }]);
  const record = page.locator('#clauses-1 [data-record="PRC-CAL"]').first();
  await record.click();
  const file = await record.getAttribute('data-file');
  expect((await said(page)).at(-1)).toEqual({ kind: 'open', record: 'PRC-CAL', path: '', file });
  const finding = page.locator('#gaps [data-see]').first();
  await finding.focus();
  await page.keyboard.press('Enter');
  expect((await said(page)).at(-1)).toMatchObject({ kind: 'see', finding: expect.stringMatching(/./) });
  await page.locator('#contents a').first().click();
  expect(await said(page)).toHaveLength(3);
  expect(deeds).toEqual([]);
  await page.context().close();
});

test('parts that did not change stay where they are', async () => {
  const { page } = await open();
  const parts = (await liveParts()).map(({ id, html }) => ({
    id,
    html: id === 'overview' ? html.replace('Acme Instruments GmbH', 'Acme') : null,
  }));
  await tell(page, { kind: 'parts', parts });
  expect(await page.locator('#overview .org').textContent()).toBe('Acme');
  expect(await page.locator('#clauses-1 table').count()).toBeGreaterThan(5);
  await page.context().close();
});

test('the page as a file does nothing of its own, on a phone as on paper', async () => {
  const document = htmlPage(coverageDocument(await coverageOf(acmeTexts())));
  const { page, deeds } = await show(browser, document, { viewport: { width: 375, height: 700 } });
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect([overflow, deeds]).toEqual([0, []]);
  await page.context().close();
});

test('no axe-core violation', async () => {
  expect(await violations(browser, await liveParts())).toEqual([]);
});
