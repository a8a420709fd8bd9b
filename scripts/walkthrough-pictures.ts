/** Makes the small pictures of the walkthrough from those of docs/first-hour.md. Run by `npm run first-hour`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium as engine } from 'playwright-core';
import { chromiumStart } from '../test/chromium.ts';

const from = resolve('docs/images');
const to = resolve('icons/walkthrough');
/** Step → picture. */
const steps: Readonly<Record<string, string>> = {
  initialize: 'first-hour/set-up.jpg',
  policy: 'first-hour/policy-approved.jpg',
  risks: 'first-hour/risks.jpg',
  objective: 'first-hour/objective.jpg',
  review: 'first-hour/page-one.jpg',
};

const browser = await engine.launch({ ...(await chromiumStart()), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 480, height: 319 } });
const tools = await page.context().newCDPSession(page);
await mkdir(to, { recursive: true });
for (const [step, picture] of Object.entries(steps)) {
  const image = (await readFile(join(from, picture))).toString('base64');
  await page.setContent(
    `<style>body{margin:0}img{width:480px;display:block}</style><img src="data:image;base64,${image}">`,
  );
  await page
    .locator('img')
    .evaluate((element) => (element as unknown as { decode(): Promise<void> }).decode());
  // WebP is a third smaller than JPEG, and only the tools of the browser write it.
  const { data } = await tools.send('Page.captureScreenshot', { format: 'webp', quality: 10 });
  await writeFile(join(to, `${step}.webp`), Buffer.from(data, 'base64'));
}
await browser.close();
