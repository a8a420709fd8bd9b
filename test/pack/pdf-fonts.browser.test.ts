import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPackedFonts } from '../../scripts/fonts.ts';
import { type PdfOptions, printPdf } from '../../server/src/adapters/node/pdf.ts';
import { textOfPdf } from '../../server/src/adapters/node/pdf-text.ts';
import { chromiumStart } from '../chromium.ts';
import { packPage } from './pages.ts';
import { samplePack } from './render-sample.ts';

/** A PDF has the same letters on every machine, or there is none. */

let folder: string;
/** Configurations of fonts as machines have them. */
let machines: Readonly<Record<'none' | 'bare' | 'this', NodeJS.ProcessEnv>>;
beforeAll(async () => {
  const browser = { PATH: '/nowhere', CHROME_PATH: (await chromiumStart()).executablePath };
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  const bare = join(folder, 'bare.conf');
  writeFileSync(bare, '<?xml version="1.0"?><fontconfig></fontconfig>');
  machines = {
    none: { ...browser, FONTCONFIG_FILE: join(folder, 'missing.conf') },
    bare: { ...browser, FONTCONFIG_FILE: bare },
    this: browser,
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const print = (html: string, options: Partial<PdfOptions>): Promise<Uint8Array> =>
  printPdf(() => html, {
    sandbox: false,
    typeface: { folder: resolve('dist/fonts'), name: 'OpenSans' },
    env: machines.bare,
    platform: 'linux',
    ...options,
  });

test.each(['none', 'bare'] as const)(
  'fonts of the machine: %s; the typeface of qms is in the PDF',
  async (name) => {
    const { fonts, isOnFirstPage } = textOfPdf(await print(packPage(samplePack), { env: machines[name] }));
    expect([...fonts].sort()).toEqual(['OpenSans-Regular', 'OpenSans-SemiBold']);
    expect(isOnFirstPage).toBe(true);
  },
);

test('the typeface may be installed packed, as the npm package has it', async () => {
  const packed = join(folder, 'packed');
  await copyPackedFonts(packed);
  const typeface = { folder: packed, name: 'OpenSans' };
  const { fonts } = textOfPdf(await print(packPage(samplePack), { typeface }));
  expect([...fonts].sort()).toEqual(['OpenSans-Regular', 'OpenSans-SemiBold']);
});

test('all that a pack says by itself is in the typeface, so that the fonts of this machine are not asked', async () => {
  const { fonts } = textOfPdf(await print(packPage(samplePack), { env: machines.this }));
  expect([...fonts].filter((name) => !name.startsWith('OpenSans'))).toEqual([]);
});

test('without the typeface there is no PDF', async () => {
  for (const missing of [folder, join(folder, 'missing')]) {
    const typeface = { folder: missing, name: 'OpenSans' };
    await expect(print(packPage(samplePack), { typeface })).rejects.toThrow(
      `the typeface that comes with qms is not where it belongs (${missing})`,
    );
  }
});

test('letters of another typeface are no PDF either', async () => {
  const typeface = { folder: resolve('dist/fonts'), name: 'Another' };
  await expect(print('<p>Text</p>', { typeface })).rejects.toThrow(
    'the browser did not use the typeface that comes with qms',
  );
});

test('a first page without text is no PDF, however much the next ones say', async () => {
  const next = '<p style="break-before:page">Text</p>';
  await expect(
    print(`<svg width="9" height="9"><rect width="9" height="9"/></svg>${next}`, {}),
  ).rejects.toThrow('the browser printed a first page without any text');
  const kept = await print(`<p>Text</p>${'<hr style="break-before:page">'.repeat(3)}`, {});
  expect(textOfPdf(kept).isOnFirstPage).toBe(true);
});
