import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type HandOver, handOver, isHandOver } from './transfer.ts';
import { isPageAction, type PageAction, performInPage } from './webview.ts';

/** What tests in the extension host ask to be done with the page: VS Code has no interface for that. */
export type UiAction =
  | { readonly do: 'pick'; readonly text: string }
  | { readonly do: 'enter'; readonly text: string }
  /** Takes what a box holds, once it ends with this. */
  | { readonly do: 'accept'; readonly text: string }
  | { readonly do: 'press'; readonly key: string }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'click'; readonly text: string; readonly within: string }
  | { readonly do: 'see'; readonly text: string; readonly within: string }
  /** There is none. */
  | { readonly do: 'miss'; readonly within: string }
  | HandOver
  | PageAction;

export interface UiRequest {
  readonly id: number;
  readonly action: UiAction;
}

/** The answer lies in a file of the workspace: that is what both extension hosts can read. */
export interface UiAnswer {
  readonly failure: string | null;
  /** Text of what was clicked or seen. */
  readonly text: string;
}

const uiFolder = '.ui';
export const uiMark = 'QMS-UI ';

const quickInput = '.quick-input-widget:not([style*="display: none"])';
const timeout = 20_000;

/** Does what was asked, as a person would, and puts the answer where the tests look for it. */
export async function answerUi(page: Page, workspace: string, { id, action }: UiRequest): Promise<void> {
  let answer: UiAnswer;
  try {
    answer = { failure: null, text: await perform(page, action) };
  } catch (error) {
    answer = { failure: String(error), text: '' };
  }
  const folder = join(workspace, uiFolder);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${id}.part`), JSON.stringify(answer));
  await rename(join(folder, `${id}.part`), join(folder, `${id}.json`));
}

/** Lets a moment pass. Throws where it is too late. */
async function inTime(page: Page, end: number, what: string): Promise<void> {
  if (Date.now() > end) throw new Error(`${what} did not come within ${timeout} ms`);
  await page.waitForTimeout(100);
}

async function perform(page: Page, action: UiAction): Promise<string> {
  if (isPageAction(action)) return performInPage(page, action);
  if (isHandOver(action)) return handOver(page, action);
  switch (action.do) {
    case 'pick': {
      const input = page.locator(`${quickInput} input`).first();
      await input.waitFor({ state: 'visible', timeout });
      await input.fill(action.text);
      const row = page.locator(`${quickInput} .monaco-list-row`).filter({ hasText: action.text }).first();
      await row.waitFor({ state: 'visible', timeout });
      const text = (await row.textContent()) ?? '';
      await row.click();
      return text;
    }
    case 'enter': {
      const input = page.locator(`${quickInput} input`).first();
      await input.waitFor({ state: 'visible', timeout });
      await input.fill(action.text);
      await page.keyboard.press('Enter');
      return '';
    }
    case 'accept': {
      const end = Date.now() + timeout;
      const input = page.locator(`${quickInput} input[type=text]`).first();
      const holds = async (): Promise<boolean> =>
        (await input.isVisible()) &&
        (await input.inputValue({ timeout: 1_000 }).catch(() => '')).endsWith(action.text);
      while (!(await holds())) await inTime(page, end, `${action.text} in the box`);
      // While it looks whether the name can be taken, a box takes no Enter.
      while (await holds()) {
        await page.keyboard.press('Enter');
        await inTime(page, end, 'the box closed');
      }
      return '';
    }
    case 'press':
      await page.keyboard.press(action.key);
      return '';
    case 'type':
      await page.keyboard.type(action.text);
      return '';
    case 'click': {
      const place = page.locator(action.within).filter({ hasText: action.text }).first();
      await place.click({ timeout });
      return '';
    }
    case 'miss':
      await page.locator(action.within).first().waitFor({ state: 'detached', timeout });
      return '';
    case 'see': {
      const place = page.locator(action.within).filter({ hasText: action.text }).first();
      await place.waitFor({ state: 'visible', timeout });
      return (await place.textContent()) ?? '';
    }
  }
}
