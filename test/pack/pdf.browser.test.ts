import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NoPdf, printPdf } from '../../server/src/adapters/node/pdf.ts';
import { pagesOfAnchors } from '../../server/src/adapters/node/pdf-pages.ts';
import { chromiumStart } from '../chromium.ts';
import { acmeFiles } from '../workspace/acme.ts';
import { injections, withStrings } from './injections.ts';
import { packOf } from './packs.ts';
import { packPage } from './pages.ts';
import { samplePack } from './render-sample.ts';

const requests: string[] = [];
let server: Server;
let port: number;
let folder: string;
let before: string | undefined;
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  before = process.env['TMPDIR'];
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  process.env['TMPDIR'] = folder;
});
afterAll(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(folder, { recursive: true, force: true });
  server.close();
});

// Tests may run as root.
const options = {
  sandbox: false,
  typeface: { folder: resolve('dist/fonts'), name: 'OpenSans' },
  // The packaged browser, unpacked once for all.
  env: { PATH: '/nowhere', CHROME_PATH: (await chromiumStart()).executablePath },
  platform: 'linux',
} as const;

/** Makes the letters of a page those that are to be in its PDF. */
const letters = '<style>body{font-family:"Open Sans"}</style>';

const pdfText = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

test('a PDF has tags, a language, bookmarks and a title, and its folder is gone afterwards', async () => {
  // No browser is installed under this PATH, so that the packaged one is unpacked and taken.
  const env = { PATH: '/nowhere' };
  const pdf = await printPdf((pages) => packPage(samplePack, {}, pages), { ...options, env });
  const text = pdfText(pdf);
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('/StructTreeRoot');
  expect(text).toContain('/Marked true');
  expect(text).toContain('/Lang (en)');
  expect(text).toContain('/Outlines');
  const pages = pagesOfAnchors(pdf);
  expect([pages.get('contents'), pages.get('records')]).toEqual([2, Math.max(...pages.values())]);
  expect(pages.get('objectives')).toBeGreaterThan(pages.get('inputs')!);
  expect(readdirSync(folder)).toEqual([]);
});

/** Width and height of the sheets of a PDF, in points. */
const sheetOf = (pdf: Uint8Array): readonly number[] =>
  /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/
    .exec(pdfText(pdf))!
    .slice(1)
    .map((each) => Math.round(Number(each)));

/** The pack of the example company. */
const acme = packOf(acmeFiles(), 'MR-2026-01');

test.each([
  ['A4, where no other paper is asked for', undefined, [596, 842]],
  ['Letter', 'letter', [612, 792]],
] as const)(
  'page one of the example company is one sheet of %s',
  async (_, paper, sheet) => {
    const pack = await acme;
    const asked = paper === undefined ? {} : { paper };
    const pdf = await printPdf((known) => packPage(pack, {}, known), { ...options, ...asked });
    expect(pagesOfAnchors(pdf).get('contents')).toBe(2);
    expect(sheetOf(pdf)).toEqual(sheet);
  },
  90_000,
);

test('it prints until the pages named are those printed', async () => {
  let asked = 0;
  const pdf = await printPdf((pages) => {
    asked++;
    const page = pages.get('b');
    // The longer text that names the page moves what it names.
    return `<!doctype html><title>T</title>${letters}<a href="#b">B</a><p>${page === undefined ? '' : `${page} `.repeat(3000)}</p><h2 id="b">Two</h2>`;
  }, options);
  const named = pagesOfAnchors(pdf).get('b')!;
  expect(asked).toBeGreaterThan(2);
  expect(named).toBeGreaterThan(1);
});

test('the contents name the pages on which the sections are printed', async () => {
  const asked: (readonly [string, number])[][] = [];
  await printPdf((pages) => {
    asked.push([...pages]);
    return `<!doctype html><title>T</title>${letters}<a href="#b">B</a><p>One</p><h2 id="b" style="break-before:page">Two /b [1 0 R </h2>`;
  }, options);
  expect(asked).toEqual([[], [['b', 2]]]);
  expect(packPage(samplePack, {}, new Map([['risks', 17]]))).toContain(
    '<span>Risks and opportunities</span><span class="page">17</span>',
  );
});

test('hostile records, in headers too, make a PDF and load nothing', async () => {
  const here = (text: string): string => text.replaceAll('https://evil.example', `http://127.0.0.1:${port}`);
  // Every text is another injection, so that all of them come by in one print.
  let next = 0;
  const pack = withStrings(samplePack, () => here(injections[next++ % (injections.length - 1)]!));
  expect(pdfText(await printPdf(() => packPage(pack), options)).startsWith('%PDF-')).toBe(true);
  expect(requests).toEqual([]);
});

test('even a page that asks for something gets nothing, and its scripts do not run', async () => {
  const page = `<!doctype html><html lang="en"><title>T</title>${letters}
<img src="http://127.0.0.1:${port}/image"><link rel="stylesheet" href="http://127.0.0.1:${port}/style">
<iframe src="http://127.0.0.1:${port}/frame"></iframe><meta http-equiv="refresh" content="0;url=http://127.0.0.1:${port}/refresh">
<script>fetch('http://127.0.0.1:${port}/fetch'); document.title = 'ran'</script><p>Text</p>`;
  const text = pdfText(await printPdf(() => page, options));
  expect(requests).toEqual([]);
  expect(text).toContain('/Title (T)');
});

test('says what to do when a browser does not work', async () => {
  const env = { PATH: '/nowhere', CHROME_PATH: '/bin/false' };
  await expect(printPdf(() => '<p>', { ...options, env })).rejects.toThrow(NoPdf);
  await expect(printPdf(() => '<p>', { ...options, env })).rejects.toThrow(
    'the browser ended before the PDF was made',
  );
  expect(readdirSync(folder)).toEqual([]);
});
