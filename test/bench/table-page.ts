import type { Frame, Page } from 'playwright-core';
import { median, quantile } from './statistics.ts';
import { milliseconds, type Section } from './table.ts';
import { openTableWindow, type TableWindow } from './table-window.ts';

const rows = 5_000;
const title = 'Many risks';
/** The row that is edited: one that is in sight. */
const edited = 'RSK-10002';

/** A register of risks; each is found fault with once its severity is 5. */
function register(): string {
  const items = Array.from(
    { length: rows },
    (_, at) =>
      `  - id: RSK-${10_000 + at}\n    title: Risk number ${at} of a long register\n    status: open\n    owner: ROLE-MD\n    severity: ${(at % 3) + 1}\n    likelihood: ${(at % 3) + 1}\n    nextReview: 2026-12-15`,
  );
  return `id: REG-MANY\ntype: register\nof: risk\ntitle: ${title}\nowner: ROLE-MD\nitems:\n${items.join('\n')}\n`;
}

/** Milliseconds from the word of a page that it is ready to the end of the frame that shows what it was given. */
const sinceReady = (frame: Frame): Promise<number> =>
  frame.evaluate(`(async () => {
    const at = (name) => performance.getEntriesByName('qms-table:' + name)[0]?.startTime;
    while (at('seen') === undefined) await new Promise(requestAnimationFrame);
    return at('seen') - at('ready');
  })()`);

/**
 * What the page's script takes for steps of scrolling: from the event's first listener to its last, with all that these
 * leave to be done before anything else is. And the most rows that were there.
 */
const scrollSteps = (frame: Frame): Promise<{ readonly steps: number[]; readonly most: number }> =>
  frame.evaluate(`(async () => {
    const scroller = document.getElementById('table');
    const steps = [];
    let begun = 0;
    let most = 0;
    addEventListener('scroll', () => { begun = performance.now(); }, { capture: true });
    scroller.addEventListener('scroll', () => {
      steps.push(performance.now() - begun);
      most = Math.max(most, document.querySelectorAll('[role=row]').length);
    });
    for (let step = 0; step < 150; step += 1) {
      scroller.scrollTop += 28 * (step % 3 === 0 ? 40 : 7);
      await new Promise(requestAnimationFrame);
    }
    scroller.scrollTop = 0;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return { steps, most };
  })()`);

/** Milliseconds from Enter in a cell to the frame in which its row's findings say something else. */
async function editToFinding(page: Page, frame: Frame, severity: number): Promise<number> {
  await frame.locator(`.line:has-text("${edited}") [data-column="severity"]`).click();
  await page.keyboard.type(String(severity));
  await frame.evaluate(`void (globalThis.edited = new Promise((done) => {
    const said = () => [...document.querySelectorAll('.line')].find((each) => each.textContent.includes('${edited}'))
      ?.querySelector('[data-column="$findings"]').textContent.trim();
    const before = said();
    document.addEventListener('keydown', () => {
      const begun = performance.now();
      const look = () => said() === before ? requestAnimationFrame(look) : done(performance.now() - begun);
      look();
      setTimeout(() => done(null), 20_000);
    }, { once: true, capture: true });
  }))`);
  await page.keyboard.press('Enter');
  const taken = await frame.evaluate<number | null>('edited');
  if (taken === null) throw new Error(`nothing else is said of ${edited} after 20 s`);
  return taken;
}

/** Edits one after another; the first loads what edits need, and does not count. */
async function edits({ page }: TableWindow, frame: Frame, runs: number): Promise<readonly number[]> {
  const taken: number[] = [];
  // By twos, so that the next ones begin where these did.
  for (let run = 0; run <= runs || run % 2 === 1; run += 1) {
    taken.push(await editToFinding(page, frame, run % 2 === 0 ? 5 : 1));
    // What else VS Code hears of the file has come by then.
    await page.waitForTimeout(500);
  }
  return taken.slice(1);
}

/** (j) A table of 5,000 rows in VS Code. */
export async function tablePage(quick: boolean): Promise<Section> {
  const runs = quick ? 2 : 9;
  const window = await openTableWindow({ 'risks/many.yaml': register() });
  const [first, empty]: [number[], number[]] = [[], []];
  try {
    // Loads what tables need.
    await window.openTable(title, rows);
    await window.closeEditors();
    for (let run = 0; run < runs; run += 1) {
      first.push(await sinceReady(await window.openTable(title, rows)));
      await window.closeEditors();
      empty.push(await sinceReady(await window.openEmpty()));
      await window.closeEditors();
    }
    const frame = await window.openTable(title, rows);
    const { steps, most } = await scrollSteps(frame);
    const closed = await edits(window, frame, runs);
    await window.openFile('many.yaml');
    const open = await edits(window, await window.openTable(title, rows), runs);
    return {
      heading: 'A table of 5,000 rows in VS Code',
      how: `The built extension in code-server and headless Chromium, a register of ${rows.toLocaleString('en')} risks in one file (${Math.round(register().length / 1000)} kB) next to the example company; medians of ${runs}. First rows count from the page's word that it is ready to the end of the frame that shows them; an empty webview, opened by turns, is told one word. A scroll step is the script of one event, over ${steps.length} events. An edit counts from Enter to the frame with another finding in its row; a file that is not open is written and read in between.`,
      rows: [
        {
          what: 'First rows',
          figure: milliseconds(median(first)),
          against: `${milliseconds(median(empty))} (an empty webview)`,
          aim: 'under 400 ms',
        },
        {
          what: 'Script of a scroll step, p95',
          figure: milliseconds(quantile(steps, 0.95)),
          aim: 'under 16 ms',
        },
        { what: 'Rows in the page, at most', figure: String(most), aim: 'at most 150' },
        { what: 'Edit of a cell to its finding', figure: milliseconds(median(closed)), aim: '100 ms' },
        { what: 'The same, the file open', figure: milliseconds(median(open)), aim: '100 ms' },
      ],
    };
  } finally {
    await window.close();
  }
}
