import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../pack/browser-page.ts';
import { type BrowserFigures, type BrowserRun, measureInPage } from './browser-client.ts';
import { generate } from './generate.ts';
import { checkout } from './places.ts';
import { quantile } from './statistics.ts';
import { milliseconds, type Section } from './table.ts';

const records = 1000;
const path = 'risks/000/RSK-00001.yaml';
const address = 'http://bench.test/';
const script = `${address}server-browser.js`;

/** What is measured: the same file and questions as through the protocol of the server on Node. */
function runOf(times: number): BrowserRun {
  const { files } = generate(records);
  const text = files.get(path)!;
  const lines = text.split('\n');
  const owner = lines.findLastIndex((line) => line.startsWith('owner: '));
  return {
    script,
    files: Object.fromEntries(
      [...files].map(([each, content]) => [each, Buffer.from(content).toString('base64')]),
    ),
    path,
    faulty: text.replace(/^status:.*$/m, 'status: unheard-of'),
    text,
    typeAt: { line: lines.findIndex((line) => line.startsWith('status:')), character: 0 },
    // A line is put in above.
    askAt: { line: owner + 1, character: 'owner: '.length + 2 },
    times,
  };
}

/** (g) The server in a browser's worker, with a page of the same browser as its client. */
export async function serverInBrowser(quick: boolean): Promise<Section> {
  const run = runOf(quick ? 60 : 300);
  const program = readFileSync(join(checkout, 'dist/server-browser.js'), 'utf8');
  const browser = await startBrowser();
  const starts: BrowserFigures[] = [];
  try {
    for (let start = 0; start < (quick ? 1 : 5); start += 1) {
      // A context of its own keeps nothing of what the one before has compiled.
      const context = await browser.newContext();
      await context.route('**/*', (route) =>
        route.fulfill(
          route.request().url() === script
            ? { contentType: 'text/javascript; charset=utf-8', body: program }
            : { contentType: 'text/html', body: '<!doctype html><title>bench</title>' },
        ),
      );
      const page = await context.newPage();
      await page.goto(address);
      starts.push(await page.evaluate(measureInPage, run));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const median = (pick: (figures: BrowserFigures) => number): string =>
    milliseconds(quantile(starts.map(pick), 0.5));
  const spread = (pick: (figures: BrowserFigures) => readonly number[]): string => {
    const all = starts.flatMap(pick);
    return `p50 ${milliseconds(quantile(all, 0.5))}, p95 ${milliseconds(quantile(all, 0.95))}`;
  };
  const size = records.toLocaleString('en');
  return {
    heading: 'The server in a browser',
    how: `\`dist/server-browser.js\` as a worker of headless Chromium (@sparticuz/chromium), with a page as its client that has all files at hand; ${starts.length} start${starts.length === 1 ? '' : 's'}, medians. Times count from the start of the worker, loading its script included. Keystrokes, completion and hover of an id: ${run.times} in each start, one after another, in a record of ${(run.text.length / 1000).toFixed(1)} kB.`,
    rows: [
      { what: `First findings of the open file, ${size} records`, figure: median(({ first }) => first) },
      { what: `Whole index, ${size} records`, figure: median(({ indexed }) => indexed) },
      { what: 'Keystroke to diagnostics', figure: spread(({ keystrokes }) => keystrokes) },
      { what: 'Completion of an id', figure: spread(({ completion }) => completion) },
      { what: 'Hover on an id', figure: spread(({ hover }) => hover) },
    ],
  };
}
