import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Open Sans, under the SIL Open Font License: the faces that pages of the product use. What is emphasized, a quotation or
 * a word, is slanted by the browser: a third face would be a thirtieth of the extension.
 */
export const fontsPackage = 'node_modules/@expo-google-fonts/open-sans';
const faces = ['400Regular', '600SemiBold'];

const fileOf = (face: string): string => `OpenSans_${face}.ttf`;

/** Puts the typeface that printed pages carry, with its licence, into a folder of what is built. */
export async function copyFonts(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const face of faces) await cp(join(fontsPackage, face, fileOf(face)), join(target, fileOf(face)));
  await cp(join(fontsPackage, 'LICENSE_FONT'), join(target, 'LICENSE'));
}

const { BROTLI_MODE_FONT, BROTLI_PARAM_MODE } = constants;

/** As small as can be, which takes a second or two: everybody who installs it waits for each kilobyte. */
const packing = { params: { [BROTLI_PARAM_MODE]: BROTLI_MODE_FONT } };

/** The same with each face packed to half its size, for a package that people install: printing a PDF unpacks them. */
export async function copyPackedFonts(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const face of faces) {
    const bytes = await readFile(join(fontsPackage, face, fileOf(face)));
    await writeFile(join(target, `${fileOf(face)}.br`), brotliCompressSync(bytes, packing));
  }
  await cp(join(fontsPackage, 'LICENSE_FONT'), join(target, 'LICENSE'));
}
