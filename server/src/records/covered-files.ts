import type { FileUse } from '../model/record.ts';
import { isBoundBy } from '../schemas/bound.ts';

/** Whether some sign-off of its record may cover a file. */
export const mayBeCovered = ({ use, path, signed }: FileUse): boolean =>
  use === 'image' || path[0] === 'signOffs' || (use !== 'link' && signed !== false);

/** A sign-off, as far as it decides which files it covers. */
export interface CoveringBlock {
  /** Position in `signOffs`. */
  readonly index: number;
  readonly meaning: string | null;
}

/** Whether the digest of a sign-off covers a file that its record names: in a bound field, as its own proof, as an image. */
export function isCovered({ use, path, signed }: FileUse, { index, meaning }: CoveringBlock): boolean {
  if (use === 'image') return true;
  if (path[0] === 'signOffs') return path[1] === index && path[2] === 'proof';
  return use !== 'link' && isBoundBy(signed, meaning ?? '');
}
