/**
 * Goes the way of docs/first-hour.md in a real VS Code, with the extension as it is built, and takes its pictures: a
 * system is set up, the policy approved, an objective written. Nothing is typed into a text. Run by `npm run first-hour`; `$QMS_PICTURES` is another folder for the pictures.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { installedVsCode } from '../test/vscode/code-server.ts';
import { openSession } from '../test/vscode/session.ts';
import { answer, asked, pick, press, runCommand, settings, timeout } from './pictures/window.ts';
import { stageExtension } from './stage-extension.ts';

const pictures = resolve(process.env['QMS_PICTURES'] ?? 'docs/images/first-hour');

let count = 0;
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1_500);
  count += 1;
  await page.screenshot({ path: join(pictures, `${name}.jpg`), type: 'jpeg', quality: 72 });
  console.log(`${count}. ${name}`);
}

/** A finding in Problems with these words. */
const problem = (page: Page, words: string) =>
  page.locator('.markers-panel .monaco-list-row').filter({ hasText: words }).first();

/** Opens the actions of a finding in Problems. */
async function actionsOf(page: Page, words: string): Promise<void> {
  await runCommand(page, 'Problems: Focus on Problems View');
  const row = problem(page, words);
  await row.waitFor({ state: 'visible', timeout });
  await row.click();
  // Its icon becomes a light bulb once it is known what it offers.
  await row
    .locator('.codicon-light-bulb, .codicon-lightbulb, .codicon-lightbulb-autofix')
    .first()
    .click({ timeout });
  await page.locator('.monaco-menu').first().waitFor({ state: 'visible', timeout });
}

async function takeAction(page: Page, words: string): Promise<void> {
  const row = page
    .locator('.action-widget .monaco-list-row, .monaco-menu .action-item')
    .filter({ hasText: words })
    .first();
  await row.waitFor({ state: 'visible', timeout });
  await row.click();
}

async function setUp(page: Page): Promise<void> {
  await runCommand(page, 'QMS: Set Up a Quality Management System');
  await pick(page, 'Start our own');
  await asked(page, '(1/4)');
  await answer(page, 'Acme Instruments GmbH');
  await asked(page, '(2/4)');
  await page.keyboard.type('Miriam Lindner, m.lindner@acme.example');
  await picture(page, 'set-up');
  await page.keyboard.press('Enter');
  await asked(page, '(3/4)');
  await pick(page, 'Quality management');
  await asked(page, '(4/4)');
  await answer(page, 'Katharina Brandt, k.brandt@acme.example');
  await page.locator('.getting-started-step').first().waitFor({ state: 'visible', timeout });
  await picture(page, 'first-steps');
}

const policy = [
  'On our web site and on request',
  'We make measuring instruments that people can rely on for years, and stand by them.',
  'We know what customers, laws and standards ask of us, and keep it.',
  'We look for causes, set ourselves objectives, and look every quarter at what became of them.',
];

async function approvePolicy(page: Page): Promise<void> {
  await actionsOf(page, 'No quality policy is in force');
  await picture(page, 'actions');
  await takeAction(page, 'Fill in POL-001');
  for (const [at, words] of policy.entries()) {
    await asked(page, `(${at + 1}/${policy.length})`);
    if (at === 1) {
      await page.keyboard.type(words);
      await picture(page, 'policy-questions');
      await page.keyboard.press('Enter');
    } else await answer(page, words);
  }
  await putInForce(page, 'policy-approved');
}

/** Has what was filled in signed and put in force, with a picture of what is signed where it is to have a name. */
async function putInForce(page: Page, name?: string): Promise<void> {
  await press(page, 'is filled in', 'Approve and Put in Force');
  await asked(page, 'From which day is it in force?');
  await answer(page, '');
  await pick(page, 'Katharina Brandt');
  await asked(page, 'What is signed');
  if (name !== undefined) await picture(page, name);
  await page.keyboard.press('Enter');
  await page
    .locator('.notification-toast')
    .filter({ hasText: 'is in force from' })
    .first()
    .waitFor({ timeout });
}

const objective: Readonly<Record<string, string>> = {
  Owner: 'Quality management',
  Criterion: 'At most five complaints about delivery in the year',
  What: 'Check every delivery note against the order before it leaves',
  Resources: 'none needed',
  Due: '2027-06-30',
  Evaluation: 'Counted every month from the complaints on record',
};

async function writeObjective(page: Page): Promise<void> {
  await actionsOf(page, 'of an active quality objective');
  await takeAction(page, 'New quality objective');
  await asked(page, 'A few words it will be known by');
  await answer(page, 'Fewer complaints about delivery');
  await page.locator('.tab.active').filter({ hasText: 'OBJ-' }).waitFor({ timeout });
  await picture(page, 'new-record');
  await runCommand(page, 'QMS: Fill In Record');
  for (const [label, words] of Object.entries(objective)) {
    // What a list is about is its placeholder, which is no text of the page.
    if (label === 'Owner') await pick(page, words);
    else {
      await asked(page, `${label}:`);
      await answer(page, words);
    }
  }
  await putInForce(page);
}

async function showTables(page: Page): Promise<void> {
  await runCommand(page, 'QMS: Open as Table');
  await page.waitForTimeout(3_000);
  await picture(page, 'table');
  await page.keyboard.press('Escape');
}

const steps: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  setUp,
  approvePolicy,
  writeObjective,
  showTables,
};

const folder = await mkdtemp(join(tmpdir(), 'qms-first-hour-'));
try {
  const workspace = join(folder, 'acme');
  await mkdir(workspace, { recursive: true });
  await mkdir(pictures, { recursive: true });
  await stageExtension(join(folder, 'extensions', 'qms-as-code.qms-as-code'));
  const session = await openSession({
    vscode: await installedVsCode(),
    workspace,
    extensions: join(folder, 'extensions'),
    settings: { ...settings, 'workbench.startupEditor': 'none' },
    viewport: { width: 1024, height: 680 },
    isForPeople: true,
  });
  const { page } = session;
  try {
    // Its commands are in the palette once its view is in the activity bar.
    await page.locator('.activitybar [aria-label^="QMS"]').first().waitFor({ timeout });
    for (const [name, step] of Object.entries(steps)) {
      console.log(name);
      try {
        await step(page);
      } catch (error) {
        // The other steps are worth looking at all the same.
        console.error(error);
        process.exitCode = 1;
        const failed = join(tmpdir(), `first-hour-failed-${name}.png`);
        await page.screenshot({ path: failed });
        console.error(failed);
        for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
      }
    }
    const notes = await page.locator('.markers-panel .monaco-list-row').allTextContents();
    console.log(notes.join('\n'));
  } finally {
    await session.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
