/**
 * Takes pictures of all that people look at in a real VS Code, with the extension as it is built: each in light, dark and
 * both high contrasts, and in a narrow window, for whoever changes a page or a view. Run by
 * `node scripts/looks.ts <folder for the pictures> [<scene>…]`, after `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { installedVsCode } from '../test/vscode/code-server.ts';
import { openSession } from '../test/vscode/session.ts';
import {
  answer,
  asked,
  openFile,
  pick,
  runCommand,
  settings,
  shownPage,
  timeout,
} from './pictures/window.ts';
import { stageExtension } from './stage-extension.ts';

const wide = { width: 1280, height: 720 };
const looks = [
  { look: 'light', theme: 'Default Light Modern', size: wide },
  { look: 'dark', theme: 'Default Dark Modern', size: wide },
  { look: 'contrast-dark', theme: 'Default High Contrast', size: wide },
  { look: 'contrast-light', theme: 'Default High Contrast Light', size: wide },
  { look: 'narrow', theme: 'Default Light Modern', size: { width: 720, height: 720 } },
];

const [target, ...wanted] = process.argv.slice(2);
if (target === undefined) throw new Error('Name the folder for the pictures');
const pictures = resolve(target);
const folder = await mkdtemp(join(tmpdir(), 'qms-looks-'));
const [workspace, documents] = [join(folder, 'acme'), join(folder, 'documents')];
const register = join(workspace, 'risks', 'risks.yaml');

/** Nothing but the place for editors, with nothing in it. */
async function clear(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  if (await page.locator('.part.sidebar').isVisible())
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
}

async function table(page: Page, type: string) {
  await clear(page);
  await runCommand(page, 'QMS: Open as Table');
  await pick(page, type);
  const frame = await shownPage(page);
  await frame.locator('[role=rowheader]').first().waitFor({ timeout });
  return frame;
}

/** A view of ours alone in the side bar, with its first entries open. */
const view = (name: string) => async (page: Page) => {
  await runCommand(page, 'View: Close All Editors');
  if (!(await page.locator('.part.sidebar').isVisible()))
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, `QMS: Focus on ${name} View`);
  for (const header of await page.locator('.part.sidebar .pane-header').all()) {
    const isWanted = ((await header.textContent()) ?? '').toLowerCase().includes(name.toLowerCase());
    if (((await header.getAttribute('aria-expanded')) === 'true') !== isWanted)
      await header.click({ position: { x: 30, y: 10 } });
  }
  await page.waitForTimeout(1_500);
  for (let times = 0; times < 3; times += 1) {
    const closed = page.locator('.sidebar .pane-body .monaco-tl-twistie.collapsed:visible').first();
    if (await closed.isVisible()) await closed.click({ timeout: 5_000 });
  }
};

const pasted = [
  ['Risk', 'Owner', 'Likelihood', 'Severity', 'Identified on', 'Treatment', 'Colour'],
  [
    'Our only supplier of pressure cells stops delivering',
    'Quality management',
    '3',
    '5',
    '12.01.2026',
    'reduce',
    'red',
  ],
  [
    'The calibration laboratory closes over the summer',
    'Nobody we know',
    '2',
    '9',
    '31.02.2026',
    'reduce',
    '',
  ],
]
  .map((cells) => cells.join('\t'))
  .join('\n');

type Scenes = Readonly<Record<string, (page: Page) => Promise<unknown>>>;

/** The documents of a company as they are looked through before it has a qms.yaml. */
const before: Scenes = {
  adoption: async (page) => {
    await clear(page);
    await runCommand(page, 'QMS: Set Up a Quality Management System');
    const frame = await shownPage(page);
    await frame.locator('.masthead').first().waitFor({ timeout });
  },
};

/** What is to be seen, and how to get there. */
const scenes: Scenes = {
  risks: (page) => table(page, 'Risk'),
  grouped: async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('[data-group-by]').selectOption('owner');
  },
  'pick-list': async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('[data-group-by]').selectOption('');
    await page.waitForTimeout(500);
    await frame.locator('[data-column="owner"]').nth(2).dblclick();
    await frame.locator('.choice').first().waitFor({ timeout });
  },
  date: async (page) => {
    const frame = await table(page, 'Action');
    await frame.locator('[data-column="due"]').nth(2).dblclick();
  },
  'column-menu': async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('[data-menu="status"]').click();
  },
  filtered: async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('#search').fill('supplier');
    await frame.locator('[data-toggle=findings]').click();
  },
  columns: async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('#choose-columns').click();
  },
  selection: async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('.line [type=checkbox]').nth(2).check();
    await frame.locator('.line [type=checkbox]').nth(3).check();
    await frame.locator('[data-column="title"]').nth(4).click();
    await frame
      .locator('[data-column="status"]')
      .nth(5)
      .click({ modifiers: ['Shift'] });
  },
  objectives: (page) => table(page, 'Quality objective'),
  indicators: (page) => table(page, 'Indicator'),
  signature: async (page) => {
    const frame = await table(page, 'Quality policy');
    await frame.locator('.line:has-text("Effective") [data-column="title"]').first().click();
    await page.keyboard.type('Another policy');
    await page.keyboard.press('Enter');
    await frame.locator('dialog[open]').waitFor({ timeout });
  },
  paste: async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('#paste-rows').click();
    await frame.locator('[data-pasted]').fill(pasted);
    await frame.locator('#enter-records').waitFor({ timeout });
  },
  'paste-good': async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('#paste-rows').click();
    await frame
      .locator('[data-pasted]')
      .fill(pasted.replace('Quality management', 'Quality manager').replace(/\n.*$/, ''));
    await frame.locator('#enter-records:enabled').waitFor({ timeout });
  },
  'paste-empty': async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('#paste-rows').click();
  },
  'set-value': async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('[data-line="#headings"] input').check();
    await frame.locator('#set-value').click();
    await frame.locator('[data-column-choice]').selectOption('owner');
  },
  export: async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('#export').click();
    await page
      .locator('.quick-input-list-row, .quick-input-list .monaco-list-row')
      .first()
      .waitFor({ timeout });
  },
  suppliers: (page) => table(page, 'Supplier'),
  equipment: (page) => table(page, 'Equipment'),
  unread: async (page) => {
    await writeFile(register, 'id: REG-RISKS\ntype: register\nof: risk\n\titems: [\n');
    await clear(page);
    await runCommand(page, 'QMS: Open as Table');
    await pick(page, 'Risk');
    const frame = await shownPage(page);
    await frame.locator('.notices [data-file]').first().waitFor({ timeout });
  },
  fault: async (page) => {
    const text = await readFile(register, 'utf8');
    await writeFile(register, text.replace('items:\n', 'items:\n  - id: [\n'));
    const frame = await table(page, 'Risk');
    await frame.locator('.notices [data-file]').first().waitFor({ timeout });
    await frame.locator('[data-column="title"]').nth(2).click();
    await page.keyboard.type('x');
  },
  conflict: async (page) => {
    const text = await readFile(register, 'utf8');
    await writeFile(
      register,
      text.replace(/^(\s+title: .*)$/m, '<<<<<<< HEAD\n$1\n=======\n    title: Other\n>>>>>>> other'),
    );
    const frame = await table(page, 'Risk');
    await frame.locator('.notices [data-file]').first().waitFor({ timeout });
  },
  'new-row': async (page) => {
    const frame = await table(page, 'Risk');
    await frame.locator('#new-row').click();
  },
  findings: async (page) => {
    const text = await readFile(register, 'utf8');
    await writeFile(
      register,
      text
        .replace(/^ {4}status: .*$/m, '    status: unheard')
        .replace(/^ {4}owner: .*$/m, '    owner: ROLE-NOBODY'),
    );
    const frame = await table(page, 'Risk');
    await frame.locator('.kind-findings .level').first().waitFor({ timeout });
    await frame.locator('.kind-findings .level').first().click();
  },
  pack: async (page) => {
    await clear(page);
    await openFile(page, 'MR-2026-01.md');
    await runCommand(page, 'QMS: Open Review Pack');
    const frame = await shownPage(page);
    await frame.locator('h1').first().waitFor({ timeout });
    await page.keyboard.press('Control+2');
    await runCommand(page, 'View: Toggle Maximize Editor Group');
  },
  coverage: async (page) => {
    await clear(page);
    await runCommand(page, 'QMS: Show Clause Coverage');
    await (await shownPage(page)).locator('h1').first().waitFor({ timeout });
  },
  readiness: view('Review Readiness'),
  'sign-offs-due': async (page) => {
    const policy = join(workspace, 'policy', 'quality-policy.md');
    await writeFile(policy, (await readFile(policy, 'utf8')).replace('Small batches', 'Large batches'));
    await page.waitForTimeout(3_000);
    await view('Sign-Offs Due')(page);
  },
  records: view('Records'),
  'my-work': view('My Work'),
  changes: async (page) => {
    await writeFile(
      register,
      (await readFile(register, 'utf8')).replace(/^ {4}severity: .*$/m, '    severity: 2'),
    );
    await page.waitForTimeout(2_000);
    await runCommand(page, 'QMS: Compare with Branch');
    await page.waitForTimeout(2_000);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(4_000);
    await view('Changes in This Branch')(page);
  },
  reloaded: async (page) => {
    const frame = await table(page, 'Quality objective');
    await frame.locator('[data-group-by]').selectOption('status');
    await frame.locator('[data-column="title"]').nth(6).click();
    // VS Code in a browser keeps every five seconds, when it is idle, which editors are open.
    await page.waitForTimeout(12_000);
    await page.reload();
    await page.locator('.activitybar [aria-label*="QMS"]').first().waitFor({ timeout });
    await (await shownPage(page)).locator('.group').first().waitFor({ timeout });
  },
  notification: async (page) => {
    await clear(page);
    await openFile(page, 'quality-policy.md');
    await runCommand(page, 'QMS: New Version of Record');
    await asked(page, 'New version of');
    await answer(page, '');
    await page.locator('.tab.active').filter({ hasText: '3.1' }).waitFor({ timeout });
    await page.waitForTimeout(2_000);
    await runCommand(page, 'QMS: New Version of Record');
    await page.locator('.notification-toast').first().waitFor({ timeout });
  },
};

function git(...args: readonly string[]): void {
  const author = ['-c', 'user.name=Miriam Lindner', '-c', 'user.email=m.lindner@acme.example'];
  const { status, stderr } = spawnSync('git', [...author, ...args], { cwd: workspace, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Goes through scenes in a window of VS Code, and takes pictures of each. */
async function tour(where: string, through: Scenes): Promise<void> {
  const chosen = Object.entries(through).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) return;
  const session = await openSession({
    ...{ vscode: await installedVsCode(), workspace: where, extensions, viewport: wide },
    settings: { ...settings, 'git.enabled': true },
    isForPeople: true,
  });
  try {
    const { page } = session;
    await page.locator('.explorer-folders-view').waitFor({ timeout });
    // The commands of extensions are there with their views.
    await page.locator('.activitybar [aria-label*="QMS"]').first().waitFor({ timeout });
    for (const [scene, go] of chosen) {
      const kept = await readFile(register, 'utf8');
      try {
        await go(page);
        for (const { look, theme, size } of looks) {
          await page.setViewportSize(size);
          await mkdir(join(where, '.vscode'), { recursive: true });
          const chosenTheme = JSON.stringify({ 'workbench.colorTheme': theme });
          await writeFile(join(where, '.vscode', 'settings.json'), chosenTheme);
          await page.waitForTimeout(1_800);
          await page.screenshot({ path: join(pictures, `${scene}-${look}.png`) });
        }
        console.log(scene);
      } catch (error) {
        await page.screenshot({ path: join(pictures, `${scene}-failed.png`) });
        console.log(`${scene}: ${String(error)}`);
        process.exitCode = 1;
      }
      await page.setViewportSize(wide);
      for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape');
      await writeFile(register, kept);
    }
  } finally {
    await session.close();
  }
}

const extensions = join(folder, 'extensions');
try {
  await mkdir(pictures, { recursive: true });
  await cp('test/workspaces/acme', workspace, { recursive: true });
  await cp('test/workspaces/adopted-isms', documents, { recursive: true });
  await rm(join(documents, 'qms.yaml'));
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=The system');
  git('switch', '--quiet', '--create=work');
  await stageExtension(join(extensions, 'qms-as-code.qms-as-code'));
  await tour(documents, before);
  await tour(workspace, scenes);
} finally {
  await rm(folder, { recursive: true, force: true });
}
