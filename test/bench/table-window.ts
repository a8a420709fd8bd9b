import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { stageExtension } from '../../scripts/stage-extension.ts';
import { installedVsCode } from '../vscode/code-server.ts';
import { openSession } from '../vscode/session.ts';
import { checkout } from './places.ts';

const timeout = 60_000;

/** A VS Code with the built extension, in which a table is opened as people open it. */
export interface TableWindow {
  readonly page: Page;
  /** Opens the table of a register by its title; its page once all rows are there. */
  readonly openTable: (title: string, rows: number) => Promise<Frame>;
  /** Opens a webview that shows one word. */
  readonly openEmpty: () => Promise<Frame>;
  readonly openFile: (name: string) => Promise<void>;
  readonly closeEditors: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Notes the end of the frame in which a page has drawn its rows: what a mark of the page itself cannot know. */
const noteFrames = `{
  const mark = performance.mark;
  performance.mark = function (name, ...rest) {
    if (name === 'qms-table:rows')
      requestAnimationFrame(() => setTimeout(() => mark.call(performance, 'qms-table:seen')));
    return mark.call(performance, name, ...rest);
  };
}`;

/** The frame of a page in which something is there, once it is. */
async function frameWith(page: Page, selector: string): Promise<Frame> {
  const end = Date.now() + timeout;
  for (;;) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    if (Date.now() > end) throw new Error(`${selector} is in no frame`);
    await page.waitForTimeout(20);
  }
}

/**
 * Opens the example company with some more files.
 * @param files by path
 */
export async function openTableWindow(files: Readonly<Record<string, string>>): Promise<TableWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'qms-bench-table-'));
  const workspace = join(folder, 'workspace');
  const extensions = join(folder, 'extensions');
  await cp(join(checkout, 'test/workspaces/acme'), workspace, { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(workspace, path), text);
  await mkdir(extensions);
  await stageExtension(join(extensions, 'qms-as-code.qms-as-code'));
  await cp(join(import.meta.dirname, 'empty-webview'), join(extensions, 'qms-as-code.empty-webview'), {
    recursive: true,
  });
  const session = await openSession({ vscode: await installedVsCode(), workspace, extensions });
  const { page } = session;
  await page.addInitScript(noteFrames);
  await page.reload();

  const input = page.locator('.quick-input-widget input').first();
  const offered = page.locator('.quick-input-widget .monaco-list-row');
  const choose = async (key: string, text: string, seen: string): Promise<void> => {
    await page.keyboard.press(key);
    await input.waitFor({ state: 'visible', timeout });
    await input.fill(text);
    await offered.filter({ hasText: seen }).first().click({ timeout });
  };
  const run = (name: string): Promise<void> => choose('F1', `>${name}`, name);
  await page.locator('.explorer-folders-view').waitFor({ timeout });
  await page.locator('.activitybar [aria-label*="QMS"]').first().waitFor({ timeout });
  return {
    page,
    openTable: async (title, rows) => {
      await run('QMS: Open as Table');
      // The tables there are come with the index.
      await offered.nth(1).waitFor({ timeout });
      await input.fill(title);
      await offered.filter({ hasText: title }).first().click({ timeout });
      const frame = await frameWith(page, `[aria-label="Table: ${title}"] [role=rowheader]`);
      await frame
        .locator('#count')
        .filter({ hasText: `${rows} of ${rows}` })
        .waitFor({ timeout });
      return frame;
    },
    openEmpty: async () => {
      await run('Bench: Open an Empty Webview');
      return frameWith(page, '#word:not(:empty)');
    },
    openFile: (name) => choose('Control+p', name, name),
    closeEditors: () => run('View: Close All Editors'),
    close: async () => {
      await session.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
