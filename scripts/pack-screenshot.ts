/** Draws the picture of the review pack in the README from the example company: page one, light next to dark. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { chromium as engine } from 'playwright-core';
import { htmlPage } from '../server/src/document/html/page.ts';
import { openProject } from '../server/src/main/open-project.ts';
import { packDocument } from '../server/src/pack/document/pack-document.ts';
import { buildPack } from '../server/src/pack/facts/build.ts';
import { chromiumStart } from '../test/chromium.ts';

const root = resolve(import.meta.dirname, '../test/workspaces/acme');
const target = resolve(import.meta.dirname, '../docs/images/review-pack.png');
const width = 960;

const project = await openProject(root, { cache: false });
const built = buildPack(project.queries, 'MR-2026-01', { catalogue: project.catalogue });
if ('problem' in built) throw new Error(built.problem);
const page = htmlPage(packDocument(built.pack));

const browser = await engine.launch({
  ...(await chromiumStart()),
  args: ['--no-sandbox', '--font-render-hinting=none'],
});

async function picture(colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 1200 } });
  const tab = await context.newPage();
  await tab.setContent(page);
  const box = (await tab.locator('#page-one').boundingBox())!;
  return tab.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.ceil(box.y + box.height) + 24 },
  });
}

const source = (image: Buffer): string => `data:image/png;base64,${image.toString('base64')}`;
const [light, dark] = [await picture('light'), await picture('dark')];
const both = await browser.newPage({ viewport: { width: 2 * width, height: 100 } });
await both.setContent(
  `<style>body{margin:0;display:flex;align-items:start}img{width:50%;height:auto}</style><img src="${source(light)}"><img src="${source(dark)}">`,
);
mkdirSync(dirname(target), { recursive: true });
await both.screenshot({ path: target, fullPage: true });
await browser.close();
process.stdout.write(`${target}: ${readFileSync(target).length} bytes\n`);
