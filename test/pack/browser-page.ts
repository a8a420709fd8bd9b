import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core';
import { chromiumStart } from '../chromium.ts';

/** A headless browser as the tests use it. */
export async function startBrowser(): Promise<Browser> {
  return engine.launch({
    ...(await chromiumStart()),
    args: ['--no-sandbox', '--font-render-hinting=none'],
    headless: true,
  });
}

const address = 'http://pack.test/';

/** A page that is shown, and what else it did: requests, dialogs, errors, and what it logged. */
export interface Shown {
  readonly page: Page;
  readonly deeds: readonly string[];
}

/** Shows a document under an address of its own; nothing else can be reached from it. */
export async function show(
  browser: Browser,
  document: string,
  options: BrowserContextOptions = {},
): Promise<Shown> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const deeds: string[] = [];
  await context.route('**/*', (route) => {
    if (route.request().url() === address)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: document });
    deeds.push(`request ${route.request().url()}`);
    return route.abort();
  });
  page.on('dialog', (dialog) => {
    deeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => deeds.push(`error ${error.message}`));
  page.on('console', (message) => deeds.push(`console ${message.text()}`));
  await page.goto(address);
  return { page, deeds };
}
