/**
 * Goes the way of docs/first-hour.md in a real VS Code, with the extension as it is built, and takes its pictures: a
 * system is set up, ten risks are pasted, an objective is written in a table, the policy approved, an input of the review
 * linked, page one shown, and whatever is found is settled by buttons. Nothing is typed into a text, and nothing may be
 * left to be found. Run by `npm run first-hour`; `$QMS_PICTURES` is another folder for the pictures.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { leadershipItems } from '../server/src/standards/leadership-items.ts';
import { installedVsCode } from '../test/vscode/code-server.ts';
import { openSession } from '../test/vscode/session.ts';
import {
  answer,
  asked,
  pick,
  press,
  question,
  quickInput,
  runCommand,
  settings,
  shownPage,
  tick,
  timeout,
} from './pictures/window.ts';
import { stageExtension } from './stage-extension.ts';

const pictures = resolve(process.env['QMS_PICTURES'] ?? 'docs/images/first-hour');

let count = 0;
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1_500);
  count += 1;
  await page.screenshot({ path: join(pictures, `${name}.jpg`), type: 'jpeg', quality: 72 });
  console.log(`${count}. ${name}`);
}

/** Brings a finding into view in Problems, by the words it says. */
async function problem(page: Page, words: string) {
  await runCommand(page, 'Problems: Focus on Problems View');
  const row = page.locator('.markers-panel .monaco-list-row').filter({ hasText: words }).first();
  const filter = page.locator('input[placeholder^="Filter (e.g."]').first();
  await filter.fill('', { timeout });
  await page.waitForTimeout(1_500);
  // Rows that are not in view are not in the page.
  if (!(await row.isVisible())) await filter.fill(words, { timeout });
  await row.waitFor({ state: 'visible', timeout });
  return row;
}

/** Opens the actions of a finding in Problems. */
async function actionsOf(page: Page, words: string): Promise<void> {
  const row = await problem(page, words);
  await row.click();
  // Its icon becomes a light bulb once it is known what it offers.
  await row
    .locator('.codicon-light-bulb, .codicon-lightbulb, .codicon-lightbulb-autofix')
    .first()
    .click({ timeout });
  await page.locator('.monaco-menu, .action-widget').first().waitFor({ state: 'visible', timeout });
  // A menu that has just opened takes no click.
  await page.waitForTimeout(700);
}

async function takeAction(page: Page, words: string): Promise<void> {
  const row = page
    .locator('.action-widget .monaco-list-row, .monaco-menu .action-item')
    .filter({ hasText: words })
    .first();
  await row.waitFor({ state: 'visible', timeout });
  await row.click();
}

/** An answer: typed, picked (in a list of its own) or ticked. */
type Said = string | { readonly pick: string } | { readonly tick: readonly string[] };

/** Answers questions by what they ask for, until none is left; one that is not expected is skipped. */
async function answerAll(page: Page, answers: Readonly<Record<string, Said>>, name?: string): Promise<void> {
  let shown = name;
  for (let at = 0; at < 30; at += 1) {
    const text = await question(page, at === 0 ? timeout : 2_500);
    if (text === null) return;
    if (process.env['QMS_VERBOSE'] !== undefined) console.log(text.replaceAll(/\s+/g, ' '));
    const said = Object.entries(answers).find(([label]) => text.includes(label))?.[1];
    if (typeof said === 'string') {
      await page.keyboard.type(said);
      if (shown !== undefined && at > 0) {
        await picture(page, shown);
        shown = undefined;
      }
      await page.keyboard.press('Enter');
    } else if (said === undefined) {
      console.log(`skipped: ${text}`);
      await (/\bSkip\b/.test(text)
        ? page.locator(`${quickInput} .monaco-list-row`, { hasText: 'Skip' }).first().click()
        : page.keyboard.press('Enter'));
    } else await ('pick' in said ? pick(page, said.pick) : tick(page, said.tick));
  }
  throw new Error('there is no end of questions');
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

/** As a spreadsheet puts them on the clipboard. */
const risks = [
  ['Risk', 'Description', 'Owner', 'Likelihood', 'Severity', 'Identified on', 'Treatment'],
  [
    'Our only supplier of pressure cells stops delivering',
    'A second one is not released',
    '3',
    '5',
    '12.01.2026',
  ],
  ['The calibration laboratory closes over the summer', '', '2', '3', '14.01.2026'],
  [
    'Orders by telephone are lost',
    '"Nobody writes them down.\nThey come on Fridays."',
    '4',
    '3',
    '20.01.2026',
  ],
  ['Drawings of old instruments are on paper only', '', '3', '3', '20.01.2026'],
  ['Only one person can adjust the test bench', '', '2', '4', '02.02.2026'],
  ['Returns are repaired without a record', '', '2', '4', '02.02.2026'],
  ['Data sheets on the web site are out of date', '', '3', '2', '10.02.2026'],
  ['Displays break on the way', '', '2', '3', '11.02.2026'],
  ['A new law forbids the sealing compound', '', '2', '5', '16.02.2026'],
  ['The test software has one author', '', '3', '3', '16.02.2026'],
]
  .map((cells, at) =>
    at === 0 ? cells : [...cells.slice(0, 2), 'Quality management', ...cells.slice(2), 'reduce'],
  )
  .map((cells) => cells.join('\t'))
  .join('\n');

async function pasteRisks(page: Page): Promise<void> {
  await runCommand(page, 'Notifications: Clear All Notifications');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  const step = page.locator('.getting-started-step').filter({ hasText: 'Paste your risks' });
  await step.click();
  await step.locator('.monaco-button').first().click({ timeout });
  const frame = await shownPage(page);
  await frame.locator('.empty').waitFor({ state: 'visible', timeout });
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(risks)})`);
  await frame.locator('#table').click();
  await page.keyboard.press('Control+v');
  await frame.locator('#enter-records:enabled').waitFor({ state: 'visible', timeout });
  await picture(page, 'paste');
  await frame.locator('#enter-records').click();
  await frame.locator('[role=rowheader]', { hasText: 'RSK-010' }).waitFor({ timeout });
  // News of findings come a little later.
  await frame.locator('[data-toggle=findings]', { hasText: '(2)' }).waitFor({ timeout });
  await picture(page, 'risks');
}

const objective: readonly (readonly [string, string])[] = [
  ['owner', 'Quality'],
  ['due', '2027-06-30'],
  ['criterion', 'At most five complaints about delivery in the year'],
  ['what', 'Check every delivery note against the order before it leaves'],
  ['resources', 'none needed'],
  ['evaluation', 'Counted every month from the complaints on record'],
];

async function writeObjective(page: Page): Promise<void> {
  await runCommand(page, 'QMS: Open as Table');
  await pick(page, 'Quality objective');
  await page.locator('.tab.active').filter({ hasText: 'Quality objective' }).waitFor({ timeout });
  const frame = await shownPage(page);
  await frame.locator('#new-row').click({ timeout });
  await frame.locator('[data-new-title]').fill('Fewer complaints about delivery');
  await page.keyboard.press('Enter');
  await frame.locator('.line', { hasText: 'Fewer complaints' }).waitFor({ timeout });
  for (const [column, text] of objective) {
    await frame.locator(`.line:has-text("OBJ-") [data-column="${column}"]`).first().click();
    await page.keyboard.type(text);
    // A list has found by then what was typed for.
    await page.waitForTimeout(1_000);
    if (column === 'owner') await picture(page, 'objective');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1_500);
  }
}

/** Has a record signed by top management and put in force, with a picture of what is signed where it is to have a name. */
async function putInForce(page: Page, name?: string): Promise<void> {
  await asked(page, 'From which day is it in force?');
  await answer(page, '');
  await asked(page, 'approved');
  await pick(page, 'Katharina Brandt');
  await asked(page, 'What is signed');
  if (name !== undefined) await picture(page, name);
  await page.keyboard.press('Enter');
  await page
    .locator('.notification-toast')
    .filter({ hasText: 'is in force from' })
    .first()
    .waitFor({ timeout });
  await page.waitForTimeout(2_000);
}

async function approve(page: Page): Promise<void> {
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await actionsOf(page, 'No quality policy is in force');
  await picture(page, 'actions');
  await takeAction(page, 'Fill in POL-001');
  const policy = {
    'Available to': 'On our web site and on request',
    'What we are here for':
      'We make measuring instruments that people can rely on for years, and stand by them.',
    'What applies to us': 'We know what customers, laws and standards ask of us, and keep it.',
    'How we get better': 'We look for causes, set ourselves objectives, and look at what became of them.',
  };
  await answerAll(page, policy, 'policy-questions');
  await press(page, 'is filled in', 'Approve and Put in Force');
  await putInForce(page, 'policy-approved');
  await actionsOf(page, 'No scope is in force');
  await takeAction(page, 'Fill in SCP-001');
  await answerAll(page, {
    'Products and services': 'Pressure gauges and their service',
    Sites: 'Berlin',
    '(3/3)': 'We develop, make and service pressure gauges at one site.',
  });
  await press(page, 'is filled in', 'Approve and Put in Force');
  await putInForce(page);
  await actionsOf(page, 'of an active quality objective');
  await takeAction(page, 'Approve OBJ-');
  await putInForce(page);
}

async function review(page: Page): Promise<void> {
  await runCommand(page, 'QMS: Prepare Management Review');
  await page.locator('.tab.active').filter({ hasText: 'MR-' }).waitFor({ timeout });
  await page.locator('.activitybar [aria-label^="QMS"]').first().click();
  const pane = page.locator('.pane').filter({ hasText: 'Review Readiness' });
  await pane.locator('.pane-header').click({ timeout });
  await pane.locator('.monaco-list-row').first().locator('.monaco-tl-twistie').click({ timeout });
  const input = pane.locator('.monaco-list-row').filter({ hasText: 'Customer satisfaction' }).first();
  await input.hover({ timeout });
  await picture(page, 'input');
  await input.locator('.action-label').first().click({ timeout });
  for (const [at, said] of [
    'Twelve complaints about delivery, four fewer than in the year before.',
    'Wrong delivery notes cause most of them; checking them comes first.',
  ].entries()) {
    await asked(page, `(${at + 1}/5)`);
    await answer(page, said);
  }
  await asked(page, '(3/5)');
  await picture(page, 'link');
  await pick(page, 'Fewer complaints about delivery');
  await asked(page, '(4/5)');
  await tick(page, ['Fewer complaints about delivery']);
  await asked(page, '(5/5)');
  await pick(page, 'improving');
  await pane.locator('.pane-header').filter({ hasText: '1 of 12' }).waitFor({ timeout });
  await runCommand(page, 'QMS: Fill In Record');
  await answerAll(page, {
    Owner: { pick: 'Quality management' },
    Attendees: { tick: ['Katharina Brandt', 'Miriam Lindner'] },
    'Conclusions: Suitable': { pick: 'confirmed' },
    'Conclusions: Adequate': { pick: 'partly' },
    'Conclusions: Effective': { pick: 'confirmed' },
    'Conclusions: Aligned with strategy': { pick: 'confirmed' },
    'Conclusions: Statement': 'The system fits what we do; records of returns are to be mended first.',
  });
  await runCommand(page, 'Notifications: Clear All Notifications');
  await runCommand(page, 'View: Toggle Panel Visibility');
  await runCommand(page, 'QMS: Open Review Pack');
  const frame = await shownPage(page);
  await frame.locator('h1').first().waitFor({ timeout });
  // The group with the minutes has the focus.
  await page.keyboard.press('Control+2');
  await page.waitForTimeout(1_000);
  await runCommand(page, 'View: Toggle Maximize Editor Group');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await picture(page, 'page-one');
  await runCommand(page, 'View: Toggle Maximize Editor Group');
}

/** What is found in the end, and the button that settles each. */
async function settle(page: Page): Promise<void> {
  await actionsOf(page, 'whether climate');
  await takeAction(page, 'Fill in CTX-001');
  await answerAll(page, {
    Description: 'Hotter summers: instruments drift in stores without cooling.',
    Relevant: { pick: 'Yes' },
    Reason: 'Customers keep our instruments in stores without cooling.',
    Status: { pick: 'effective' },
  });
  for (const risk of ['rated 15', 'rated 12']) {
    await actionsOf(page, risk);
    await takeAction(page, 'New action');
    await begun(page, `Answer the risk ${risk}`, {
      Owner: { pick: 'Quality management' },
      Description: 'Release a second supplier, and enter every order at once.',
      Origin: { tick: ['RSK-'] },
      Due: '2027-03-31',
      'Opened on': '2026-11-30',
      Status: { pick: 'open' },
    });
  }
  await actionsOf(page, 'No communication on record');
  await takeAction(page, 'New communication');
  await begun(page, 'The policy is made known', {
    Owner: { pick: 'Quality management' },
    Kind: { pick: 'meeting' },
    About: { tick: ['Quality policy'] },
    Audience: { tick: ['Quality management'] },
    Channel: 'Meeting of all staff',
    'By:': { pick: 'Katharina' },
    Date: '2026-11-30',
    Status: { pick: 'done' },
  });
  await actionsOf(page, 'No audit programme');
  await takeAction(page, 'New audit programme');
  await begun(page, 'Audits 2027', {
    Owner: { pick: 'Quality management' },
    Cycle: 'P12M',
    Methods: 'Interviews and records on site',
    Responsibilities: { tick: ['Quality management'] },
  });
  await press(page, 'is filled in', 'Approve and Put in Force');
  await putInForce(page);
  await actionsOf(page, 'parts of leadership');
  await takeAction(page, 'New leadership commitment');
  await begun(page, 'First day of the system', {
    Owner: { pick: 'Top management' },
    'By:': { tick: ['Katharina'] },
    Date: '2026-11-30',
    Kind: { pick: 'statement' },
    Items: {
      // The policy and its objective are evidence by themselves.
      tick: leadershipItems('iso-9001:2015').flatMap(({ slug }) =>
        slug === 'policy-and-objectives' ? [] : [slug],
      ),
    },
    What: 'Told all staff what the system is for, and gave each team an hour a week for it.',
    Records: { tick: ['Quality policy'] },
    Status: { pick: 'recorded' },
  });
  await actionsOf(page, 'lacks the approval of top management');
  await takeAction(page, 'Sign off LC-');
  for (let text = await question(page); text !== null; text = await question(page, 2_500))
    await (text.includes('What is signed') ? page.keyboard.press('Enter') : pick(page, 'Katharina Brandt'));
  await actionsOf(page, 'no strategic themes');
  await takeAction(page, 'Name a strategic theme');
  await answer(page, 'Customers for life');
  await actionsOf(page, 'does not name a strategic theme');
  await takeAction(page, 'customers-for-life');
  await actionsOf(page, 'are kept is not decided');
  await takeAction(page, 'ten years');
  await runCommand(page, 'File: Save All Files');
  await page.waitForTimeout(3_000);
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('input[placeholder^="Filter (e.g."]').first().fill('');
  await picture(page, 'nothing-left');
}

/** Says what a new record will be known by, and answers the questions about it. */
async function begun(page: Page, title: string, answers: Readonly<Record<string, Said>>): Promise<void> {
  await asked(page, 'A few words it will be known by');
  await answer(page, title);
  await press(page, 'is begun', 'Question by Question');
  await answerAll(page, answers);
  await page.waitForTimeout(2_000);
}

const steps: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  setUp,
  pasteRisks,
  writeObjective,
  approve,
  review,
  settle,
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
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
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
  } finally {
    await session.close();
  }
  const command = ['server/bin/qms.mjs', 'check', '--root', workspace, '--fail-on', 'warning'];
  const left = spawnSync(process.execPath, command, { encoding: 'utf8' });
  console.log(left.stdout);
  if (left.status !== 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
