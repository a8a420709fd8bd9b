/**
 * Takes the pictures of the README and of docs/tables.md in a real VS Code, with the extension as it is built: the example
 * company with a signature that went stale, completion on an id, and its objectives as a table. Run by `npm run screenshots`.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installedVsCode } from '../test/vscode/code-server.ts';
import { openSession } from '../test/vscode/session.ts';
import {
  goToLine,
  openFile,
  pick,
  placeOf,
  runCommand,
  settings,
  shownPage,
  timeout,
} from './pictures/window.ts';
import { stageExtension } from './stage-extension.ts';

const pictures = resolve('docs/images');
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
    isForPeople: true,
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

    await runCommand(page, 'View: Toggle Panel Visibility');
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

    await page.keyboard.press('Escape');
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'QMS: Open as Table');
    await pick(page, 'Quality objective');
    const table = await shownPage(page);
    await table.locator('[role=rowheader]').first().waitFor({ timeout });
    await table.locator('[data-group-by]').selectOption('status');
    await page.setViewportSize({ width: 1400, height: 560 });
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join(pictures, 'table.jpg'), type: 'jpeg', quality: 72 });
  } finally {
    await session.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
