import type { Locator, Page } from 'playwright-core';

/** What tests ask to be done in a page of the extension, which stands in frames of its own. */
export type PageAction =
  | { readonly do: 'see in page'; readonly selector: string; readonly text: string }
  | { readonly do: 'miss in page'; readonly selector: string }
  | { readonly do: 'click in page'; readonly selector: string }
  | { readonly do: 'choose in page'; readonly selector: string; readonly value: string }
  | { readonly do: 'fill in page'; readonly selector: string; readonly value: string }
  /** What a spreadsheet puts on the clipboard: that of a test machine holds no such thing. */
  | { readonly do: 'paste in page'; readonly text: string; readonly html: string }
  | { readonly do: 'count in page'; readonly selector: string }
  | { readonly do: 'scroll in page'; readonly selector: string }
  | { readonly do: 'place in page'; readonly selector: string };

const patience = 20_000;

export const isPageAction = (action: { readonly do: string }): action is PageAction =>
  action.do.endsWith(' in page');

/** Looks in all frames with such a page until something is found there; frames come and go as pages are shown. */
async function found(page: Page, find: (main: Locator) => Locator): Promise<Locator> {
  const end = Date.now() + patience;
  for (;;) {
    for (const frame of page.frames()) {
      const place = find(frame.locator('main')).first();
      if (await place.isVisible().catch(() => false)) return place;
    }
    if (Date.now() > end) throw new Error(`not in the page within ${patience} ms`);
    await page.waitForTimeout(50);
  }
}

const isShown = async (page: Page): Promise<boolean> => {
  for (const frame of page.frames())
    if (
      await frame
        .locator('main')
        .isVisible()
        .catch(() => false)
    )
      return true;
  return false;
};

/** Runs in the page: its element with the focus is given what was copied. */
function pasteInto(_: unknown, [text, html]: readonly [string, string]): void {
  const { DataTransfer, ClipboardEvent, document } = globalThis as unknown as {
    DataTransfer: new () => { setData(type: string, data: string): void };
    ClipboardEvent: new (type: string, options: object) => object;
    document: { activeElement: { dispatchEvent(event: object): void } };
  };
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  clipboardData.setData('text/html', html);
  const given = { clipboardData, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', given));
}

/** Does it as a person would; the text seen, or a number where one is asked for. */
export async function performInPage(page: Page, action: PageAction): Promise<string> {
  if (action.do === 'paste in page') {
    const main = await found(page, (each) => each);
    await main.evaluate(pasteInto, [action.text, action.html] as const);
    return '';
  }
  const { selector } = action;
  if (action.do === 'miss in page') {
    const end = Date.now() + patience;
    for (;;) {
      const seen = [];
      for (const frame of page.frames()) {
        const place = frame.locator(selector).first();
        if (await place.isVisible().catch(() => false)) seen.push(frame);
      }
      if (seen.length === 0 && (await isShown(page))) return '';
      if (Date.now() > end) throw new Error(`${selector} is still in the page`);
      await page.waitForTimeout(50);
    }
  }
  if (action.do === 'see in page') {
    const { text } = action;
    const place = await found(page, (main) => {
      const inside = main.locator(selector);
      return text === '' ? inside : inside.filter({ hasText: text });
    });
    return (await place.textContent()) ?? '';
  }
  const place = await found(page, (main) => main.locator(selector));
  switch (action.do) {
    case 'click in page':
      await place.click();
      return '';
    case 'choose in page':
      await place.selectOption(action.value);
      return '';
    case 'fill in page':
      await place.fill(action.value);
      return '';
    case 'count in page':
      return String(
        await place.evaluate(
          (element, counted) =>
            (
              element as unknown as { ownerDocument: { querySelectorAll(what: string): { length: number } } }
            ).ownerDocument.querySelectorAll(counted).length,
          selector,
        ),
      );
    case 'scroll in page':
      await place.evaluate((element) => (element as { scrollIntoView(): void }).scrollIntoView());
      // The page remembers where it is when scrolling has come to rest.
      await page.waitForTimeout(300);
      return '';
    case 'place in page':
      return String(
        await place.evaluate(
          (element) => (element as { getBoundingClientRect(): { top: number } }).getBoundingClientRect().top,
        ),
      );
  }
}
