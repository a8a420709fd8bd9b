import type { Frame, Page } from 'playwright-core';

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
  'workbench.tree.enableStickyScroll': false,
  'git.enabled': false,
};

/** The box or list that VS Code shows. */
export const quickInput = '.quick-input-widget:not([style*="display: none"])';

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
  const patience = 8_000;
  for (let tries = 1; ; tries += 1) {
    try {
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor({ state: 'visible', timeout: patience });
      await input.fill(`>${name}`, { timeout: patience });
      const row = page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name }).first();
      await row.click({ timeout: patience });
      return;
    } catch (error) {
      // What takes the focus meanwhile closes the palette.
      if (tries === 4) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Types into the box that is shown, and presses Enter. */
export async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator(`${quickInput} input`).first();
  await input.waitFor({ state: 'visible', timeout });
  if (text !== '') await input.fill(text);
  await page.keyboard.press('Enter');
}

/** Types these words into the list that is shown, and picks the first row with them. */
export async function pick(page: Page, words: string): Promise<void> {
  const input = page.locator(`${quickInput} input:not([type=checkbox])`).first();
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(words);
  const row = page.locator(`${quickInput} .monaco-list-row`).filter({ hasText: words }).first();
  await row.waitFor({ state: 'visible', timeout });
  await row.click();
}

/** Ticks rows of the list that is shown, and goes on. */
export async function tick(page: Page, rows: readonly string[]): Promise<void> {
  const input = page.locator(`${quickInput} input:not([type=checkbox])`).first();
  await input.waitFor({ state: 'visible', timeout });
  for (const words of rows) {
    await input.fill(words);
    await page.locator(`${quickInput} .monaco-list-row`).filter({ hasText: words }).first().click();
  }
  await input.fill('');
  await page.keyboard.press('Enter');
}

/** What the box that is shown asks, with what it says in place of an answer; null where none is. */
export async function question(page: Page, patience = 5_000): Promise<string | null> {
  const box = page.locator(quickInput).first();
  try {
    await box.waitFor({ state: 'visible', timeout: patience });
  } catch {
    return null;
  }
  // A box that follows another one takes its place.
  await page.waitForTimeout(600);
  if (!(await box.isVisible())) return null;
  const hint = await box.locator('input:not([type=checkbox])').first().getAttribute('placeholder');
  // biome-ignore lint/performance/useDomNodeTextContent: styles that stand in the box are no words of it.
  return `${await box.innerText()} ${hint ?? ''}`;
}

/** The frame with the page of the extension that is shown, which stands in frames of its own. */
export async function shownPage(page: Page): Promise<Frame> {
  const end = Date.now() + timeout;
  for (;;) {
    for (const frame of page.frames()) if (await isShown(frame)) return frame;
    if (Date.now() > end) throw new Error('no page of the extension is shown');
    await page.waitForTimeout(100);
  }
}

async function isShown(frame: Frame): Promise<boolean> {
  try {
    if (!(await frame.locator('main').first().isVisible())) return false;
    for (let each = frame; each.parentFrame() !== null; each = each.parentFrame()!)
      if (!(await (await each.frameElement()).isVisible())) return false;
    return true;
  } catch {
    // Frames come and go as pages are shown.
    return false;
  }
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
