import type { Page } from 'playwright-core';

/** Milliseconds that VS Code may take for one thing. */
export const timeout = 60_000;

/** How VS Code looks in pictures. */
export const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'window.menuBarVisibility': 'hidden',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'editor.fontFamily': 'Source Code Pro',
  'editor.wordWrap': 'off',
  'breadcrumbs.enabled': false,
  'git.enabled': false,
};

const quickInput = '.quick-input-widget:not([style*="display: none"])';

/** Opens a file by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(name);
  await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name }).first().click();
  await page.locator('.tab.active').filter({ hasText: name }).waitFor({ timeout });
}

/** Runs a command from the Command Palette by its title. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(`>${name}`);
  await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name }).first().click();
}

/** Types into the box that is shown, and presses Enter. */
export async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator(`${quickInput} input`).first();
  await input.waitFor({ state: 'visible', timeout });
  if (text !== '') await input.fill(text);
  await page.keyboard.press('Enter');
}

/** Picks the first row of the list that is shown with these words. */
export async function pick(page: Page, words: string): Promise<void> {
  const row = page.locator(`${quickInput} .monaco-list-row`).filter({ hasText: words }).first();
  await row.waitFor({ state: 'visible', timeout });
  await row.click();
}

/** Waits for a box whose words hold these. */
export const asked = (page: Page, words: string): Promise<void> =>
  page.locator(quickInput).filter({ hasText: words }).first().waitFor({ state: 'visible', timeout });

/** Presses a button of the notification that says something. */
export async function press(page: Page, notification: string, button: string): Promise<void> {
  const toast = page.locator('.notification-toast').filter({ hasText: notification }).first();
  await toast.waitFor({ state: 'visible', timeout });
  await toast.locator('.monaco-button').filter({ hasText: button }).first().click();
}

/** Puts the caret at a place, counted from one. */
export async function goToLine(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
}

/** Position of a text in a file, counted from one. */
export function placeOf(text: string, sought: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(sought)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
