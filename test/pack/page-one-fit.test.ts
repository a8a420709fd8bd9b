import { expect, test } from 'vitest';
import { html } from '../../server/src/pack/render/html.ts';
import { shownText, treeOf, within } from '../../server/src/pack/render/markup-tree.ts';
import { fits, reckonedSetting, settings } from '../../server/src/pack/render/page-one-fit.ts';
import { printable } from '../../server/src/pack/render/printable.ts';
import { pageOneParts } from '../../server/src/pack/render/sections/page-one.ts';
import { lineCount, textWidth } from '../../server/src/pack/render/text-width.ts';
import { viewOf } from '../../server/src/pack/render/view.ts';
import { fullPageOne } from './full-page-one.ts';
import { samplePack } from './render-sample.ts';

test('lines are counted as they break: between words, and within one that is too long', () => {
  expect(lineCount('', 10)).toBe(0);
  expect(lineCount('short', 10)).toBe(1);
  expect(lineCount('four words in all', 100)).toBe(1);
  // Each word takes some 2.2 em, so four of them need two lines of 5 em.
  expect(lineCount('aaaa aaaa aaaa aaaa', 5)).toBe(2);
  expect(lineCount('aaaa aaaa aaaa aaaa', 5, 3)).toBe(3);
  expect(lineCount('a'.repeat(100), 10)).toBe(6);
  expect(textWidth('iiii')).toBeLessThan(textWidth('mmmm'));
  expect(textWidth('日本')).toBe(2);
});

test('markup is read back as a tree, with the text that is shown', () => {
  const tree = treeOf(
    html`<ul class="past x"><li data-a="${'a > b'}"><b>${'<i>'}</b><br>two<span class="note"> three</span></li><li>four</li></ul><p>five</p>`,
  );
  const items = within(tree, 'li');
  expect(items.map((item) => shownText(item))).toEqual(['-i-\ntwo three', 'four']);
  expect(shownText(items[0]!, ['note'])).toBe('-i-\ntwo');
  expect(within(tree, 'past').map(({ name, classes }) => [name, classes])).toEqual([['ul', ['past', 'x']]]);
  expect(within(tree, 'p').map((each) => shownText(each))).toEqual(['five']);
});

const setting = (asked: number, length: number) =>
  settings[reckonedSetting(pageOneParts(viewOf(fullPageOne(asked, length))), null)]!;

test('the more there is to say, the closer it is set; context goes before notes, notes before past decisions, why it matters last', () => {
  const used = [setting(0, 20), setting(2, 80), setting(4, 150), setting(7, 170)].map(({ fit }) =>
    fits.indexOf(fit),
  );
  expect(used).toEqual(used.toSorted((a, b) => a - b));
  expect(new Set(used).size).toBe(4);
  const first = (left: (fit: (typeof fits)[number]) => boolean) => fits.findIndex(left);
  const order = [
    first(({ context }) => !context),
    first(({ notes }) => !notes),
    first(({ past }) => past < 6),
    first(({ why }) => !why),
    first(({ chart }) => chart === 0),
  ];
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(Math.min(...fits.map(({ size }) => size))).toBe(7.5);
});

test('Letter and A4 alone give more room than a sheet as small as both', () => {
  const packs = [0, 1, 2, 3, 4, 5].map((asked) => pageOneParts(viewOf(fullPageOne(asked, 60))));
  const total = (paper: 'a4' | 'letter' | null) =>
    packs.reduce((sum, parts) => sum + reckonedSetting(parts, paper), 0);
  expect(total('a4')).toBeLessThan(total(null));
  expect(total('letter')).toBeLessThanOrEqual(total(null));
});

/** Plays the browser: prints what it is given, page one on so many sheets, until the same comes again. */
function printed(print: (pages: ReadonlyMap<string, number>) => string, sheetsOf: (fit: number) => number) {
  const tried: number[] = [];
  let page = print(new Map());
  for (let prints = 0; prints < 20; prints++) {
    const name = /class="page-one (fit-\d+)"/.exec(page)![1];
    const fit = fits.findIndex((each) => each.name === name);
    tried.push(fit);
    const contents = 1 + sheetsOf(fit);
    const next = print(
      new Map([...(fit === -1 ? [] : [['contents', contents] as const]), ['risks', contents + 5]]),
    );
    if (next === page) return { tried, page };
    page = next;
  }
  throw new Error('never the same');
}

test('in a PDF page one is set a step closer print after print, of the front alone, until it stands', () => {
  const reckoned = reckonedSetting(pageOneParts(viewOf(samplePack)), 'a4');
  const stands = reckoned + 2;
  const { tried, page } = printed(printable(samplePack, { paper: 'a4' }), (fit) => (fit < stands ? 2 : 1));
  const first = Math.max(0, reckoned - 3);
  expect(tried.slice(0, stands - first + 1)).toEqual(
    Array.from({ length: stands - first + 1 }, (_, i) => first + i),
  );
  expect(tried.at(-1)).toBe(stands);
  expect(page).toContain('<section id="risks"');
  expect(page).toContain('<span class="page">7</span>');
});

test('what never stands is printed whole all the same, and so is what a browser tells nothing of', () => {
  const { page } = printed(printable(samplePack, { paper: 'a4' }), () => 9);
  expect(page).toContain('<section id="risks"');
  const print = printable(samplePack, {});
  expect(print(new Map())).not.toContain('<section id="risks"');
  expect(print(new Map())).toContain('<section id="risks"');
});
