import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

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
const packedBefore = 'node_modules/.cache/qms-as-code';

/** A face, packed; taken from where it was kept when it was packed before, if that is still this face. */
async function packedFace(face: string): Promise<Buffer> {
  const bytes = await readFile(join(fontsPackage, face, fileOf(face)));
  const kept = join(packedBefore, `${fileOf(face)}.br`);
  try {
    const packed = await readFile(kept);
    if (brotliDecompressSync(packed).equals(bytes)) return packed;
  } catch {
    // Not there, or cut short: it is made anew.
  }
  const packed = brotliCompressSync(bytes, packing);
  await mkdir(packedBefore, { recursive: true });
  await writeFile(`${kept}.${process.pid}`, packed);
  await rename(`${kept}.${process.pid}`, kept);
  return packed;
}

/**
 * The same with each face packed to half its size, for a package that people install: printing a PDF unpacks them. Their
 * licence is among the notices there.
 */
export async function copyPackedFonts(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const face of faces) await writeFile(join(target, `${fileOf(face)}.br`), await packedFace(face));
}
