import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { type LivePageOptions, livePage } from '../../client/src/live-page.ts';
import { pageTheme } from '../../client/src/page-theme.ts';
import { pageStyle } from '../../server/src/document/html/style.ts';
import { themeNames, themeRule } from '../client/themes.ts';
import { type Shown, show } from './browser-page.ts';

/** The script of one of the pages of an editor, as one file. */
export async function pageScript(name: string): Promise<string> {
  const bundle = await rolldown({
    input: resolve(import.meta.dirname, `../../client/page/${name}.ts`),
    platform: 'browser',
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return output[0].code;
}

/** Stands for the editor: keeps what the page says and what it wants kept. */
const editor = (state: string): string => `
globalThis.said = [];
globalThis.kept = ${state};
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => said.push(message),
  getState: () => kept,
  setState: (state) => { kept = state; },
});`;

/**
 * A page as an editor shows it, with its script in it; the editor's own comes from elsewhere, as in VS Code.
 * @param state what the editor kept of the page, as the text of a program
 */
export function openLivePage(
  browser: Browser,
  { title, data }: Pick<LivePageOptions, 'title' | 'data'>,
  script: string,
  state = 'undefined',
): Promise<Shown> {
  const shell = livePage({ title, data, style: pageStyle, script: 'page.js', nonce: 'abc', language: 'en' });
  return openShell(browser, shell, script, state);
}

/** A page of an editor as it is put together there, with its script in place of the address of it. */
export function openShell(
  browser: Browser,
  shell: string,
  script: string,
  state = 'undefined',
  options: BrowserContextOptions = {},
): Promise<Shown> {
  const document = shell.replace(
    /<script nonce="abc" src="page\.js"><\/script>/,
    () => `<script nonce="abc">${editor(state)}</script><script nonce="abc">${script}</script>`,
  );
  return show(browser, document, { viewport: { width: 900, height: 700 }, ...options });
}

/** Gives the page a message, and the time to take it in. */
export const tell = (page: Page, message: object): Promise<unknown> =>
  page.evaluate(
    `new Promise((done) => { window.postMessage(${JSON.stringify(message)}, '*'); setTimeout(() => requestAnimationFrame(done), 30); })`,
  );

/** What the page has said. */
export const said = async (page: Page): Promise<readonly object[]> =>
  (await page.evaluate('said')) as object[];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of axe-core that colours can break, and nothing else can. */
export const rulesOfColours = ['color-contrast', 'link-in-text-block'] as const;

/** Leaves two of all siblings that are alike: the same tags with the same classes, and the same of all within. */
const alike = `{
  const shape = (each) =>
    each.tagName + '.' + each.getAttribute('class') + '(' + [...each.children].map(shape).join() + ')';
  for (const parent of document.querySelectorAll('body, body *')) {
    const seen = Object.create(null);
    for (const child of [...parent.children])
      if ((seen[shape(child)] = (seen[shape(child)] ?? 0) + 1) > 2) child.remove();
  }
}`;

/** Leaves what can look another way in other colours, which classes alone give: a long page is looked through sooner. */
export const leaveTwoAlike = (page: Page): Promise<unknown> => page.evaluate(alike);

/**
 * What axe-core finds on a page of these parts, with the beginning of the place: by all of its rules as it is by itself,
 * and by those of colours in each theme of an editor, which changes nothing else, on two of what is alike.
 */
export async function violations(
  browser: Browser,
  parts: readonly { readonly html: string }[],
): Promise<readonly string[]> {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const html = parts.map((part) => part.html).join('');
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>Page</title><style>${pageStyle}</style></head><body><main>${html}</main></body></html>`,
  );
  const found = [...(await violationsOn(page))];
  await leaveTwoAlike(page);
  for (const theme of themeNames) {
    const style = JSON.stringify(`${pageStyle}${pageTheme}${themeRule(theme)}`);
    await page.evaluate(`document.querySelector('style').textContent = ${style}`);
    found.push(...(await violationsOn(page, rulesOfColours)).map((each) => `${theme}: ${each}`));
  }
  await context.close();
  return found;
}

/**
 * What axe-core finds on a page whose policy does not hold, with the beginning of the place. Of what is well nothing is
 * worked out.
 * @param rules all of them where none are named
 */
export async function violationsOn(
  page: Page,
  rules: readonly string[] | null = null,
  selector = ':root',
): Promise<readonly string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.addScriptTag({ content: axe });
  const given = JSON.stringify({
    resultTypes: ['violations'],
    ...(rules === null ? {} : { runOnly: rules }),
  });
  const { violations: found } = (await page.evaluate(`axe.run(${JSON.stringify(selector)}, ${given})`)) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)}`);
}
