import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Open Sans, under the SIL Open Font License: the faces that pages of the product use. */
export const fontsPackage = 'node_modules/@expo-google-fonts/open-sans';
const faces = ['400Regular', '400Regular_Italic', '600SemiBold'];

/** Puts the typeface that printed pages carry, with its licence, into a folder of what is built. */
export async function copyFonts(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const face of faces)
    await cp(join(fontsPackage, face, `OpenSans_${face}.ttf`), join(target, `OpenSans_${face}.ttf`));
  await cp(join(fontsPackage, 'LICENSE_FONT'), join(target, 'LICENSE'));
}
