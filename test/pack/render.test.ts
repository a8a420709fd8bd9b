import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { table } from '../../server/src/document/blocks.ts';
import { cleanText } from '../../server/src/document/characters.ts';
import { day, period, shortSpan } from '../../server/src/document/dates.ts';
import { number, percentChange, shortNumber } from '../../server/src/document/figures.ts';
import { cssString } from '../../server/src/document/html/margins.ts';
import { escapeHtml, html, svg } from '../../server/src/document/html/markup.ts';
import { prose } from '../../server/src/document/html/prose.ts';
import { english, languageOf } from '../../server/src/messages/language.ts';
import type { Message } from '../../server/src/model/message.ts';
import { money, sums } from '../../server/src/pack/document/amounts.ts';
import { clause, titled } from '../../server/src/pack/document/words.ts';
import { htmlOf, wordsOf } from '../document/written.ts';
import { packPage, packParts } from './pages.ts';
import { samplePack } from './render-sample.ts';

const anchors = new Map([['OBJ-1', 'objective-OBJ-1']]);
const md = (text: string) => prose(text, anchors).text;

test('clauses are written as people cite them, days in titles as elsewhere', () => {
  expect(['iso-9001:2015/9.3.2.a', 'iso-9001:2015/9.3.2.c.1', 'iso-9001:2015/8.4'].map(clause)).toEqual([
    '9.3.2\u00a0a',
    '9.3.2\u00a0c\u00a01',
    '8.4',
  ]);
  expect(wordsOf(titled('Management review, 2026-01-01 to 2026-02-01'))).toBe(
    'Management review, 1 Jan 2026 to 1 Feb 2026',
  );
});

test('templates escape everything but markup, and isolate text with a direction of its own', () => {
  expect(html`<p title="${`"<'&`}">${'<b>'}${html`<i>${'&'}</i>`}${null}${false}${[1, 'x']}</p>`.text).toBe(
    '<p title="&quot;&lt;&#39;&amp;">&lt;b&gt;<i>&amp;</i>1x</p>',
  );
  expect(html`<p title="${'שלום'}">${'שלום'}</p>`.text).toBe('<p title="שלום"><bdi>שלום</bdi></p>');
  // Also where a template holds attributes alone.
  expect(html`<p${html` title="${'שלום'}" data-a="${'שלום'}"`}>x</p>`.text).toBe(
    '<p title="שלום" data-a="שלום">x</p>',
  );
  expect(svg`<title>${'שלום'}</title>`.text).toBe('<title>שלום</title>');
});

test('text is bounded, has no control characters, and cannot turn what stands next to it', () => {
  expect(cleanText('a\u202eb\0c\td\ne\ud800')).toBe('a\\u202eb\ufffdc\td\ne\ufffd');
  expect(cleanText('x'.repeat(10_000))).toHaveLength(4000);
  expect(escapeHtml('`')).toBe('&#96;');
});

test('figures, amounts and days are written for people', () => {
  expect([number(1234.567), number(-5), number(Number.NaN)].map(wordsOf)).toEqual(['1,234.57', '−5', '–']);
  expect(wordsOf(money({ amount: 62000, currency: 'EUR', per: 'year', estimated: true }))).toBe(
    'about EUR 62,000 a year',
  );
  expect(
    wordsOf(
      sums([
        { currency: 'EUR', per: 'once', amount: 38000, estimated: false, count: 1 },
        { currency: 'USD', per: 'month', amount: 5, estimated: false, count: 2 },
      ]),
    ),
  ).toBe('EUR 38,000 and USD 5 a month');
  expect(english.text(day('2026-01-20'))).toBe('20\u00a0Jan\u00a02026');
  expect([day('2026-01-20'), day('soon'), day('2026-13-01')].map(wordsOf)).toEqual([
    '20 Jan 2026',
    'soon',
    '2026-13-01',
  ]);
  expect(
    [period('2025-03'), period('2025-Q4'), period('2025-W05'), period('2025'), period('?')].map(wordsOf),
  ).toEqual(['Mar 25', 'Q4 25', 'W05 25', '2025', '?']);
  expect(shortSpan({ from: '2025-01-01', to: '2025-12-31' })).toBe('2025');
  expect([percentChange(883, 778), percentChange(0, 5), percentChange(100, 101)].map(wordsOf)).toEqual([
    '−12 %',
    null,
    '+1 %',
  ]);
  expect(english.text(percentChange(883, 778)!)).toBe('−12\u00a0%');
});

test('figures are in the digits of the reader’s language, in texts, amounts and on axes', () => {
  const amount = money({ amount: 62000.5, currency: 'EUR', per: 'once', estimated: false });
  const figure = number(-1234.567) as Message;
  // A translation has the templates of figures, too.
  const german = languageOf('de', { [figure.id]: figure.template });
  expect([figure, amount].map((each) => german.text(each))).toEqual(['−1.234,57', 'EUR\u00a062.000,5']);
  expect([1234, -250_000].map((each) => english.text(shortNumber(each)))).toEqual(['1.2K', '−250K']);
});

test('Markdown of records keeps its structure and loses whatever leads out or loads', () => {
  expect(md('Plain (text), 5.6 days.\n\nMore')).toBe(
    '<p dir="auto">Plain (text), 5.6 days.</p><p dir="auto">More</p>',
  );
  expect(md('**bold** _it_ `c`')).toContain('<strong>bold</strong> <em>it</em> <code>c</code>');
  expect(md('See [[OBJ-1]] and [[OBJ-1|the aim]], [[NOPE]]')).toContain(
    'See <a href="#objective-OBJ-1">OBJ-1</a> and <a href="#objective-OBJ-1">the aim</a>, NOPE',
  );
  expect(
    md('[site](https://example.org/a) [js](javascript:alert(1)) [rel](../x.md) [top](#page-one)'),
  ).toContain('<p>site (https://example.org/a) js rel top</p>');
  expect(md('![alt](https://example.org/x.png) <b onclick="x">raw</b>')).toContain(
    '<p>alt &#x3C;b onclick="x">raw&#x3C;/b></p>',
  );
  expect(md('# One\n\n### Three')).toMatch(/<h4>One<\/h4>\s*<h6>Three<\/h6>/);
  expect(md('- [x] done\n- [ ] open')).not.toContain('<input');
  expect(md('| a |\n|---|\n| 1 |')).toMatch(/<table>[\s\S]*<td>1<\/td>/);
  expect(md('a[^1]\n\n[^1]: note')).not.toMatch(/id=|class="footnotes/);
});

test('Markdown that would take long to read is shown as its text', () => {
  const shown = md(`${'['.repeat(20_000)}`);
  expect(shown).toContain('[[[[[');
});

test('a text in the running header is exactly that text', () => {
  expect(cssString('A "b" \\ </style>')).toBe('"A \\22 b\\22  \\5c  \\3c \\2f style\\3e "');
});

test('the page names its style sheet by hash and needs nothing else', () => {
  const page = packPage(samplePack, { packDigest: 'sha256-pack' });
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\ssrc=|\son\w+=|url\(|@import/i);
  expect([...page.matchAll(/href="([^"]*)"/g)].filter(([, href]) => !href!.startsWith('#'))).toEqual([]);
  expect(page).toContain('sha256-pack');
});

test('every link of the page leads to a place on it, and no place has two', () => {
  const page = packPage(samplePack);
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
  expect(ids.length).toBe(new Set(ids).size);
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
  expect(targets.length).toBeGreaterThan(30);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test('page one says what is asked, what was promised, what changed, what quality costs', () => {
  const one = packParts(samplePack)[0]!.html;
  const order = [
    'Verdict on the management system',
    'Decisions asked of you',
    'Last decisions and what they brought',
    'Changes that matter',
    'Cost of poor quality',
  ];
  const places = order.map((title) => one.indexOf(title));
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
  expect(places[0]).toBeGreaterThan(0);
  expect(one).toContain('<b>EUR\u00a080,000</b> <span class="unit">a\u00a0year</span>');
  expect(one).toContain('10\u00a0days past');
  expect(one).toContain(
    '1 of 2\u00a0decisions due was carried out on time (after its date had been moved), 1 not yet.',
  );
  expect(one).toContain('not done, 112\u00a0days late');
  expect(one).toContain('after 883,000 in 2024 (−12\u00a0%)');
});

test('a brief copy is page one and what is to be decided, and no link leads to what is left out', () => {
  const { decisions } = samplePack.pageOne;
  const open = samplePack.inputs.map((input, i) =>
    i === 0
      ? { ...input, ask: decisions.items.find(({ answer }) => answer === null)! }
      : { ...input, ask: null },
  );
  const lastTime = {
    ...samplePack.pageOne.lastTime,
    decisions: { ...samplePack.pageOne.lastTime.decisions, more: 3 },
  };
  const pack = { ...samplePack, inputs: open, pageOne: { ...samplePack.pageOne, lastTime } };
  const page = packPage(pack, { copy: 'brief', packDigest: 'sha256-pack' });
  const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!));
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
  expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  const titles = [...page.matchAll(/<h2 id="[^"]+-title">([^<]+)/g)].map((match) => match[1]);
  expect(titles).toEqual(['Contents', 'What is to be decided', 'Decisions']);
  expect(page).toContain('This copy is brief');
  // Once all is answered, what was decided is what there is to read.
  const answered = { ...pack, inputs: open.map((input) => ({ ...input, ask: null })) };
  expect(packPage(answered, { copy: 'brief' })).not.toContain('What is to be decided');
});

test('a copy without its appendix says so, and no link leads to what is left out', () => {
  const page = packPage(samplePack, { copy: 'meeting', packDigest: 'sha256-pack' });
  const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!));
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
  expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  for (const id of ['leadership', 'sign-offs', 'exceptions', 'findings', 'chart-data', 'records'])
    expect(ids.has(id)).toBe(false);
  expect(page.match(/This copy is for the meeting and leaves out the appendix/g)).toHaveLength(2);
  expect(page).toContain('qms pack MR-2026-01 makes the whole pack');
  expect(packPage(samplePack)).not.toContain('This copy is');
});

test('columns in which nothing stands are left out, and a caption that repeats its heading is only spoken', () => {
  const columns = [{ title: 'A' }, { title: 'B' }, { title: 'C', numeric: true }, { title: 'D' }];
  const shown = htmlOf(
    table('T', columns, [{ cells: ['1', null, '3', []] }, { cells: ['2', '', '0', false] }]),
  );
  expect([...shown.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map((match) => match[1])).toEqual(['A', 'C']);
  expect(shown).toContain('<td class="n">0</td>');
  expect(htmlOf(table('T', columns, [{ cells: ['1', '2', '3', '4'] }]))).toMatch(
    /<table class="cards" role="table">.*<td role="cell" data-label="B">2<\/td>/s,
  );
  expect(htmlOf(table('T', columns, []))).not.toContain('<table');
  expect(htmlOf(table('T', columns, [{ cells: ['1'] }], { quietCaption: true }))).toContain(
    '<caption class="spoken">T</caption>',
  );
});

test('very long words get places to break that leave nothing when copied; attributes get none', () => {
  const long = 'W'.repeat(130);
  expect(html`<p title="a ${long}">${long} ${'b&'.repeat(40)}</p>`.text).toBe(
    `<p title="a ${long}">${'W'.repeat(60)}<wbr>${'W'.repeat(60)}<wbr>${'W'.repeat(10)} ${'b&amp;'.repeat(30)}<wbr>${'b&amp;'.repeat(10)}</p>`,
  );
  expect(svg`<title>${long}</title>`.text).toBe(`<title>${long}</title>`);
});

test('each chart has a name, a description and its data as a table', () => {
  const page = packPage(samplePack);
  const figures = page.match(/<figure class="chart">[\s\S]*?<\/figure>/g)!;
  expect(figures).toHaveLength(3);
  for (const figure of figures) {
    expect(figure).toMatch(
      /role="img" aria-labelledby="(\S+) (\S+)"><title id="\1">[^<]+<\/title><desc id="\2">[^<]+<\/desc>/,
    );
    expect(figure).toMatch(/<details><summary>[\s\S]*<table/);
  }
  expect(figures[1]).toContain(
    '24 readings from Jan\u00a024 to Dec\u00a025. Latest 9.8'.replace('24 readings', '24\u00a0readings'),
  );
  expect(figures[1]).toContain('Pump of rig 2 failed');
});

test('a review without anything still gives a page that says so', () => {
  const page = packPage({
    ...samplePack,
    organization: null,
    themes: [],
    notes: [],
    readiness: null,
    review: {
      ...samplePack.review,
      date: null,
      period: null,
      comparedWith: null,
      previous: null,
      minutes: null,
      conclusions: null,
      policyReview: null,
      signOffs: [],
    },
    pageOne: {
      decisions: { items: [], more: 0 },
      totals: { asks: 0, answered: 0, asked: [], headcountAsked: 0, granted: [], headcountGranted: 0 },
      unasked: { items: [], more: 0 },
      lastTime: {
        review: null,
        date: null,
        decisions: { items: [], more: 0 },
        kept: { due: 0, onTime: 0, moved: 0, late: 0, open: 0, undated: 0 },
      },
      changes: [],
      costOfPoorQuality: null,
    },
    inputs: [],
    objectives: { items: [], more: 0 },
    indicators: { items: [], more: 0 },
    decisions: { items: [], more: 0 },
  });
  for (const sentence of [
    'No decision is asked.',
    'This is the first review.',
    'The records show no change in money or for customers.',
    'The records hold no cost of poor quality.',
    'The minutes hold no inputs yet.',
    'No decision has been written down yet.',
    'This review carries no sign-off.',
  ])
    expect(page).toContain(sentence);
});

test('the longest pack there can be is rendered in less than half a second', () => {
  const fill = <T>(items: readonly T[], length: number) => ({
    items: Array.from({ length }, (_, i) => items[i % items.length]!),
    more: 10_000,
  });
  const long = {
    ...samplePack,
    inputs: fill(samplePack.inputs, 40).items,
    objectives: fill(samplePack.objectives.items, 50),
    indicators: fill(samplePack.indicators.items, 50),
    decisions: fill(samplePack.decisions.items, 50),
    appendix: {
      ...samplePack.appendix,
      signOffs: fill(samplePack.appendix.signOffs.items, 300),
      findings: fill(samplePack.appendix.findings.items, 300),
      records: fill(samplePack.appendix.records.items, 300),
    },
  };
  expect(packPage(long)).toContain('and 10,000 more in the records');
});
