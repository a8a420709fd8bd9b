import type { SignedBlock } from '../../workspace/ports.ts';
import type { Found } from './find-introductions.ts';
import type { Sought } from './introductions.ts';
import { type Integrities, meaningOf } from './present-files.ts';
import type { Texts } from './texts.ts';

/** What the files that a sign-off covers, and that are gone now, held in the commit that brought it in. */
export async function lostFiles(
  sought: Sought,
  { introduction }: Found,
  block: SignedBlock,
  texts: Texts,
): Promise<Integrities> {
  const there = await texts.holding(sought, introduction);
  const files =
    there === null
      ? {}
      : await texts.versions.coveredFiles(there.record, there.index, meaningOf(block), introduction.commit);
  return Object.fromEntries(
    block.gone.map((written) => [written, Object.hasOwn(files, written) ? files[written]! : null]),
  );
}
