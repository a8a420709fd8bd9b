/**
 * Takes the pictures of the README in a real VS Code, with the extension as it is built: the example company with
 * a signature that went stale, and completion on an id. Run by `npm run screenshots`.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { installedVsCode } from '../test/vscode/code-server.ts';
import { openSession } from '../test/vscode/session.ts';
import { stageExtension } from './stage-extension.ts';

const pictures = resolve('docs/images');
const timeout = 30_000;

const settings = {
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

async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(name);
  await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name }).first().click();
  await page.locator('.tab.active').filter({ hasText: name }).waitFor({ timeout });
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(`>${name}`);
  await page.locator('.quick-input-widget .monaco-list-row').first().click();
}

async function goToLine(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
}

/** Position of a text in a file, counted from one. */
function placeOf(text: string, sought: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(sought)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

const folder = await mkdtemp(join(tmpdir(), 'qms-pictures-'));
try {
  const workspace = join(folder, 'acme');
  await cp('test/workspaces/acme', workspace, { recursive: true });
  const policy = join(workspace, 'policy', 'quality-policy.md');
  const text = await readFile(policy, 'utf8');
  await writeFile(policy, text.replace('Small batches, high accuracy', 'Large batches, high accuracy'));
  await stageExtension(join(folder, 'extensions', 'qms-as-code.qms-as-code'));
  const session = await openSession({
    vscode: await installedVsCode(),
    workspace,
    extensions: join(folder, 'extensions'),
    settings,
    viewport: { width: 1280, height: 800 },
  });
  try {
    const { page } = session;
    await mkdir(pictures, { recursive: true });
    await page.locator('.explorer-folders-view').waitFor({ timeout });

    await openFile(page, 'quality-policy.md');
    await runCommand(page, 'View: Show QMS');
    await page
      .locator('.pane-body .monaco-list-row')
      .filter({ hasText: 'Quality policy' })
      .first()
      .waitFor({ timeout });
    await runCommand(page, 'View: Toggle Problems');
    await page
      .locator('.markers-panel .monaco-list-row')
      .filter({ hasText: 'Changed since' })
      .first()
      .waitFor({ timeout });
    const { line } = placeOf(text, 'signOffs:');
    await goToLine(page, line, 1);
    await page.waitForTimeout(2_000);
    await page.screenshot({ path: join(pictures, 'stale-sign-off.png') });

    await runCommand(page, 'View: Close Panel');
    await runCommand(page, 'View: Close Editor');
    await openFile(page, 'second-person.yaml');
    await runCommand(page, 'File: Reveal Active File in Explorer View');
    const objective = await readFile(join(workspace, 'objectives', 'second-person.yaml'), 'utf8');
    const actions = placeOf(objective, 'ACT-2025-04]');
    await goToLine(page, actions.line, actions.column + 'ACT-2025-04'.length);
    await page.keyboard.type(', ');
    await page.keyboard.press('Control+Space');
    await page
      .locator('.suggest-widget.visible .monaco-list-row')
      .filter({ hasText: 'ACT-' })
      .first()
      .waitFor({ timeout });
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join(pictures, 'completion.png') });
  } finally {
    await session.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
