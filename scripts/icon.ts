/** Draws `icons/qms.png` from `icons/qms.svg`: the marketplace takes no vector graphics. Run after changing the drawing. */
import { readFile } from 'node:fs/promises';
import Chromium from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { chromiumStart } from '../test/chromium.ts';

/** Width and height in pixels: the marketplace asks for no more, and twice that takes three kilobytes of the extension. */
const size = 128;

const browser = await chromium.launch({
  ...(await chromiumStart()),
  args: Chromium.args,
  headless: true,
});
const page = await browser.newPage({ viewport: { width: size, height: size } });
await page.setContent(
  `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${await readFile('icons/qms.svg', 'utf8')}`,
);
await page.screenshot({ path: 'icons/qms.png', omitBackground: true });
await browser.close();
